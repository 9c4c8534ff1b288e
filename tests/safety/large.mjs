// Files beyond the sizes that integers and memory like: tags of more than 64 MB, a file of more than 4 GiB (sparse).
// The whole program embeds, embeds again and strips; the payload is compared block by block, and memory is bounded.
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audio, frame, tag, text } from './odd-parts.mjs';
import { runForPeak } from './program.mjs';
import { finish } from './result.mjs';
import { placeShape, plainShape } from './shapes.mjs';

const megabyte = 2 ** 20;
/** The memory of a run is bounded whatever the size of the audio; a tag is held a few times over. */
const rssOfAudio = 90 * megabyte;
const copiesOfTag = 8;

const root = mkdtempSync(join(tmpdir(), 'chapterize-large-'));
const counts = { 'files of over 4 GiB': 0, 'tags of over 64 MB': 0, runs: 0 };
const violations = [];
const peaks = {};

const picture = (byteLength) =>
  Buffer.concat([Buffer.from('\0image/png\0\x03\0', 'latin1'), patterned(byteLength)]);

function patterned(byteLength) {
  const bytes = Buffer.alloc(byteLength);
  for (let at = 0; at + 4 <= byteLength; at += 4) bytes.writeUInt32BE(Math.imul(at, 2654435761) >>> 1, at);
  return bytes;
}

const bigTag = (version) =>
  tag(version, [text(version, 'TIT2', 'An episode'), frame(version, 'APIC', picture(70 * megabyte))]);
const smallTag = tag(3, [text(3, 'TIT2', 'An episode')], { padding: 100 });
/** Audio, more than 4 GiB of nothing, audio: what is after must still be there. */
const gap = 2 ** 32 + 3 * megabyte + 77;

const files = [
  ...[3, 4].map((version) => ({
    name: `a tag of 70 MB, v2.${version}`,
    kind: 'tags of over 64 MB',
    parts: [bigTag(version), audio(2000)],
    largestRss: rssOfAudio + copiesOfTag * 70 * megabyte,
  })),
  {
    name: 'a file of over 4 GiB',
    kind: 'files of over 4 GiB',
    parts: [smallTag, audio(2000), gap, audio(2000)],
    largestRss: rssOfAudio,
  },
];

/** Writes parts one after the other; a number leaves a hole of so many bytes. */
function writeSparse(path, parts) {
  const file = openSync(path, 'w');
  let position = 0;
  for (const part of parts) {
    if (typeof part !== 'number') writeSync(file, part, 0, part.length, position);
    position += typeof part === 'number' ? part : part.length;
  }
  closeSync(file);
}

/** The hash of a file from a position on. */
function hashFrom(path, start) {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  const block = Buffer.alloc(4 * megabyte);
  for (let at = start; ; ) {
    const count = readSync(file, block, 0, block.length, at);
    if (count === 0) break;
    hash.update(block.subarray(0, count));
    at += count;
  }
  closeSync(file);
  return hash.digest('hex');
}

/** Where the one tag in front ends (ID3v2.3 section 3.1). */
function tagEnd(path) {
  const file = openSync(path, 'r');
  const header = Buffer.alloc(10);
  readSync(file, header, 0, 10, 0);
  closeSync(file);
  return 10 + header.subarray(6).reduce((sum, byte) => sum * 128 + byte, 0);
}

async function runMeasured(name, argv, largestRss) {
  const { status, stderr, peak } = await runForPeak(argv, { timeoutMs: 120_000 });
  counts.runs += 1;
  peaks[name] = Math.max(peaks[name] ?? 0, Math.round(peak / megabyte));
  if (!(peak < largestRss)) violations.push(`${name}: ${Math.round(peak / megabyte)} MB of memory`);
  if (status !== 0) violations.push(`${name}: exit ${status}: ${stderr.slice(0, 500)}`);
  return status === 0;
}

async function tryLarge({ name, kind, parts, largestRss }) {
  const place = placeShape({ ...plainShape(), audio: Buffer.alloc(0) }, join(root, 'folder'));
  writeSparse(place.audio, parts);
  writeFileSync(place.notes, '- [@0:00] Start\n- [@0:20] More\n- [@0:40] End\n');
  const original = { size: statSync(place.audio).size, hash: hashFrom(place.audio, 0) };
  const payload = hashFrom(place.audio, tagEnd(place.audio));
  const embed = [place.notes, place.audio];
  if (!(await runMeasured(name, embed, largestRss))) return;
  if (hashFrom(place.audio, tagEnd(place.audio)) !== payload)
    violations.push(`I1 ${name}: the payload is another`);
  const once = statSync(place.audio);
  await runMeasured(name, embed, largestRss);
  const twice = statSync(place.audio);
  if (once.ino !== twice.ino || once.mtimeMs !== twice.mtimeMs)
    violations.push(`I3 ${name}: the second run wrote`);
  await runMeasured(name, ['strip', place.audio], largestRss);
  const undone = { size: statSync(place.audio).size, hash: hashFrom(place.audio, 0) };
  if (undone.size !== original.size || undone.hash !== original.hash)
    violations.push(`I4 ${name}: strip gives ${undone.size} bytes, the original has ${original.size}`);
  counts[kind] += 1;
}

try {
  for (const file of files) await tryLarge(file);
} finally {
  rmSync(root, { recursive: true, force: true });
}
console.log(`large: most memory in MB: ${JSON.stringify(peaks)}`);
finish('large', { counts, violations, details: peaks });
