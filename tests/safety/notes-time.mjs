// The time that notes take grows with their length: each marker of the grammar of notes, repeated, nested and mixed with times.
//
//   node tests/safety/notes-time.mjs [--size BYTES]
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { finish, repository } from './result.mjs';

const { values } = parseArgs({ options: { size: { type: 'string', default: '262144' } } });
const { parseNotes } = await import(pathToFileURL(join(repository, 'dist/index.js')).href);

/** How the time may grow from a quarter of the length to all of it, in the logarithm. */
const mostSlope = 1.2;
/** Less than this is noise. */
const leastMs = 300;
const mostBytes = 768 * 1024 * 1024;

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

const counts = { texts: 0, 'with times': 0 };
const violations = [];
for (const marker of markers) {
  for (const word of words) {
    const piece = marker + word;
    for (const lead of ['', '- 0:00 A\n']) {
      if (piece.trim() === '' && lead === '') continue;
      counts.texts += 1;
      if (/\d:\d/.test(lead + word)) counts['with times'] += 1;
      const textOf = (length) => lead + piece.repeat(Math.ceil(length / piece.length));
      const size = Number(values.size);
      const small = costOf(textOf(size / 4));
      const large = costOf(textOf(size));
      const slope = Math.log(large.ms / Math.max(small.ms, 1)) / Math.log(4);
      const what = JSON.stringify(lead + piece);
      if (large.ms > leastMs && slope > mostSlope && !isLinear(textOf, size))
        violations.push(
          `${what}: ${Math.round(small.ms)} ms, four times the length ${Math.round(large.ms)} ms`,
        );
      if (large.bytes > mostBytes) violations.push(`${what}: ${large.bytes} bytes of memory`);
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
    counts.texts += 1;
    counts['with times'] += 1;
    const textOf = (length) => `${lineOf(filler.repeat(Math.ceil(length / filler.length)))}- 0:20 c\n`;
    const size = Number(values.size) / 8;
    const [small, large] = [costOf(textOf(size / 4)), costOf(textOf(size))];
    const slope = Math.log(large.ms / Math.max(small.ms, 1)) / Math.log(4);
    if (large.ms > leastMs && slope > mostSlope && !isLinear(textOf, size))
      violations.push(
        `${JSON.stringify(lineOf(filler))}: ${Math.round(small.ms)} ms, four times the length ${Math.round(large.ms)} ms`,
      );
  }
}
finish('notes-time', { counts, violations });

/** A second look, at the best of three: a busy machine makes anything slow now and then. */
function isLinear(textOf, size) {
  const best = (length) => Math.min(...[1, 2, 3].map(() => costOf(textOf(length)).ms));
  return Math.log(best(size) / Math.max(best(size / 4), 1)) / Math.log(4) <= mostSlope;
}

/** What reading takes: milliseconds of the processor, bytes of the heap. */
function costOf(text) {
  const bytes = new TextEncoder().encode(text);
  const before = process.memoryUsage().heapUsed;
  const started = process.cpuUsage();
  parseNotes('a.md', bytes);
  const { user, system } = process.cpuUsage(started);
  return { ms: (user + system) / 1000, bytes: process.memoryUsage().heapUsed - before };
}
