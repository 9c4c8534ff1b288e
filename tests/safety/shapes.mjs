// Fifteen kinds of job, built byte by byte: small episodes whose tag, and what is asked for, differ.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTypeScript } from '../build/load-typescript.mjs';
import { ape } from './odd-parts.mjs';
import { repository } from './result.mjs';

const { buildJpeg, buildPng } = await loadTypeScript(new URL('../build/pictures.ts', import.meta.url));

/** Frames of silence: MPEG-1 Layer III, 128 kbit/s, 44.1 kHz, no padding, no CRC; 26.12 ms each. */
const mpegFrame = Buffer.alloc(417);
mpegFrame.writeUInt32BE(0xfffb9064);

function audioBytes(frameCount) {
  return Buffer.concat(Array.from({ length: frameCount }, () => mpegFrame));
}

function syncsafe(value) {
  return Buffer.from([(value >> 21) & 127, (value >> 14) & 127, (value >> 7) & 127, value & 127]);
}

function frame(version, id, body) {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  return Buffer.concat([
    Buffer.from(id, 'latin1'),
    version === 4 ? syncsafe(body.length) : size,
    Buffer.alloc(2),
    body,
  ]);
}

function tag(version, frames, { flags = 0, padding = 0 } = {}) {
  const body = Buffer.concat([...frames, Buffer.alloc(padding)]);
  return Buffer.concat([
    Buffer.from(['I', 'D', '3'].map((c) => c.charCodeAt(0))),
    Buffer.from([version, 0, flags]),
    syncsafe(body.length),
    body,
  ]);
}

const text = (version, id, value) =>
  frame(version, id, Buffer.concat([Buffer.from([0]), Buffer.from(value, 'latin1')]));

function cover(version, byteLength) {
  const image = Buffer.from(Array.from({ length: byteLength }, (_, index) => (index * 31) & 0xff));
  return frame(version, 'APIC', Buffer.concat([Buffer.from('\0image/png\0\x03\0', 'latin1'), image]));
}

function ordinaryFrames(version, coverByteLength = 20_000) {
  return [
    text(version, 'TIT2', 'An episode'),
    text(version, 'TPE1', 'Somebody'),
    frame(version, 'COMM', Buffer.from('\0eng\0a comment', 'latin1')),
    cover(version, coverByteLength),
  ];
}

/** A chapter as another program would have written it. */
function foreignChapter(version, id, startMs, endMs, title) {
  const times = Buffer.alloc(16, 0xff);
  times.writeUInt32BE(startMs, 0);
  times.writeUInt32BE(endMs, 4);
  return frame(version, 'CHAP', Buffer.concat([Buffer.from(`${id}\0`), times, text(version, 'TIT2', title)]));
}

/** Says that it is longer than the tag that holds it, which only `--force` cuts off. */
function overlongFrame() {
  const bytes = text(3, 'TALB', 'A show');
  bytes.writeUInt32BE(bytes.length + 500, 4);
  return bytes;
}

/** ID3v2.3 section 5: a zero goes after every FF before a byte of 0 or 111xxxxx, and after a last FF. */
function unsynchronise(bytes) {
  const out = [];
  bytes.forEach((byte, index) => {
    out.push(byte);
    const next = bytes[index + 1];
    if (byte === 0xff && (next === undefined || next === 0 || next >= 0xe0)) out.push(0);
  });
  return Buffer.from(out);
}

function id3v1(title) {
  const bytes = Buffer.alloc(128);
  bytes.write(`TAG${title}`, 'latin1');
  return bytes;
}

const notes = (titles) =>
  [
    '---',
    'title: An episode',
    '---',
    '',
    ...titles.map((title, index) => `- [@0:${String(index * 7).padStart(2, '0')}] ${title}`),
    '',
  ].join('\n');

const embed = notes(['Start', 'Guests', 'A longer talk', 'Questions', 'End']);

/** Files that the notes with pictures name. */
const pictures = { 'picture.jpg': buildJpeg(120), 'picture.png': buildPng(40) };

/** Names of files that are beside an episode before the run. */
export const pictureNames = Object.keys(pictures);

const embedPictures = embed
  .replace('Guests', 'Guests ![](picture.jpg)')
  .replace('Questions', 'Questions\n  ![](picture.png)');

/** The notes as far as -u: they state the length that the audio has. */
const embedStating = (byteLength) => embed.replace('title:', `length: ${byteLength}\ntitle:`);

const run = (audioPath, notesPath) => [notesPath, audioPath];

