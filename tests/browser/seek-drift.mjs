#!/usr/bin/env node
// Holds the predicted landings of `chapterize check --json` against what a real Chromium plays after a jump.
//
//   node tests/browser/seek-drift.mjs [--document docs/seek-drift.md]
//
// Audio that says which moment it is (timed-audio.mjs) is encoded by LAME in several ways; each is played in an audio element,
// and an analyser reads what is heard at each mark. Exit 1 when a mark differs from the prediction by more than 0.5 s.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startChromium } from './chromium.mjs';
import { serveFiles } from './serve.mjs';
import { lamePcm, readMoment, timedAudio } from './timed-audio.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { document: { type: 'string' } } });
const seconds = 600;
const fftSize = 16_384;
const mostApart = 0.5;
const cover = 3_000_000;

const files = [
  { name: 'CBR 64', lame: ['-b', '64'] },
  { name: 'CBR 64 without header', lame: ['-b', '64', '-t'] },
  { name: 'CBR 64 with a cover of 3 MB', lame: ['-b', '64'], cover },
  { name: 'ABR 80', lame: ['--abr', '80'] },
  { name: 'VBR V4', lame: ['-V', '4'] },
  { name: 'VBR V4 with a cover of 3 MB', lame: ['-V', '4'], cover },
  // A larger cover would put the last marks past the end of the file.
  {
    name: 'VBR V4 with a cover of 300 KB, no byte count',
    lame: ['-V', '4'],
    cover: 300_000,
    edit: withoutByteCount,
  },
  { name: 'VBR V2 without header', lame: ['-V', '2', '-t'] },
];
const marks = [33.3, 77, 151, 222, 300, 401];

const scratch = mkdtempSync(join(tmpdir(), 'chapterize-seek-'));
try {
  process.exitCode = await run();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function run() {
  const episodes = makeEpisodes();
  const server = await serveFiles(Object.fromEntries(episodes.map(({ file, path }) => [file, path])));
  const browser = await startChromium();
  const rows = [];
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    for (const { name, file, path } of episodes) {
      const predicted = predict(path);
      const heard = await hear(page, `${server.address}/${file}`);
      rows.push(
        ...heard.map((driftSeconds, index) => ({
          name,
          mark: marks[index],
          driftSeconds,
          predicted: predicted[index],
        })),
      );
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return judge(rows);
}

function makeEpisodes() {
  const pcm = timedAudio(seconds, (stretch) => stretch % 7 < 2 || (stretch > 30 && stretch < 45));
  return files.map(({ name, lame, cover: coverLength, edit = (bytes) => bytes }, index) => {
    const path = join(scratch, `${index}.mp3`);
    const { status, stderr } = spawnSync('lame', ['--quiet', ...lamePcm, ...lame, '-', path], { input: pcm });
    if (status !== 0) throw new Error(`lame failed on ${name}: ${stderr}`);
    const head = coverLength === undefined ? Buffer.alloc(0) : tagWithCover(coverLength);
    writeFileSync(path, Buffer.concat([head, edit(readFileSync(path))]));
    return { name, path, file: `${index}.mp3` };
  });
}

/** The same mp3 with a Xing header that has frame count and table, but does not say how many bytes follow. */
function withoutByteCount(mp3) {
  const at = mp3.indexOf('Xing');
  const [framesAndTable, tableLength] = [5, 100];
  mp3.writeUInt32BE(framesAndTable, at + 4);
  mp3.copy(mp3, at + 12, at + 16, at + 16 + tableLength);
  return mp3.fill(0, at + 12 + tableLength, at + 16 + tableLength + 40);
}

/** An ID3v2.3 tag with one APIC frame of zeros. */
function tagWithCover(length) {
  const content = Buffer.concat([Buffer.from('\0image/png\0\x03\0', 'latin1'), Buffer.alloc(length)]);
  const frame = Buffer.alloc(10);
  frame.write('APIC', 'latin1');
  frame.writeUInt32BE(content.length, 4);
  const header = Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1');
  const size = frame.length + content.length;
  for (const [index, shift] of [21, 14, 7, 0].entries()) header[6 + index] = (size >> shift) & 0x7f;
  return Buffer.concat([header, frame, content]);
}

/** Seconds beside each mark, as the built program says. */
function predict(path) {
  const notes = `${path}.md`;
  const lines = marks.map(
    (mark) => `- ${Math.floor(mark / 60)}:${(mark % 60).toFixed(1).padStart(4, '0')} - At ${mark}`,
  );
  writeFileSync(notes, `# Marks\n\n${lines.join('\n')}\n`);
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'bin/chapterize.js'), 'check', notes, path, '--json'],
    { encoding: 'utf8' },
  );
  const { seek, chapters } = JSON.parse(stdout);
  if (chapters.length !== marks.length) throw new Error(`${chapters.length} chapters in ${notes}`);
  return marks.map((_, index) => (seek === null ? 0 : seek.chapters[index].tableMs / 1000));
}

