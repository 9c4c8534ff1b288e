// The time that notes take grows with their length, from 1 KB on: each marker of the grammar of notes, repeated, nested and mixed with
// times, and lists of many forms whose times go forward.
//
//   node tests/safety/notes-time.mjs [--size BYTES] [--verbose]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { finish, repository } from './result.mjs';

const { values } = parseArgs({
  options: { size: { type: 'string', default: '5242880' }, verbose: { type: 'boolean', default: false } },
});
const { parseNotes } = await import(pathToFileURL(join(repository, 'dist/index.js')).href);

/** How the time may grow from each size to the next one, in the logarithm. */
const mostSlope = 1.2;
/** Each size is so many times the one before: far enough that a busy machine does not make the one look like the other. */
const step = 16;
const leastSize = 1024;
const sizes = sizesUpTo(Number(values.size));
/** What a run takes that does not depend on the length: code that is compiled, memory that is tidied up. Less is noise. */
const floorMs = 100;
/** The least of so many is what a text takes; the processor is shared with others, and their turns are counted too. */
const mostTries = 7;
const mostBytes = 768 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

const markers = [
  '- ',
  '* ',
  '1. ',
  '> ',
  '>- ',
  '>-\n  ',
  '# ',
  '### ',
  '\t',
  '    ',
  '| ',
  '|-',
  '```\n',
  '~~~\n',
  '---\n',
  '===\n',
  '<p>',
  '<li>',
  '<div>',
  '<br>',
  '<table><tr><td>',
  '<!--',
  '<a href="#t=1">',
  '[',
  '](',
  '[@',
  '(',
  '**',
  '_',
  '`',
  '~',
  '&amp;',
  '\\',
  '{% ',
  '{{< ',
  '<Ab ',
  '\u200b',
  '\u2029',
  '\r',
  '\u00a0',
  'https://a.example/ ',
  '[a]: b\n',
  'Chapters:\n',
  '#chapter ',
  ': ',
  '； ',
];
const words = ['', 'x\n', '0:00 a\n', '0:00', 'a 0:00\n', '\n\n', ' '];

const counts = { texts: 0, 'with times': 0, sizes: sizes.length };
const violations = [];
for (const marker of markers) {
  for (const word of words) {
    const piece = marker + word;
    for (const lead of ['', '- 0:00 A\n']) {
      if (piece.trim() === '' && lead === '') continue;
      if (/\d:\d/.test(lead + word)) counts['with times'] += 1;
      tryText(
        JSON.stringify(lead + piece),
        (length) => lead + piece.repeat(Math.ceil(length / piece.length)),
      );
    }
  }
}
/** Runs of one character inside of a title, before and after its time. */
for (const filler of [...markers, '.', '·', '…', '-', ' ', '#c', '~', ', '].filter(
  (each) => !each.includes('\n'),
)) {
  for (const lineOf of [
    (run) => `- 0:00 a${run}b\n`,
    (run) => `- a${run}b 0:00\n`,
    (run) => `| 0:00 | a${run}b |\n`,
  ]) {
    counts['with times'] += 1;
    tryText(
      JSON.stringify(lineOf(filler)),
      (length) => `${lineOf(filler.repeat(Math.ceil(length / filler.length)))}- 0:20 c\n`,
    );
  }
}
/** Lists whose times go forward, as fast as speech and as chapters do: what is asked of each must not be asked of all. */
const lists = [
  (at) => `- ${at} Words\n`,
  (at) => `- Words (${at})\n`,
  (at) => `${at}\nWords\n\n`,
  (at) => `Ann Lee\n${at}\n\n`,
  (at, index) => `[${at}] ${index % 2 === 0 ? 'ann' : 'bo'}: Words\n`,
  (at) => `## ${at} Words that go on below the heading\n\nas they stand\n\n`,
  (at, index) => `- ${at} goal ${index}:${index + 1}\n`,
  (at) => `- “Words that somebody has said, and not in a hurry” — @ann [${at}]\n`,
  (at) => `- ${at} Words\n  - cited (0:10)\n`,
  (at) => `${at} Words\n    that go on\n`,
  (at, index) => `${at} Words #${index % 3 === 0 ? 'link' : 'chapter'}\n`,
  (at, index) => `${index === 0 ? 'A sentence. ' : ''}(${at}) Words `,
  (at) => `${at} Words\n\n${at}\n\n`,
  (at) => `| ${at} | Words |\n`,
  (at) => `<p>${at} Words</p>\n`,
  (at) => `  - title: Words\n    time: '${at}'\n`,
];
for (const lineOf of lists) {
  for (const stepSeconds of [2, 30]) {
    counts['with times'] += 1;
    tryText(`${JSON.stringify(lineOf('0:00:00', 0))} every ${stepSeconds} s`, (length) => {
      const lines = Array.from({ length: Math.ceil(length / lineOf('0:00:00', 0).length) }, (_, index) =>
        lineOf(clock(index * stepSeconds), index),
      );
      return lines.join('');
    });
  }
}
finish('notes-time', { counts, violations });

function clock(seconds) {
  const pad = (number) => String(number).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** The size asked for, and smaller ones down to a kilobyte. */
function sizesUpTo(most) {
  const found = [most];
  while (found[0] / step >= leastSize) found.unshift(Math.round(found[0] / step));
  return found;
}

/** Reads a text in all sizes. */
function tryText(what, textOf) {
  counts.texts += 1;
  const costs = sizes.map((size) => ({ size, text: new TextEncoder().encode(textOf(size)) }));
  forgetPeak();
  for (const cost of costs) cost.ms = timeOf(cost.text);
  if (values.verbose) console.log(`${costs.map(({ ms }) => Math.round(ms)).join(' ')} ms ${what}`);
  const bytes = peak();
  if (bytes > mostBytes) violations.push(`${what}: ${Math.round(bytes / 2 ** 20)} MB of memory`);
  for (const [index, large] of costs.entries()) {
    const small = costs[index - 1];
    if (small === undefined || isLinear(small, large)) continue;
    violations.push(
      `${what}: ${small.ms.toFixed(1)} ms for ${small.size} bytes, ${large.ms.toFixed(1)} ms for ${large.size}`,
    );
  }
}

/** Looks again at what seems too slow: the least of several is not the work of others. */
function isLinear(small, large) {
  const mostMs = () => floorMs + small.ms * (large.size / small.size) ** mostSlope;
  for (let tries = 1; large.ms > mostMs(); tries += 1) {
    if (tries === mostTries) return false;
    small.ms = Math.min(small.ms, timeOf(small.text));
    large.ms = Math.min(large.ms, timeOf(large.text));
  }
  return true;
}

/** Milliseconds of the processor that reading takes. */
function timeOf(bytes) {
  const started = process.cpuUsage();
  parseNotes('a.md', bytes);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** The most memory that this process had since the last call of `forgetPeak`, in bytes. */
function peak() {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'));
  return Number(kilobytes) * 1024;
}

function forgetPeak() {
  // Else what earlier texts have left counts too.
  collectGarbage();
  writeFileSync('/proc/self/clear_refs', '5');
}
