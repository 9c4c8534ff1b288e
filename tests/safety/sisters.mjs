// What could get out of hand, in the whole source: each regular expression is measured with texts made against it, and each place where
// room is made by a number, and where something is executed or loaded, has a row that says what bounds it.
//
//   node tests/safety/sisters.mjs [--file NAME] [--verbose]
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'rolldown';
import { findOccurrences } from './occurrences.mjs';
import { attacksOn } from './pattern-attacks.mjs';
import { finish, repository } from './result.mjs';
import { bounds, slow } from './sisters-table.mjs';

const { values } = parseArgs({
  options: { file: { type: 'string' }, verbose: { type: 'boolean', default: false } },
});

/** How the time may grow with the text, in the logarithm: 1 in proportion, 2 with the square. */
const mostSlope = 1.2;
/** From how many characters to how many. */
const [short, long] = [1000, 16_000];
/**
 * And on from there, where the time up to there is too little to be judged, or grows too fast: an expression that looks at some hundred
 * characters from each place does so as long as the text is not much longer than that. Fewer where the square would take too long.
 */
const longest = 256_000;
/** Even shorter ones: some expressions take twice as long for each character. */
const shortest = [16, 24, 32, 200, 1000];
const longMs = 100;
/** Less is too little to be judged, so a longer text is taken. */
const leastMs = 0.5;
/** For all texts against one expression: those that come first are the ones against its beginning. */
const mostMs = 2000;

const { occurrences, patterns: written, files } = findOccurrences();
const patterns = distinct([...written, ...(await builtPatterns())]).filter(({ source }) =>
  /[*+{]/.test(source),
);
const counts = {
  'source files': files,
  'regular expressions': patterns.length,
  texts: 0,
  'allocations by a number': occurrences.filter(({ kind }) => kind === 'room').length,
  'executed or loaded': occurrences.filter(({ kind }) => kind === 'execution').length,
};
const violations = [...unbounded(), ...stale()];
for (const row of slow)
  if (!patterns.some((pattern) => isRowOf(row, pattern)) && values.file === undefined)
    violations.push(`no longer in the source: ${row.file} /${row.start}`);
for (const pattern of patterns) {
  if (slow.some((row) => isRowOf(row, pattern))) continue;
  const found = worstOf(pattern);
  if (found !== null)
    violations.push(`${pattern.file}: /${pattern.source.slice(0, 100)}/${pattern.flags} takes ${found}`);
}
finish('sisters', { counts, violations });

function isRowOf({ file, start }, pattern) {
  return file === pattern.file && pattern.source.startsWith(start);
}

function unbounded() {
  const known = new Set(bounds.flatMap(({ of }) => of.map((row) => row.join(' '))));
  return occurrences
    .filter(({ file, code }) => !known.has(`${file} ${code}`))
    .map(({ kind, file, code }) => `${file}: what bounds this ${kind}? ${code}`);
}

function stale() {
  const found = new Set(occurrences.map(({ file, code }) => `${file} ${code}`));
  return bounds.flatMap(({ of }) =>
    of.filter((row) => !found.has(row.join(' '))).map((row) => `no longer in the source: ${row.join(' ')}`),
  );
}

/** Those that are put together when a module is loaded. */
async function builtPatterns() {
  mkdirSync(join(repository, '.cache'), { recursive: true });
  const found = [];
  const Original = globalThis.RegExp;
  const sources = new Set(occurrences.filter(({ kind }) => kind === 'pattern').map(({ file }) => file));
  for (const file of sources) {
    // Once for the packages that it imports, whose expressions are not meant, and which are not loaded again.
    await load(join(repository, 'src', file));
    globalThis.RegExp = new Proxy(Original, {
      construct(target, args) {
        const made = Reflect.construct(target, args);
        found.push({ file, source: made.source, flags: made.flags });
        return made;
      },
    });
    try {
      await load(join(repository, 'src', file));
    } finally {
      globalThis.RegExp = Original;
    }
  }
  return found;
}

/** Imports a module of the source; packages stay outside, whose expressions are not meant. */
async function load(input) {
  const folder = mkdtempSync(join(repository, '.cache/sisters-'));
  const file = join(folder, 'module.mjs');
  try {
    const output = { file, format: 'esm', codeSplitting: false };
    await build({ input, platform: 'node', logLevel: 'silent', external: /^[^./]/, output });
    await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function distinct(all) {
  return [...new Map(all.map((each) => [`${each.source}/${each.flags}`, each])).values()].filter(
    ({ file }) => values.file === undefined || file === values.file,
  );
}

/** What is wrong with the time of an expression; null where it grows with the text. */
function worstOf(pattern) {
  const expression = new RegExp(pattern.source, pattern.flags);
  const began = cpuMs();
  try {
    for (const textOf of attacksOn(pattern)) {
      counts.texts += 1;
      const found = growth(expression, textOf);
      if (found !== null) return found;
      if (cpuMs() - began > mostMs) return null;
    }
    return null;
  } finally {
    const tookMs = cpuMs() - began;
    if (values.verbose && tookMs > 500)
      console.log(`${Math.round(tookMs)} ms: ${pattern.file} ${pattern.source.slice(0, 60)}`);
  }
}

function growth(expression, textOf) {
  for (const length of shortest) {
    const tookMs = Math.min(...[1, 2, 3].map(() => timeOf(expression, textOf(length))));
    if (tookMs > longMs)
      return `${Math.round(tookMs)} ms for ${length} characters: ${JSON.stringify(textOf(20))}`;
  }
  const longText = textOf(long);
  const longTextMs = timeOf(expression, longText);
  if (longTextMs >= leastMs && tooSteep(expression, textOf(short), longText) === null) return null;
  const times = Math.min(longest / long, Math.max(2, Math.sqrt(longMs / longTextMs)));
  const longestText = textOf(Math.round(long * times));
  if (timeOf(expression, longestText) < leastMs) return null;
  const found = tooSteep(expression, longText, longestText);
  return found === null ? null : `${found}: ${JSON.stringify(textOf(20))}`;
}

/** The times of both texts where they are too far apart each time; a busy machine makes anything slow now and then. */
function tooSteep(expression, shortText, longText) {
  let [small, large] = [0, 0];
  for (let look = 0; look < 3; look += 1) {
    [small, large] = [shortText, longText].map((text) => bestTime(expression, text));
    const slope = Math.log(large / small) / Math.log(longText.length / shortText.length);
    if (slope <= mostSlope) return null;
  }
  return `${small.toFixed(3)} ms for ${shortText.length} characters, ${large.toFixed(1)} ms for ${longText.length}`;
}

/** Milliseconds of the processor, the best of three, each long enough to be measured. */
function bestTime(expression, text) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && (round === 0 || best < 4 * longMs); round += 1) {
    const began = cpuMs();
    let [count, tookMs] = [0, 0];
    do {
      runOver(expression, text);
      count += 1;
      tookMs = cpuMs() - began;
    } while (tookMs < 2);
    best = Math.min(best, tookMs / count);
  }
  return best;
}

function timeOf(expression, text) {
  const began = cpuMs();
  runOver(expression, text);
  return cpuMs() - began;
}

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Finds all matches in a text. */
function runOver(expression, text) {
  expression.lastIndex = 0;
  if (!expression.global) expression.exec(text);
  else
    for (let match = expression.exec(text); match !== null; match = expression.exec(text))
      if (match[0] === '') expression.lastIndex += 1;
}