/** Jumps to each mark and reads which moment is heard: seconds beside what the player shows. */
async function hear(page, url) {
  const { rate, heard } = await page.evaluate(
    async ({ url: address, at, size }) => {
      const player = new Audio();
      player.crossOrigin = 'anonymous';
      player.src = address;
      const context = new AudioContext();
      await context.resume();
      const analyser = context.createAnalyser();
      analyser.fftSize = size;
      analyser.smoothingTimeConstant = 0;
      const mute = context.createGain();
      mute.gain.value = 0;
      context.createMediaElementSource(player).connect(analyser).connect(mute).connect(context.destination);
      await new Promise((resolve, reject) => {
        player.onloadedmetadata = resolve;
        player.onerror = () => reject(new Error(player.error?.message));
      });
      const results = [];
      for (const mark of at) {
        player.pause();
        player.currentTime = mark;
        await new Promise((resolve) => (player.onseeked = resolve));
        await player.play();
        // The window of the analyser must hold nothing from before the jump.
        while (player.currentTime < mark + 0.6) await new Promise((resolve) => setTimeout(resolve, 10));
        const decibels = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(decibels);
        results.push({ shown: player.currentTime, decibels: [...decibels.subarray(0, size / 4)] });
      }
      player.pause();
      await context.close();
      return { rate: context.sampleRate, heard: results };
    },
    { url, at: marks, size: fftSize },
  );
  // The spectrum is that of a stretch which ends now: its middle is what it tells of.
  return heard.map(
    ({ shown, decibels }) => readMoment(decibels, rate / fftSize) - (shown - fftSize / rate / 2),
  );
}

function judge(rows) {
  let worst = 0;
  const lines = rows.map(({ name, mark, driftSeconds, predicted }) => {
    const apart = Math.abs(driftSeconds - predicted);
    worst = Math.max(worst, apart);
    const line = `| ${name} | ${mark} | ${predicted.toFixed(2)} | ${driftSeconds.toFixed(2)} |`;
    console.log(`${apart > mostApart ? 'FAILED ' : ''}${line}`);
    return line;
  });
  console.log(`${rows.length} marks, at most ${worst.toFixed(2)} s from the prediction`);
  if (values.document !== undefined) writeDocument(values.document, lines, worst);
  return worst > mostApart || rows.length !== files.length * marks.length ? 1 : 0;
}

function writeDocument(path, lines, worst) {
  const text = readFileSync(path, 'utf8');
  const [open, close] = ['<!-- measured -->\n', '<!-- /measured -->'];
  const [start, end] = [text.indexOf(open) + open.length, text.indexOf(close)];
  const table = ['| file | mark (s) | predicted (s) | heard (s) |', '|---|---|---|---|', ...lines].join('\n');
  const sum = `${lines.length} marks, at most ${worst.toFixed(2)} s from the prediction.`;
  writeFileSync(path, `${text.slice(0, start)}\n${sum}\n\n${table}\n\n${text.slice(end)}`);
}
