import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inspectAudio } from '../../src/audio/inspect.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import { concat } from '../build/mpeg.js';
import { durationCases } from './duration-cases.js';
import { areInstalled, probe, runProgram } from './programs.js';

const hasEncoders = areInstalled('lame', 'ffmpeg', 'ffprobe');
const folder = mkdtempSync(join(tmpdir(), 'chapterize-encoders-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Programs take their time on a busy machine. */
const patience = { timeout: 30_000 };

const seconds = 7;
const sampleRate = 44_100;

/** Tones that come and go, so that a variable bit rate varies. */
function writePcm(): string {
  const path = join(folder, 'tone.wav');
  const wav = Buffer.alloc(44 + seconds * sampleRate * 4);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(2, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 4, 28);
  wav.writeUInt16LE(4, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(wav.length - 44, 40);
  let noise = 1;
  for (let index = 0; index < seconds * sampleRate; index += 1) {
    noise = (Math.imul(noise, 1_103_515_245) + 12_345) | 0;
    const loud = Math.max(0, Math.sin(index / 20_000));
    wav.writeInt16LE(
      Math.round(loud * 9000 * Math.sin(index / 9) + loud * ((noise >> 16) / 9)),
      44 + index * 4,
    );
    wav.writeInt16LE(Math.round(9000 * Math.sin(index / 31)), 46 + index * 4);
  }
  writeFileSync(path, wav);
  return path;
}

const pcm = hasEncoders ? writePcm() : '';
const lame = (...options: string[]) => ['lame', ['--quiet', ...options, pcm]] as const;
const ffmpeg = (...options: string[]) => ['ffmpeg', ['-v', 'error', '-y', '-i', pcm, ...options]] as const;

/** What encoders make. LAME leaves the header frame out where the constant bit rate leaves no room for it. */
const exports: readonly {
  readonly name: string;
  readonly command: readonly [string, readonly string[]];
  /** Whether a LAME tag states delay and padding: then the duration is that of the input, to the sample. */
  readonly isExact: boolean;
  readonly codes?: readonly string[];
}[] = [
  { name: 'lame, 128 kbit/s', command: lame('-b', '128'), isExact: true },
  { name: 'lame, 32 kbit/s mono', command: lame('-b', '32', '-m', 'm'), isExact: false },
  { name: 'lame, 320 kbit/s with checksums', command: lame('-b', '320', '-p'), isExact: true },
  { name: 'lame, variable', command: lame('-V', '2'), isExact: true },
  { name: 'lame, variable with checksums', command: lame('-V', '6', '-p'), isExact: true },
  { name: 'lame, average', command: lame('--abr', '100'), isExact: true },
  { name: 'lame, no header frame', command: lame('-b', '64', '-t'), isExact: false },
  {
    name: 'lame, ID3v2 and ID3v1 tags',
    command: lame('--tt', 'Title', '--add-id3v2', '--pad-id3v2-size', '2000'),
    isExact: true,
  },
  { name: 'lame, 22.05 kHz', command: lame('--resample', '22.05', '-b', '48'), isExact: false },
  { name: 'lame, 24 kHz, variable', command: lame('--resample', '24', '-V', '5'), isExact: true },
  { name: 'lame, 11.025 kHz', command: lame('--resample', '11.025', '-b', '16', '-m', 'm'), isExact: false },
  { name: 'lame, 8 kHz', command: lame('--resample', '8', '-b', '8', '-m', 'm'), isExact: false },
  { name: 'ffmpeg, libmp3lame', command: ffmpeg('-c:a', 'libmp3lame', '-b:a', '128k'), isExact: true },
  { name: 'ffmpeg, libmp3lame, variable', command: ffmpeg('-c:a', 'libmp3lame', '-q:a', '4'), isExact: true },
  {
    name: 'ffmpeg, no header frame',
    command: ffmpeg('-c:a', 'libmp3lame', '-write_xing', '0'),
    isExact: false,
  },
  {
    name: 'ffmpeg, variable, no header frame',
    command: ffmpeg('-c:a', 'libmp3lame', '-q:a', '4', '-write_xing', '0'),
    isExact: false,
    codes: ['audio/no-claim'],
  },
  { name: 'ffmpeg, Layer II', command: ffmpeg('-c:a', 'mp2', '-b:a', '192k', '-f', 'mp2'), isExact: false },
  {
    name: 'ffmpeg, Layer II, 22.05 kHz',
    command: ffmpeg('-c:a', 'mp2', '-ar', '22050', '-b:a', '64k', '-f', 'mp2'),
    isExact: false,
  },
];

async function inspectFile(path: string) {
  return inspectAudio(memorySource(path, new Uint8Array(await readFile(path))), { hash: null });
}

describe.skipIf(!hasEncoders)('inspectAudio() of what encoders export', patience, () => {
  test.each(exports.map((row) => [row.name, row] as const))(
    '%s',
    async (name, { command, isExact, codes }) => {
      const path = join(folder, `${name.replaceAll(/\W+/g, '-')}.mp3`);
      await runProgram(command[0], [...command[1], path]);
      const { stream, diagnostics } = await inspectFile(path);
      expect(diagnostics.map(({ code }) => code)).toEqual(codes ?? []);
      expect(stream?.frameCount).toBe((await probe(path)).packetCount);
      const beyondMs = (stream?.durationMs ?? 0) - seconds * 1000;
      // Without a tag, delay and padding are counted: at most two frames and a half.
      expect(beyondMs).toBeGreaterThanOrEqual(0);
      expect(beyondMs).toBeLessThanOrEqual(isExact ? 0 : (2.5 * 1_152_000) / (stream?.sampleRateHz ?? 1));
    },
  );

  test('two exports joined last as long as both', async () => {
    const path = join(folder, 'part.mp3');
    await runProgram('lame', [...lame('-b', '96')[1], path]);
    const part = new Uint8Array(await readFile(path));
    const { stream } = await inspectAudio(memorySource('joined.mp3', concat(part, part)), { hash: null });
    expect(stream?.durationMs).toBe(2 * seconds * 1000);
  });

  test('free format', async () => {
    const path = join(folder, 'free.mp3');
    await runProgram('lame', [...lame('--freeformat', '-b', '390')[1], path]);
    const { stream, diagnostics } = await inspectFile(path);
    expect(diagnostics).toEqual([]);
    expect(stream).toMatchObject({ bitRateMode: 'free', durationMs: seconds * 1000 });
  });
});

describe.skipIf(!hasEncoders)('the frames counted are the packets of ffprobe', patience, () => {
  test.each(durationCases.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const path = join(folder, 'case.mp3');
    writeFileSync(path, row.bytes);
    const { packetCount } = await probe(path);
    expect(packetCount).toBe(row.ffprobe === undefined ? row.frameCount : row.ffprobe.packetCount);
  });
});
