#!/usr/bin/env node
// Writes eight chapters with six pictures and lets mutagen, eyeD3, node-id3, music-metadata, Kid3, ffprobe and AntennaPod's rule read them: title,
// start, link and every byte of each picture. Kid3 writes the tag again, and all of them read that too.
//
//   node tests/readers/pictures.mjs [--python PATH]
//
// PATH is a Python that has mutagen and eyeD3 (default: /usr/bin/python3). Exit: 0 when all read the same, 1 when one does not.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { parseFile } from 'music-metadata';
import nodeId3 from 'node-id3';
import { picturedCase } from './cases.mjs';
import { writeEpisodeOf } from './write-case.mjs';

const { values } = parseArgs({ options: { python: { type: 'string', default: '/usr/bin/python3' } } });
const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const script = fileURLToPath(new URL('pictures.py', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'chapterize-pictures-'));
let [asked, failed] = [0, 0];
try {
  await proveAll();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${asked} readings of 8 chapters with 6 pictures, ${failed} differ`);
process.exitCode = failed > 0 || asked === 0 ? 1 : 0;

async function proveAll() {
  const episode = picturedCase();
  const pictures = await writeEpisodeOf(episode, scratch);
  const largest = Math.max(...pictures.map((picture) => picture?.bytes.length ?? 0));
  if (largest < 150_000) throw new Error(`the largest picture has ${largest} bytes, expected 150,000`);
  const audio = join(scratch, 'episode.mp3');
  call(process.execPath, [program, join(scratch, 'episode.md'), audio, '-q']);
  const expected = episode.chapters.map(({ title, startMs, url }, index) => ({
    title,
    startMs,
    url: url === null ? null : new URL(url).href,
    pictures: [pictures[index]].flatMap((picture) =>
      picture === null ? [] : describe(picture.mimeType, picture.bytes),
    ),
  }));
  await proveFile('as written', audio, expected);

  // Kid3 takes chapters apart and puts them together again where it changes any frame.
  const again = join(scratch, 'kid3.mp3');
  copyFileSync(audio, again);
  call('kid3-cli', ['-c', 'set "Album" "Changed by Kid3" 2', again]);
  if (readFileSync(again).equals(readFileSync(audio))) throw new Error('Kid3 has written nothing');
  await proveFile('written again by Kid3', again, expected);
}

async function proveFile(what, audio, expected) {
  const read = JSON.parse(call(values.python, [script, audio]));
  const answers = {
    ...read,
    'node-id3': byNodeId3(audio),
    'music-metadata': await byMusicMetadata(audio),
    AntennaPod: byAntennaPod(audio),
  };
  for (const [reader, found] of Object.entries(answers)) compare(`${what}: ${reader}`, found, expected);
  // It tells no links and no pictures of chapters: what it tells must not suffer from them.
  const plain = ({ title, startMs }) => ({ title, startMs });
  compare(`${what}: ffprobe`, byFfprobe(audio), expected.map(plain));
}

function compare(name, found, expected) {
  asked += 1;
  const isSame = isDeepStrictEqual(found, expected);
  console.log(`${isSame ? 'ok   ' : 'FAIL '} ${name}`);
  if (isSame) return;
  failed += 1;
  const at = expected.findIndex((chapter, index) => !isDeepStrictEqual(chapter, found[index]));
  console.log(`      expected ${JSON.stringify(expected[at])}\n      found    ${JSON.stringify(found[at])}`);
}

function describe(mimeType, bytes, pictureType = 0, description = '') {
  return { mimeType, pictureType, description, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function byNodeId3(audio) {
  return nodeId3.read(audio).chapter.map(({ startTimeMs, tags }) => ({
    title: tags.title,
    startMs: startTimeMs,
    url: tags.userDefinedUrl?.[0]?.url ?? null,
    pictures: [tags.image].flatMap((image) =>
      image === undefined
        ? []
        : describe(image.mime, image.imageBuffer, image.type.id, image.description ?? ''),
    ),
  }));
}

async function byMusicMetadata(audio) {
  const { native } = await parseFile(audio, { includeChapters: true });
  const chapters = native['ID3v2.3'].filter(({ id }) => id === 'CHAP').map(({ value }) => value);
  return chapters.map(({ info, frames }) => {
    const link = frames.get('WXXX');
    const picture = frames.get('APIC');
    return {
      title: frames.get('TIT2'),
      startMs: info.startTime,
      url: link?.url ?? null,
      pictures:
        picture === undefined
          ? []
          : [
              describe(
                picture.format,
                picture.data,
                picture.type === 'Other' ? 0 : picture.type,
                picture.description,
              ),
            ],
    };
  });
}

/**
 * As AntennaPod does: it reads from the start of the file on, takes sizes of v2.3 as they stand, and remembers of a picture where in the
 * file its bytes are; a front cover (type 3) would win over others.
 */
function byAntennaPod(audio) {
  const file = readFileSync(audio);
  const end = 10 + [6, 7, 8, 9].reduce((size, at) => size * 128 + file[at], 0);
  const framesIn = (from, to) => {
    const frames = [];
    for (let at = from; at + 10 <= to && file[at] !== 0; at += 10 + file.readUInt32BE(at + 4))
      frames.push({
        id: file.toString('latin1', at, at + 4),
        start: at + 10,
        end: at + 10 + file.readUInt32BE(at + 4),
      });
    return frames;
  };
  return framesIn(10, end)
    .filter(({ id }) => id === 'CHAP')
    .map((chapter) => {
      const times = file.indexOf(0, chapter.start) + 1;
      const inner = framesIn(times + 16, chapter.end);
      const title = inner.find(({ id }) => id === 'TIT2');
      const link = inner.find(({ id }) => id === 'WXXX');
      const pictures = inner
        .filter(({ id }) => id === 'APIC')
        .map(({ start, end: last }) => {
          const type = file.indexOf(0, start + 1) + 1;
          const description = file.toString('latin1', type + 1, file.indexOf(0, type + 1));
          const mimeType = file.toString('latin1', start + 1, type - 1);
          return describe(
            mimeType,
            file.subarray(type + description.length + 2, last),
            file[type],
            description,
          );
        });
      return {
        title: file.toString('utf16le', title.start + 3, title.end).replace('\0', ''),
        startMs: file.readUInt32BE(times),
        url:
          link === undefined ? null : file.toString('latin1', file.indexOf(0, link.start + 1) + 1, link.end),
        pictures,
      };
    });
}

function byFfprobe(audio) {
  const told = call('ffprobe', ['-v', 'error', '-show_chapters', '-of', 'json', audio]);
  return JSON.parse(told).chapters.map(({ start, tags }) => ({ title: tags.title, startMs: start }));
}

function call(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${command} exits ${status}: ${error?.message ?? stderr}`);
  return stdout;
}
