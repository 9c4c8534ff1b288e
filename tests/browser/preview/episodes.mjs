// Episodes for the tests of the preview: audio that says which moment it is, and notes with marks on it.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hourStepHz, lamePcm, sampleRateHz, timedAudio } from '../timed-audio.mjs';

/** The kinds of an hour that players seek in rightly or wrongly; the preview plays all of them right. */
export const hours = [
  { name: 'CBR 128', file: 'cbr.mp3', lame: ['-b', '128'] },
  { name: 'ABR 96', file: 'abr.mp3', lame: ['--abr', '96'] },
  { name: 'VBR V4', file: 'vbr.mp3', lame: ['-V', '4'] },
];

/** Writes an hour of audio in each of these kinds, if it is not there yet. */
export async function makeHours(folder) {
  mkdirSync(folder, { recursive: true });
  if (hours.every(({ file }) => existsSync(join(folder, file)))) return;
  const pcm = timedAudio(3600, (stretch) => stretch % 7 < 2, hourStepHz);
  await Promise.all(hours.map(({ file, lame }) => encode(pcm, lame, join(folder, file))));
}

async function encode(pcm, lame, path) {
  const child = spawn('lame', ['--quiet', '-f', ...lamePcm, ...lame, '-', path], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.end(pcm);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`lame failed on ${path}`);
}

/** Two minutes: tones with a pause of 0.6 s before 0:20, 0:40, …, which a mark can snap to. */
export function makeShort(path) {
  const pcm = timedAudio(120, (stretch) => stretch % 2 === 0);
  const samples = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length / 2);
  for (let second = 20; second < 120; second += 20)
    samples.fill(0, Math.round((second - 0.6) * sampleRateHz), second * sampleRateHz);
  const { status } = spawnSync('lame', ['--quiet', ...lamePcm, '-V', '4', '-', path], { input: pcm });
  if (status !== 0) throw new Error('lame failed');
}

/** The same audio again and again until it has some hours: long to play, quick to make. */
export function makeLong(from, path, hourCount) {
  const list = `${path}.txt`;
  writeFileSync(list, `file '${from}'\n`.repeat(hourCount));
  const args = ['-v', 'error', '-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', '-y', path];
  const { status } = spawnSync('ffmpeg', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('ffmpeg failed');
}

/** Notes with front matter around a list of marks. */
export function writeNotes(path, marks, title = 'A test episode') {
  const lines = marks.map(([seconds, words]) => `- ${clockOf(seconds)} - ${words}`);
  const text = `---\ntitle: ${JSON.stringify(title)}\n---\n\nSome words before.\n\n## Chapters\n\n${lines.join('\n')}\n\nSome words after.\n`;
  writeFileSync(path, text);
}

function clockOf(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
