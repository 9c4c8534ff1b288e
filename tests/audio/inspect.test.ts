import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AudioFacts } from '../../src/audio/audio-facts.js';
import { inspectAudio } from '../../src/audio/inspect.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import {
  ascii,
  bitRatesOf,
  concat,
  type FrameSpec,
  frameBytesOf,
  noise,
  renderApe,
  renderBareTag,
  renderId3v1,
  renderLyrics3,
  renderStream,
  renderXingFrame,
  sampleRatesOf,
  samplesOf,
} from '../build/mpeg.js';

const inspect = (bytes: Uint8Array, blockByteLength?: number): Promise<AudioFacts> =>
  inspectAudio(memorySource('x.mp3', bytes), {
    hash: null,
    ...(blockByteLength === undefined ? {} : { blockByteLength }),
  });

/** Kind, start and end of each part of the layout. */
function outline({ layout }: AudioFacts): string {
  return layout.map(({ kind, start, end }) => `${kind} ${start}-${end}`).join(', ');
}

const audio = renderStream({ frameCount: 98 });
const audioEnd = 40_960;

describe('inspectAudio() lays the file out', () => {
  test('a part for each tag, the audio, and the junk around it', async () => {
    const facts = await inspect(
      concat(
        renderBareTag(90),
        renderBareTag(40),
        noise(50),
        audio,
        ascii('words '),
        renderApe(),
        renderId3v1('x'),
      ),
    );
    const start = 200;
    const end = start + audioEnd;
    expect(outline(facts)).toBe(
      `id3v2 0-100, id3v2 100-150, junk 150-200, audio ${start}-${end}, junk ${end}-${end + 6}, ` +
        `apev2 ${end + 6}-${end + 104}, id3v1 ${end + 104}-${end + 232}`,
    );
    expect(facts.audio).toEqual({ start, end });
    expect(facts.byteLength).toBe(end + 232);
  });

  test.each([
    ['an ID3v1 tag', renderId3v1('x'), 'id3v1'],
    ['an enhanced ID3v1 tag', renderId3v1('x', true), 'id3v1'],
    ['an APEv2 tag', renderApe(), 'apev2'],
    ['an APEv2 tag without header', renderApe({ header: false }), 'apev2'],
    ['an APEv1 tag', renderApe({ version: 1 }), 'apev2'],
    ['a Lyrics3 v1 tag', renderLyrics3(1), 'lyrics3'],
    ['a Lyrics3 v2 tag', renderLyrics3(2), 'lyrics3'],
    ['an appended ID3v2.4 tag', renderBareTag(80, { version: 4, footer: true }), 'id3v2-appended'],
  ])('%s at the end', async (_, tag, kind) => {
    const facts = await inspect(concat(audio, tag));
    expect(outline(facts)).toBe(`audio 0-${audioEnd}, ${kind} ${audioEnd}-${audioEnd + tag.length}`);
    expect(facts.diagnostics).toEqual([]);
  });

  test('junk inside the audio is a part of it, as its bytes must not change', async () => {
    const facts = await inspect(concat(audio, noise(500), audio));
    expect(outline(facts)).toBe(`audio 0-${2 * audioEnd + 500}`);
    expect(facts.stream).toMatchObject({ frameCount: 196, junkByteLength: 500 });
  });

  test('hashes the audio and nothing else', async () => {
    const bytes = concat(
      renderBareTag(90),
      noise(30),
      audio,
      noise(500),
      audio,
      ascii('end'),
      renderId3v1('x'),
    );
    const hash = createHash('sha256');
    const hasher = { update: (part: Uint8Array) => void hash.update(part), digest: () => hash.digest('hex') };
    const facts = await inspectAudio(memorySource('x.mp3', bytes), { hash: hasher, blockByteLength: 4096 });
    const wanted = createHash('sha256')
      .update(concat(audio, noise(500), audio))
      .digest('hex');
    expect(facts.audioSha256).toBe(wanted);
  });
});

/** Every header there is: version, layer, sampling frequency, bit rate. */
const headers: FrameSpec[] = ([1, 2, 2.5] as const).flatMap((version) =>
  ([1, 2, 3] as const).flatMap((layer) =>
    sampleRatesOf(version).flatMap((sampleRate) =>
      bitRatesOf({ version, layer }).map((bitRate) => ({ version, layer, sampleRate, bitRate })),
    ),
  ),
);

const modes = ['stereo', 'joint', 'dual', 'mono'] as const;

/** What holds for a row of twelve equal frames, whatever their kind. */
const sound = {
  bitRateMode: 'cbr',
  frameCount: 12,
  claim: null,
  innerClaims: [],
  junk: [],
  junkByteLength: 0,
  formatChanges: [],
  missingBytes: 0,
  diagnostics: [],
};

