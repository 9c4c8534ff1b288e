import {
  ascii,
  concat,
  type FrameSpec,
  noise,
  renderApe,
  renderBareTag,
  renderId3v1,
  renderStream,
  renderVbriFrame,
  renderXingFrame,
  type StreamSpec,
} from '../build/mpeg.js';
import { type DurationCase, info, joined, lame, lasting, withHeader } from './duration-case.js';

const minute: StreamSpec = { frameCount: 2297 };
const mpeg2: StreamSpec = { version: 2, sampleRate: 22_050, frameCount: 2297 };
const lowest = (index: number): FrameSpec => ({ bitRate: index % 3 === 0 ? 32 : 40 });
const varying = (index: number): FrameSpec => ({ bitRate: [96, 128, 160, 192][(index * 7) % 4] ?? 128 });
const varyingMpeg2 = (index: number): FrameSpec => ({ bitRate: index < 20 ? 24 : index % 2 === 0 ? 80 : 96 });

const trim = lame.delay + lame.padding;
const plain = renderStream(minute);
const silentIntro: StreamSpec = {
  ...minute,
  vary: (index) => (index < 20 ? { bitRate: 32 } : varying(index)),
};
const loudIntro: StreamSpec = {
  ...minute,
  vary: (index) => (index < 3 ? { bitRate: 320 - 64 * index } : lowest(index)),
};
const half = Math.floor(plain.length / 2);
const free: StreamSpec = {
  ...minute,
  bitRate: 'free',
  freeBytes: 402,
  vary: (index) => ({ padded: index % 10 === 0 }),
};
const html = ascii(`<!doctype html>\n${'<p>The file is over there.</p>\n'.repeat(100)}`);
const mono: StreamSpec = { frameCount: 500, mode: 'mono', bitRate: 64 };
const at48: StreamSpec = { frameCount: 500, sampleRate: 48_000 };
const thousand: StreamSpec = { frameCount: 1000 };

