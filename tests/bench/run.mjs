#!/usr/bin/env node
// Measures chapterize, the machine's floors and other programs side by side, and prints a table.
//
//   npm run bench -- [--runs 15] [--nodes 22,24,26] [--large] [--growth] [--no-peers] [--dir FOLDER] [--out FILE]
//
// Inputs are made in code. Wall times are medians of interleaved runs; only ratios of one run say something on another
// machine. Nothing is warm but the page cache. The figures go to tests/bench/figures.json, which docs/speed.md quotes (UPDATE=1 with
// tests/docs/speed.test.ts brings it up to date), unless --out names another file.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commandCases, embedCommand, floorCases, ourCases, peerCases, startCases } from './cases.mjs';
import { measureGrowth } from './growth.mjs';
import { makeInput, sizes, withLines } from './inputs.mjs';
import { measure } from './measure.mjs';
import { findNodes } from './nodes.mjs';
import { findPeers } from './peers.mjs';
import { findRatios } from './ratios.mjs';
import { formatFit, formatRatios, formatResults } from './table.mjs';

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    runs: { type: 'string', default: '15' },
    nodes: { type: 'string', default: '22,24,26' },
    large: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: true },
    dir: { type: 'string', default: tmpdir() },
    out: {
      type: 'string',
      default: fileURLToPath(new URL('figures.json', import.meta.url)),
    },
  },
});
const runs = Number(options.runs);
if (!existsSync(new URL('../../dist/cli/main.cjs', import.meta.url))) {
  console.error('the bench measures the built program: npm run build');
  process.exit(2);
}
mkdirSync(options.dir, { recursive: true });
const folder = mkdtempSync(join(options.dir, 'chapterize-bench-'));
const progress = (text) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : '');
process.on('SIGINT', () => process.exit(130));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const nodes = findNodes(options.nodes.split(',').filter((major) => major !== ''));
const [here] = nodes;
const { peers, missing } = options.peers ? findPeers(here.path) : { peers: [], missing: [] };
const machine = describeMachine();
console.log(
  Object.entries(machine)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n'),
);

const real = await readyInput('59 MB');
const small = await readyInput('5 MB');
const inputs = options.large ? [real, small, await readyInput('600 MB')] : [real, small];
const results = measure(
  [
    ...nodes.flatMap((node) => startCases(node, real)),
    ...inputs.flatMap(floorCases),
    ...inputs.flatMap((input) => (input === real ? nodes : [here]).flatMap((node) => ourCases(input, node))),
    ...commandCases(small, here),
    ...peerCases(real, peers),
  ],
  { runs, folder, progress },
);
const ratios = findRatios(results, { input: real, nodes, peers });
const growth = options.growth ? await findGrowth() : null;
progress('');

console.log(formatResults([...results, ...(growth?.results ?? [])]).join('\n'));
if (missing.length > 0) console.log(`\nnot installed here: ${missing.join(', ')}`);
console.log(['', 'ratios of medians', ...formatRatios(ratios)].join('\n'));
if (growth !== null) console.log(['', 'growth', ...growth.fits.map((one) => formatFit(...one))].join('\n'));
mkdirSync(dirname(options.out), { recursive: true });
// In the form that the linter asks for, and without the paths of this machine.
const root = fileURLToPath(new URL('../..', import.meta.url));
const figures = JSON.stringify({ machine, runs, results, ratios, growth }, null, 2);
writeFileSync(options.out, `${figures.replaceAll(root, '').replaceAll(`${folder}/`, '')}\n`);
console.log(`\n${options.out}`);
if ([...results, ...(growth?.results ?? [])].some(({ failed }) => failed !== undefined)) process.exitCode = 1;

/** An input with its finished file next to it. */
async function readyInput(size, chapterCount) {
  progress(`making ${size}`);
  const name = chapterCount === undefined ? size : `${size} with ${chapterCount} chapters`;
  const input = await makeInput(folder, name, sizes[size], chapterCount);
  const [command, ...args] = embedCommand(here.path, input);
  execFileSync(command, args, { stdio: 'pipe' });
  return input;
}

/** Inputs of five sizes, of five numbers of chapters, and of five numbers of lines, measured and fitted. */
async function findGrowth() {
  const bySize = [
    small,
    await readyInput('15 MB'),
    await readyInput('30 MB'),
    real,
    await readyInput('120 MB'),
  ];
  const byChapters = [];
  for (const count of [1, 32, 64, 128, 255]) byChapters.push(await readyInput('5 MB', count));
  const byLines = [1000, 5000, 10_000, 20_000, 40_000].map((count) =>
    withLines(small, count, `notes of ${count} lines`),
  );
  return measureGrowth({ bySize, byChapters, byLines, node: here }, { runs, folder, progress });
}

function describeMachine() {
  const filesystem = spawnSync('stat', ['-f', '-c', '%T', folder], { encoding: 'utf8' }).stdout?.trim();
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    filesystem: filesystem || 'unknown',
    load: loadavg()[0]?.toFixed(2),
    nodes: nodes.map(({ version }) => version).join(', '),
    runs: `medians of ${runs}, interleaved`,
  };
}
