import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { holdDoc } from './generated.js';

const path = new URL('../bench/figures.json', import.meta.url);

interface Figures {
  readonly machine: {
    readonly date: string;
    readonly processor: string;
    readonly nodes: string;
    readonly runs: string;
    readonly load: string;
  };
  readonly ratios: readonly { readonly what: string; readonly ratio: number | null }[];
}

/** What the document quotes, by the names that tests/bench/ratios.mjs gives, in words. */
const quoted: readonly (readonly [name: string, words: string])[] = [
  [
    'first embed / (node -e 0 + cp + fsync + rename over)',
    'first embed ÷ starting Node, copying, syncing and renaming over',
  ],
  ['unchanged / node reading the file', 'a run that finds nothing to do ÷ Node reading the file'],
  ['first embed / mutagen, safe', 'first embed ÷ mutagen, made safe'],
  ['first embed / eyeD3, safe', 'first embed ÷ eyeD3, made safe'],
  ['first embed / mutagen', 'first embed ÷ mutagen, which writes into the file itself'],
  ['first embed / eyeD3', 'first embed ÷ eyeD3, which writes into the file itself'],
  ['first embed / node-id3 update', 'first embed ÷ node-id3 `update`'],
  ['first embed / ffmpeg -c copy (v2.3)', 'first embed ÷ `ffmpeg -c copy`'],
  ['--help / node -e 0', '`--help` ÷ starting Node'],
];

function renderSpeed({ machine, ratios }: Figures): string {
  const majors = machine.nodes
    .split(', ')
    .map((version) => version.split('.')[0] ?? '')
    .toSorted();
  const rows = quoted.map(([name, words]) => {
    const cells = majors.map((major) => {
      const found = ratios.find(
        ({ what }) => what.startsWith(`Node ${major}.`) && what.endsWith(`: ${name}`),
      );
      return found?.ratio == null ? 'not measured' : `${found.ratio.toFixed(found.ratio < 1 ? 2 : 1)} ×`;
    });
    return `| ${[words, ...cells].join(' | ')} |`;
  });
  const head = ['', ...majors.map((major) => `Node ${major}`)].join(' | ').trim();
  const source = `Measured on ${machine.date}, ${machine.processor}, load of the machine before the run ${machine.load}, ${machine.runs}.`;
  return [`| ${head} |`, `|---${'|---'.repeat(majors.length)}|`, ...rows, '', source].join('\n');
}

test('docs/speed.md quotes what the bench wrote (UPDATE=1 writes it)', () => {
  const figures: Figures = JSON.parse(readFileSync(path, 'utf8'));
  const { found, expected } = holdDoc('speed.md', 'speed', renderSpeed(figures));
  expect(found).toBe(expected);
});