describe('inspectAudio() counts', () => {
  test(`all ${headers.length} kinds of frames, with and without checksum, padding and a second channel`, async () => {
    const [found, made] = [[], []] as [unknown[], unknown[]];
    for (const [index, header] of headers.entries()) {
      const { version, layer, sampleRate, bitRate } = header;
      const mode = modes[index % 4] ?? 'mono';
      const bytes = renderStream({ ...header, mode, crc: index % 2 === 0, frameCount: 12 });
      const { stream, diagnostics } = await inspect(bytes);
      found.push({ ...stream, diagnostics });
      made.push({
        ...sound,
        version: String(version),
        layer,
        sampleRateHz: sampleRate,
        channelMode: mode === 'joint' ? 'joint-stereo' : mode === 'dual' ? 'dual-channel' : mode,
        bitRateKbps: bitRate,
        sampleCount: 12 * samplesOf(header),
        durationMs: Math.round((12_000 * samplesOf(header)) / (sampleRate ?? 0)),
      });
    }
    expect(found).toEqual(made);
  });

  test.each([1, 2, 3] as const)('free format of Layer %i', async (layer) => {
    const spec = { layer, bitRate: 'free', freeBytes: layer === 1 ? 240 : 803 } as const;
    const bytes = renderStream({ ...spec, frameCount: 200, vary: (index) => ({ padded: index % 3 === 1 }) });
    const { stream, diagnostics } = await inspect(bytes, 5000);
    expect(diagnostics).toEqual([]);
    expect(stream).toMatchObject({ bitRateMode: 'free', frameCount: 200, missingBytes: 0 });
  });

  test('more than a day of audio, and offsets beyond 4 GiB, in the time it takes to read', async () => {
    const cycle = renderStream({ frameCount: 245, layer: 2, bitRate: 384 });
    const cycles = 15_000;
    const facts = await inspectAudio(repeated(cycle, cycles), { hash: null });
    expect(facts.diagnostics).toEqual([]);
    expect(facts.byteLength).toBeGreaterThan(2 ** 32);
    expect(facts.stream).toMatchObject({ frameCount: 245 * cycles, durationMs: 96_000_000, missingBytes: 0 });
  }, 60_000);

  test('a day of varying bit rate without header', async () => {
    const cycle = renderStream({
      frameCount: 1225,
      vary: (index) => ({ bitRate: index % 5 === 0 ? 32 : 64 }),
    });
    const facts = await inspectAudio(repeated(cycle, 2700), { hash: null });
    expect(facts.diagnostics.map(({ code }) => code)).toEqual(['audio/no-claim']);
    expect(facts.stream).toMatchObject({ frameCount: 3_307_500, durationMs: 86_400_000, bitRateMode: 'vbr' });
  }, 60_000);

  test('a tag longer than a block and a frame over the edge of one', async () => {
    const { stream } = await inspect(concat(renderBareTag(100_000), audio), 1500);
    expect(stream?.frameCount).toBe(98);
  });
});

/** A file that is one stretch of bytes over and over, without holding it. */
function repeated(part: Uint8Array, count: number) {
  const byteLength = part.length * count;
  const twice = concat(part, part);
  return {
    name: 'x.mp3',
    byteLength,
    read(target: Uint8Array, offset: number) {
      const length = Math.max(0, Math.min(target.length, byteLength - offset));
      let done = 0;
      while (done < length) {
        const from = (offset + done) % part.length;
        const piece = twice.subarray(from, from + Math.min(part.length, length - done));
        target.set(piece, done);
        done += piece.length;
      }
      return Promise.resolve(length);
    },
  };
}

/** What files are made of, in any order. */
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc.integer({ min: 1, max: 9 }).map((frameCount) => renderStream({ frameCount })),
  fc.constantFrom(...headers).map((header) => renderStream({ ...header, frameCount: 4 })),
  fc
    .integer({ min: 0, max: 300 })
    .map((frames) => renderXingFrame({}, { frames, bytes: 9, lame: { delay: 1, padding: 2 } })),
  fc.integer({ min: 0, max: 400 }).map((length) => renderStream({ frameCount: 2 }).subarray(0, length)),
  fc.constantFrom(
    renderStream({ frameCount: 6, bitRate: 'free', freeBytes: 100 }),
    renderBareTag(20),
    renderBareTag(20, { version: 4, footer: true }),
    renderBareTag(2000).subarray(0, 10),
    renderId3v1('x'),
    renderApe(),
    renderLyrics3(2),
    new Uint8Array(300),
    new Uint8Array(300).fill(0xff),
    frameHeadOf({ bitRate: 'free' }),
  ),
);

function frameHeadOf(spec: FrameSpec): Uint8Array {
  return renderStream({ ...spec, frameCount: 1, freeBytes: Math.max(40, frameBytesOf(spec)) }).subarray(
    0,
    40,
  );
}

const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => concat(...pieces));

describe('inspectAudio() of any bytes', { timeout: 30_000 }, () => {
  test('gives a layout that covers every byte once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (bytes) => {
        const facts = await inspect(bytes);
        let end = 0;
        for (const part of facts.layout) {
          expect(part.start).toBe(end);
          expect(part.end).toBeGreaterThan(part.start);
          end = part.end;
        }
        expect(end).toBe(bytes.length);
        expect(facts.stream === null).toBe(facts.layout.every(({ kind }) => kind !== 'audio'));
        expect(facts.stream === null).toBe(facts.diagnostics.some(({ code }) => noStream.has(code)));
      }),
      { numRuns: 400 },
    );
  });

  test('finds the same, however much is read at once', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, fc.integer({ min: 1, max: 5000 }), async (bytes, blockByteLength) => {
        expect(await inspect(bytes, blockByteLength)).toEqual(await inspect(bytes));
      }),
      { numRuns: 400 },
    );
  });
});

/** Errors that mean that there is nothing to measure. */
const noStream = new Set<string>([
  'audio/tag-into-audio',
  'audio/empty',
  'audio/only-tag',
  'audio/tag-past-end',
  'audio/not-mpeg',
  'audio/riff-wrapped',
  'audio/no-frames',
]);
