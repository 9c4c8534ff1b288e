// Speech by espeak-ng, sound by lame: the audio of the sample episode, to the sample.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What espeak-ng gives: 16 bit, mono. */
export const sampleRateHz = 22050;

const bytesPerSample = 2;
const pauseAfterTitleSeconds = 0.4;
const pauseAfterChapterSeconds = 0.8;

/** Stops with a sentence when a program is missing, instead of with a stack trace. */
export function requirePrograms() {
  for (const [program, flag] of [
    ['espeak-ng', '--version'],
    ['lame', '--version'],
  ]) {
    try {
      execFileSync(program, [flag], { stdio: 'ignore' });
    } catch {
      console.error(`samples/build.mjs needs ${program}: apt-get install espeak-ng lame`);
      process.exit(2);
    }
  }
}

/** Speaks every chapter; each one starts at a whole second, and so does the end. */
export function speak(chapters) {
  const parts = [];
  const startsMs = [];
  let samples = 0;
  for (const chapter of chapters) {
    startsMs.push((samples / sampleRateHz) * 1000);
    const spoken = [say(chapter.spoken, chapter.voice), silence(pauseAfterTitleSeconds)];
    if (chapter.text !== '') spoken.push(say(chapter.text, chapter.voice));
    spoken.push(silence(chapter.pauseSeconds ?? pauseAfterChapterSeconds));
    const length = spoken.reduce((sum, pcm) => sum + pcm.length / bytesPerSample, 0);
    const rest = (sampleRateHz - (length % sampleRateHz)) % sampleRateHz;
    parts.push(...spoken, Buffer.alloc(rest * bytesPerSample));
    samples += length + rest;
  }
  return { pcm: Buffer.concat(parts), startsMs, durationMs: (samples / sampleRateHz) * 1000 };
}

/**
 * Constant bit rate, mono, no tag of lame's; its Info frame tells players the encoder's delay and padding.
 *
 * @param kilobitsPerSecond at least 56: lame leaves the Info frame out where the frames are too small for it
 */
export function encode(pcm, kilobitsPerSecond) {
  const raw = [
    '-r',
    '-s',
    String(sampleRateHz / 1000),
    '--bitwidth',
    '16',
    '-m',
    'm',
    '--signed',
    '--little-endian',
  ];
  const coding = ['--cbr', '-b', String(kilobitsPerSecond), '-q', '2', '--noreplaygain', '--quiet'];
  // Through a file, not a pipe: lame goes back to fill in its Info frame.
  const folder = mkdtempSync(join(tmpdir(), 'chapterize-sample-'));
  try {
    const mp3 = join(folder, 'speech.mp3');
    execFileSync('lame', [...raw, ...coding, '-', mp3], { input: pcm, stdio: ['pipe', 'ignore', 'ignore'] });
    return readFileSync(mp3);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function say(text, voice = 'en-gb') {
  const options = ['-v', voice, '-s', '165', '--stdout'];
  const wav = execFileSync('espeak-ng', [...options, text], { maxBuffer: 1 << 26 });
  // espeak-ng writes the plain 44-byte header, with sizes it cannot know when it writes to a pipe.
  const pcm = wav.subarray(44);
  return pcm.subarray(0, pcm.length - (pcm.length % bytesPerSample));
}

function silence(seconds) {
  return Buffer.alloc(Math.round(seconds * sampleRateHz) * bytesPerSample);
}
