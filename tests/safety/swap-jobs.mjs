// What swap.mjs disturbs: each command that writes, with the files and folders that the other process swaps.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, start } from './program.mjs';
import { shapes } from './shapes.mjs';

const byName = new Map(shapes(4000).map((shape) => [shape.name, shape]));
const shape = (name) => byName.get(name);

/** Markers that `import` writes into notes. */
const markers = 'WEBVTT\n\n00:00.000 --> 00:09.000\nStart\n\n00:09.000 --> 00:20.000\nGuests\n';

/** What a batch writes for programs. */
const reports = ['report.ndjson', 'junit.xml', 'journal.ndjson'];

/** An episode as `-u --also json` has left it, so that `undo` has three files to put back. */
async function embedded({ notes, audio }) {
  const { status, stderr } = await run(['-u', notes, audio, '--also', 'json']);
  if (status !== 0) throw new Error(`what undo is tried on cannot be made: exit ${status}: ${stderr}`);
}

/** Saves a change, and adds a picture, over and over while a preview runs. */
async function saveInPreview({ notes, audio }) {
  const { child, ended } = start(['preview', notes, audio, '--stay', '--no-open', '--embed']);
  const codes = [];
  try {
    const address = await new Promise((resolve, reject) => {
      child.stdout.once('data', (line) => resolve(String(line).trim()));
      child.once('close', () => reject(new Error('no address')));
    });
    const headers = { origin: new URL(address).origin };
    for (let number = 0; number < 4; number += 1) {
      const state = await fetch(`${address}state`).then((answer) => (answer.ok ? answer.json() : null));
      const changes = [{ kind: 'retitle', mark: 1, title: `Guest ${number}` }];
      const body = JSON.stringify({ sha256: state?.notes.sha256 ?? '0'.repeat(64), changes });
      const save = { method: 'PUT', headers: { ...headers, 'content-type': 'application/json' }, body };
      codes.push((await fetch(`${address}notes`, save)).status);
      const picture = {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream', 'x-file-name': `p${number}.png` },
        body: shape('pictures').pictures['picture.png'],
      };
      codes.push((await fetch(`${address}picture`, picture)).status);
    }
  } catch {
    // Where the run has refused the files, there is no preview.
  }
  child.kill('SIGTERM');
  const { stderr } = await ended;
  return { status: codes.some((code) => code === 200) ? 0 : 2, stderr };
}

/**
 * @typedef {object} Job what is run, and which of its files and folders the other process swaps
 * @property {(place: object) => Promise<unknown>} [before] an undisturbed run
 * @property {(place: object) => readonly string[]} [argv]
 * @property {(place: object) => Promise<{ status: number, stderr: string }>} [act] instead of a run with these arguments
 * @property {(place: object) => string} [swapped] the folder; else that of the episode
 * @property {(place: object, round: number) => string} [swappedFile] the file; else the mp3
 * @property {readonly string[]} [mayCreate] what the user names in the folder that is swapped: a link that is there when the
 *   run first looks is followed, so these may be made outside, each only with the one before
 * @property {boolean} [isEachAlone] unless they are apart
 */

/** @type {readonly Job[]} */
export const jobs = [
  { name: 'embed', shape: shape('v2.3'), argv: ({ notes, audio }) => [notes, audio] },
  { name: 'embed of the same size', shape: shape('replace'), argv: ({ notes, audio }) => [notes, audio] },
  { name: '-u', shape: shape('notes too'), argv: ({ notes, audio }) => ['-u', notes, audio] },
  { name: 'strip', shape: shape('strip'), argv: ({ audio }) => ['strip', audio] },
  { name: '--force', shape: shape('forced'), argv: ({ notes, audio }) => ['--force', notes, audio] },
  {
    name: '--also',
    shape: shape('v2.3'),
    argv: ({ notes, audio }) => [notes, audio, '--also', 'json', '--also', 'psc'],
  },
  {
    name: '-o',
    shape: shape('v2.3'),
    argv: ({ notes, audio, out }) => [notes, audio, '-o', join(out, 'finished.mp3')],
    swapped: ({ out }) => out,
    mayCreate: ['finished.mp3'],
  },
  {
    name: '-o --also',
    shape: shape('v2.3'),
    argv: ({ notes, audio, out }) => [notes, audio, '-o', join(out, 'finished.mp3'), '--also', 'json'],
    swapped: ({ out }) => out,
    mayCreate: ['finished.mp3', 'finished.chapters.json'],
  },
  {
    name: '--report, --junit',
    shape: shape('v2.3'),
    argv: ({ theirs, out }) => [
      'batch',
      join(theirs, 'in'),
      '--report',
      join(out, 'report.ndjson'),
      '--junit',
      join(out, 'junit.xml'),
      '--journal',
      join(out, 'journal.ndjson'),
    ],
    swapped: ({ out }) => out,
    mayCreate: reports,
    isEachAlone: true,
    before: async ({ out }) => {
      for (const name of reports) writeFileSync(join(out, name), '');
    },
    swappedFile: ({ out }, round) => join(out, reports[round % reports.length]),
  },
  {
    name: 'batch',
    shape: shape('v2.3'),
    argv: ({ theirs, out }) => [
      'batch',
      join(theirs, 'in'),
      '-u',
      '-o',
      out,
      '--journal',
      join(out, 'journal.ndjson'),
      '--report',
      join(out, 'report.ndjson'),
    ],
    before: async ({ out }) => mkdirSync(join(out, 'show')),
    swapped: ({ out }) => join(out, 'show'),
  },
  {
    name: 'batch that makes folders',
    shape: shape('v2.3'),
    argv: ({ theirs, out }) => ['batch', join(theirs, 'in'), '-o', out],
    before: async ({ theirs, audio, notes, out }) => {
      const deep = join(theirs, 'in/show/deep/deeper');
      mkdirSync(deep, { recursive: true });
      for (const [path, name] of [
        [audio, 'other.mp3'],
        [notes, 'other.md'],
      ])
        writeFileSync(join(deep, name), readFileSync(path));
      mkdirSync(join(out, 'show'));
    },
    swapped: ({ out }) => join(out, 'show'),
  },
  { name: 'undo', shape: shape('notes too'), before: embedded, argv: ({ audio }) => ['undo', audio] },
  { name: 'repair', shape: shape('repair'), argv: ({ audio }) => ['repair', audio] },
  {
    name: 'export -o',
    shape: shape('v2.3'),
    argv: ({ notes, out }) => ['export', notes, 'json', '-o', join(out, 'chapters.json')],
    swapped: ({ out }) => out,
    mayCreate: ['chapters.json'],
  },
  {
    name: 'export --images',
    shape: shape('pictures'),
    argv: ({ notes, out }) => ['export', notes, 'json', '--images', join(out, 'new/pictures')],
    swapped: ({ out }) => out,
    mayCreate: ['new/pictures/episode-02.jpg', 'new/pictures/episode-04.png'],
  },
  {
    name: 'import',
    shape: shape('v2.3'),
    before: async ({ base }) => writeFileSync(join(base, 'markers.vtt'), markers),
    argv: ({ base, notes }) => ['import', join(base, 'markers.vtt'), notes],
  },
  {
    name: 'shift',
    shape: shape('v2.3'),
    argv: ({ notes }) => ['shift', notes, '--cut', '0:01-0:03'],
  },
  { name: "the preview's saving", shape: shape('v2.3'), act: saveInPreview },
];
