// Prints how the time to read notes grows with their size; a factor of 2 per row is linear.
//
//   node tests/bench/notes-growth.mjs [MEGABYTES]      default 4
import { loadTypeScript } from '../build/load-typescript.mjs';

const { parseNotes } = await loadTypeScript(new URL('../../src/notes/parse-notes.ts', import.meta.url));
const { decodeText } = await loadTypeScript(new URL('../../src/text/source-text.ts', import.meta.url));

const repeat = (piece) => (bytes) => piece.repeat(Math.ceil(bytes / piece.length));

/** Ordinary notes, then what would be slow if anything were quadratic. */
const kinds = {
  prose: repeat(`${'Lorem ipsum dolor sit amet, consectetur. '.repeat(8)}\n\n`),
  'stamped items': repeat('- [@12:34] - What is [a link](https://example.com/x) and `code`?\n'),
  'plain lines': repeat('12:34 - What is a title?\n'),
  'html paragraphs': repeat('<p>(00:10:45) What <b>is</b> it?</p>'),
  'nested items': (bytes) =>
    Array.from({ length: Math.sqrt(bytes) }, (_, depth) => `${' '.repeat(2 * depth)}- [@0:10] x`).join('\n'),
  'one line': repeat('12:34 - x '),
  quotes: repeat('>'),
  bullets: repeat('- '),
  brackets: (bytes) => `- 0:10 ${'['.repeat(bytes)}`,
  emphasis: (bytes) => `- 0:10 ${'*a_ '.repeat(bytes / 4)}`,
  backticks: repeat('`a``b '),
  comments: repeat('<!-- a --> <!--'),
  'open tags': repeat('<p "'),
  'line breaks in HTML': repeat('<p>0:10 - a<br>'),
  'template tags': repeat('{% a timestamp="0:10" title="x" '),
  entities: (bytes) => `- x\n${'  0&#58;10 - y\n'.repeat(bytes / 15)}`,
};

const megabytes = Number(process.argv[2] ?? 4);
for (const [name, make] of Object.entries(kinds)) {
  const times = [0.25, 0.5, 1].map((share) => {
    const { source } = decodeText('notes.md', new TextEncoder().encode(make(megabytes * 1e6 * share)));
    const before = process.cpuUsage().user;
    parseNotes(source);
    return (process.cpuUsage().user - before) / 1000;
  });
  const cells = times.map((ms) => `${ms.toFixed(0).padStart(7)} ms`);
  console.log(`${name.padEnd(22)}${cells.join('')}   x${(times[2] / Math.max(times[1], 1)).toFixed(1)}`);
}