/** A minute of audio in each way that is known to mislead players. */
export const durationCases: readonly DurationCase[] = [
  {
    name: 'CBR, Info header with delay and padding',
    bytes: info(minute),
    ...lasting(minute, trim),
    codes: [],
  },
  { name: 'CBR, no header', bytes: plain, ...lasting(minute), codes: [] },
  {
    name: 'CBR, no header, MPEG-2, 22.05 kHz, 24 kbit/s',
    bytes: renderStream({ ...mpeg2, bitRate: 24, mode: 'mono' }),
    ...lasting(mpeg2),
    codes: [],
  },
  {
    name: 'VBR, Xing header',
    bytes: withHeader({ ...minute, vary: varying }),
    ...lasting(minute, trim),
    codes: [],
  },
  {
    name: 'VBR, Xing header without LAME tag',
    bytes: concat(
      renderXingFrame({}, { frames: 2297, seekTable: true }),
      renderStream({ ...minute, vary: varying }),
    ),
    ...lasting(minute),
    codes: ['audio/claim-no-bytes'],
  },
  {
    name: 'VBR, no header, silent intro',
    bytes: renderStream(silentIntro),
    ...lasting(minute),
    codes: ['audio/no-claim'],
  },
  {
    name: 'VBR, no header, loud intro',
    bytes: renderStream(loudIntro),
    ...lasting(minute),
    codes: ['audio/no-claim'],
  },
  {
    name: 'VBR, no header, MPEG-2',
    bytes: renderStream({ ...mpeg2, vary: varyingMpeg2 }),
    ...lasting(mpeg2),
    codes: ['audio/no-claim'],
  },
  {
    name: 'VBR, VBRI header',
    bytes: concat(
      renderVbriFrame({}, { frames: 2297, bytes: 417 + renderStream({ ...minute, vary: varying }).length }),
      renderStream({ ...minute, vary: varying }),
    ),
    ...lasting(minute),
    codes: [],
  },
  {
    name: 'cut in the middle of a frame, Info header',
    bytes: info(minute).subarray(0, 417 + half + 100),
    ...lasting({ frameCount: 1149 }, lame.delay),
    codes: ['audio/claim-frames', 'audio/truncated'],
  },
  {
    name: 'cut in the middle, VBR, Xing header',
    bytes: withHeader({ ...minute, vary: varying }).subarray(
      0,
      417 + renderStream({ frameCount: 1150, vary: varying }).length,
    ),
    ...lasting({ frameCount: 1150 }, lame.delay),
    codes: ['audio/claim-frames'],
  },
  {
    name: 'Info header that counts too few frames',
    bytes: info(minute, { frames: 1000 }),
    ...lasting(minute, lame.delay),
    codes: ['audio/claim-frames'],
  },
  {
    name: 'two files joined, each with its Info header',
    bytes: concat(info(minute), info(minute)),
    ...lasting(minute, trim, 2),
    codes: ['audio/concatenated'],
    ffprobe: { packetCount: 2 * 2297 + 1, why: 'counts the second header frame, which holds no audio' },
  },
  {
    name: 'three files joined with their tags',
    bytes: concat(...[1, 2, 3].map(() => concat(renderBareTag(2000), info(minute), renderId3v1('a part')))),
    ...lasting(minute, trim, 3),
    codes: ['audio/junk-between', 'audio/concatenated', 'audio/junk-between'],
    ffprobe: { packetCount: 3 * 2297 + 2, why: 'counts the inner header frames, which hold no audio' },
  },
  {
    name: '4 KB of noise, then CBR without header',
    bytes: concat(noise(4096), plain),
    ...lasting(minute),
    codes: ['audio/junk-before'],
  },
  {
    name: '100 KB of noise, then an Info header',
    bytes: concat(noise(102_400), info(minute)),
    ...lasting(minute, trim),
    codes: ['audio/junk-before'],
    ffprobe: {
      packetCount: 2321,
      why: 'takes some of the noise for packets, and counts the header frame behind it',
    },
  },
  {
    name: '100 KB of zeros, then an Info header',
    bytes: concat(new Uint8Array(102_400), info(minute)),
    ...lasting(minute, trim),
    codes: ['audio/junk-before'],
    ffprobe: { packetCount: 2298, why: 'counts the header frame when it does not come first' },
  },
  {
    name: '3 KB of HTML, then CBR without header',
    bytes: concat(html, plain),
    ...lasting(minute),
    codes: ['audio/junk-before'],
  },
  {
    name: 'APE tag of 1 MB and ID3v1 at the end',
    bytes: concat(plain, renderApe({ valueLength: 1 << 20 }), renderId3v1('A title')),
    ...lasting(minute),
    codes: [],
  },
  {
    name: '1 MB of zeros at the end, no header',
    bytes: concat(plain, new Uint8Array(1 << 20)),
    ...lasting(minute),
    codes: ['audio/data-behind'],
    ffprobe: { packetCount: 2298, why: 'takes the zeros for a packet' },
  },
  {
    name: 'text at the end, no header',
    bytes: concat(plain, html),
    ...lasting(minute),
    codes: ['audio/data-behind'],
    ffprobe: { packetCount: 2298, why: 'takes the text for a packet' },
  },
  {
    name: 'free format, 123 kbit/s',
    bytes: renderStream(free),
    ...lasting(minute),
    codes: [],
    ffprobe: { packetCount: 1, why: 'does not read free format' },
  },
  {
    name: 'ID3v2 tag of 5 MB, Info header',
    bytes: concat(renderBareTag(5 << 20), info(minute)),
    ...lasting(minute, trim),
    codes: [],
  },
  {
    name: 'two ID3v2 tags, no header',
    bytes: concat(renderBareTag(3000), renderBareTag(500, { version: 4, footer: true }), plain),
    ...lasting(minute),
    codes: [],
  },
  {
    name: 'MPEG-2.5, 8 kHz, mono',
    bytes: renderStream({ frameCount: 836, version: 2.5, sampleRate: 8000, bitRate: 16, mode: 'mono' }),
    ...lasting({ frameCount: 836, version: 2.5, sampleRate: 8000 }),
    codes: [],
  },
  {
    name: 'Layer II, 48 kHz, 192 kbit/s',
    bytes: renderStream({ frameCount: 2500, layer: 2, sampleRate: 48_000, bitRate: 192 }),
    ...lasting({ frameCount: 2500, layer: 2, sampleRate: 48_000 }),
    codes: [],
  },
  {
    name: 'Layer I, 32 kHz, 256 kbit/s',
    bytes: renderStream({ frameCount: 5000, layer: 1, sampleRate: 32_000, bitRate: 256 }),
    ...lasting({ frameCount: 5000, layer: 1, sampleRate: 32_000 }),
    codes: [],
  },
  {
    name: 'checksums, joint stereo in every third frame',
    bytes: renderStream({
      ...minute,
      crc: true,
      vary: (index) => (index % 3 === 0 ? { mode: 'joint' } : {}),
    }),
    ...lasting(minute),
    codes: [],
    ffprobe: { packetCount: 2296, why: 'starts at the first frame whose follower has the same channel mode' },
  },
  {
    name: 'stereo, then mono',
    ...joined(thousand, mono),
    codes: ['audio/format-change'],
  },
  {
    name: '44.1 kHz, then 48 kHz',
    ...joined(thousand, at48),
    codes: ['audio/format-change'],
  },
  {
    name: '4 KB of zeros between frames',
    bytes: concat(plain.subarray(0, 20_480), new Uint8Array(4096), plain.subarray(20_480)),
    ...lasting(minute),
    codes: ['audio/junk-between'],
  },
  {
    name: 'one frame',
    bytes: renderStream({ frameCount: 1 }),
    ...lasting({ frameCount: 1 }),
    codes: [],
    ffprobe: { packetCount: null, why: 'does not recognise a file of one frame' },
  },
  {
    name: 'one frame and its Info header',
    bytes: info({ frameCount: 1 }, { lame: { delay: 100, padding: 100 } }),
    ...lasting({ frameCount: 1 }, 200),
    codes: [],
    ffprobe: { packetCount: null, why: 'does not recognise a file of one frame' },
  },
];