/** What a sound run has made of an episode: by the program of this repository, even where another one is tried. */
function writtenEpisode({ audio, notes, argv }) {
  const folder = mkdtempSync(join(tmpdir(), 'chapterize-shape-'));
  try {
    const place = placeShape({ audio, notes, pictures, argv }, folder);
    const program = join(repository, 'bin/chapterize.js');
    const { status, stderr } = spawnSync(process.execPath, [program, ...place.argv], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`what undo is tried on cannot be made: exit ${status}: ${stderr}`);
    return { audio: readFileSync(place.audio), notes: readFileSync(place.notes, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A shape of `undo`, made only where it is wanted: it takes a run. */
function undoShape(name, source) {
  let made = null;
  const episode = () => (made ??= writtenEpisode(source()));
  return {
    name,
    get audio() {
      return episode().audio;
    },
    get notes() {
      return episode().notes;
    },
    pictures,
    argv: (audioPath) => ['undo', audioPath],
  };
}

/**
 * @typedef {{ name: string, audio: Buffer, notes: string, pictures?: Record<string, Buffer>, argv: (audio: string, notes: string) => string[] }} Shape
 * @param {number} frameCount 417 bytes and 26.12 ms each
 * @returns {Shape[]}
 */
export function shapes(frameCount = 3000) {
  const audio = audioBytes(frameCount);
  const unsynced = unsynchronise(Buffer.concat(ordinaryFrames(3)));
  const chapters = [
    frame(3, 'CTOC', Buffer.from('toc\0\x03\x02a\0b\0', 'latin1')),
    foreignChapter(3, 'a', 0, 9000, 'Of another program'),
    foreignChapter(3, 'b', 9000, 60_000, 'And another'),
  ];
  const wrongSize = () => {
    const broken = foreignChapter(3, 'a', 0, 0xffffffff, 'Early');
    const bytes = Buffer.concat([tag(3, [broken, ...ordinaryFrames(3)]), audio]);
    syncsafe(400_000).copy(bytes, 6);
    return bytes;
  };
  const stated = { name: 'notes too', audio: Buffer.concat([tag(3, ordinaryFrames(3)), audio]) };
  return [
    { name: 'no tag', audio: Buffer.concat([audio, id3v1('x')]), notes: embed, argv: run },
    {
      name: 'v2.3',
      audio: Buffer.concat([tag(3, ordinaryFrames(3), { padding: 100 }), audio]),
      notes: embed,
      argv: run,
    },
    {
      name: 'v2.4',
      audio: Buffer.concat([tag(4, ordinaryFrames(4), { padding: 100 }), audio, id3v1('x')]),
      notes: embed,
      argv: run,
    },
    {
      name: 'unsynchronised',
      audio: Buffer.concat([tag(3, [unsynced], { flags: 0x80 }), audio]),
      notes: embed,
      argv: run,
    },
    {
      name: 'strip',
      audio: Buffer.concat([tag(3, [...chapters, ...ordinaryFrames(3)]), audio]),
      notes: '',
      argv: (audioPath) => ['strip', audioPath],
    },
    {
      name: 'replace',
      audio: Buffer.concat([tag(3, [...ordinaryFrames(3), ...chapters], { padding: 4000 }), audio]),
      notes: embed,
      argv: run,
    },
    {
      name: 'forced',
      audio: Buffer.concat([tag(3, [...ordinaryFrames(3), overlongFrame()]), audio]),
      notes: embed,
      argv: (audioPath, notesPath) => ['--force', notesPath, audioPath],
    },
    {
      name: 'pictures',
      audio: Buffer.concat([tag(4, ordinaryFrames(4)), audio]),
      notes: embedPictures,
      pictures,
      argv: run,
    },
    {
      name: 'carried',
      audio: Buffer.concat([audio, ape(), id3v1('A title')]),
      notes: embed,
      argv: run,
    },
    {
      name: 'repair',
      audio: Buffer.concat([
        tag(3, [foreignChapter(3, 'b', 9000, 0, 'Late'), foreignChapter(3, 'a', 0, 0xffffffff, 'Early')]),
        audio,
      ]),
      notes: '',
      argv: (audioPath) => ['repair', audioPath],
    },
    {
      name: 'repair the size',
      audio: wrongSize(),
      notes: '',
      argv: (audioPath) => ['repair', audioPath, '--tag-size'],
    },
    // With pictures, chapters of another program and a value of the notes: all that undo has to remember.
    undoShape('undo', () => {
      const replaced = Buffer.concat([tag(4, [...ordinaryFrames(4), ...chapters]), audio]);
      const notes = embedPictures.replace('title:', `length: ${replaced.length}\ntitle:`);
      return { audio: replaced, notes, argv: (audioPath, notesPath) => ['-u', notesPath, audioPath] };
    }),
    undoShape('undo carried', () => ({
      audio: Buffer.concat([audio, ape(), id3v1('A title')]),
      notes: embed,
      argv: run,
    })),
    undoShape('undo the size', () => ({
      audio: wrongSize(),
      notes: '',
      argv: (audioPath) => ['repair', audioPath, '--tag-size'],
    })),
    {
      ...stated,
      notes: embedStating(stated.audio.length),
      argv: (audioPath, notesPath) => ['-u', notesPath, audioPath],
    },
  ];
}

/** All shapes, or those of the names given. */
export function chooseShapes(names, frameCount) {
  const chosen = shapes(frameCount).filter(({ name }) => names === undefined || names.includes(name));
  if (names !== undefined && chosen.length < names.length)
    throw new Error(`no such shape: ${names.join(', ')}`);
  return chosen;
}

/** An episode that every program takes: a v2.3 tag without a cover. */
export function plainShape() {
  const frames = ordinaryFrames(3).slice(0, 3);
  return {
    name: 'plain',
    audio: Buffer.concat([tag(3, frames, { padding: 100 }), audioBytes(3000)]),
    notes: '',
    argv: run,
  };
}

/** Writes a shape into a folder of its own. */
export function placeShape(shape, folder) {
  mkdirSync(folder, { recursive: true });
  const audio = join(folder, 'episode.mp3');
  const paths = { folder, audio, notes: join(folder, 'episode.md'), backup: `${audio}.id3-backup` };
  writeFileSync(paths.audio, shape.audio);
  writeFileSync(paths.notes, shape.notes);
  for (const [name, bytes] of Object.entries(shape.pictures ?? {})) writeFileSync(join(folder, name), bytes);
  return { ...paths, argv: shape.argv(paths.audio, paths.notes) };
}
