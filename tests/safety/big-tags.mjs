// Large tags of every contrived kind: what they are made of costs more, held in memory, than they say.
import { deflateSync } from 'node:zlib';
import { loadTypeScript } from '../build/load-typescript.mjs';
import { chap, ctoc, frame, latin1, syncsafe, tag, text, uint32 } from './odd-parts.mjs';

const { renderOwnFrame } = await loadTypeScript(new URL('../../src/id3/own-frame.ts', import.meta.url));
const { crc32OfParts } = await loadTypeScript(new URL('../../src/bytes/crc32.ts', import.meta.url));

const mostTag = 2 ** 28 - 1;
const title = (version) => text(version, 'TIT2', 'An episode');

/** Bytes without order, and without FF. */
function noise(byteLength) {
  const bytes = Buffer.alloc(byteLength);
  for (let at = 0, state = 1; at < byteLength; at += 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[at] = (state >>> 16) % 255;
  }
  return bytes;
}

const coverBody = (image) => Buffer.concat([latin1('\0image/png\0\x03\0'), image]);
/** FF 00 again and again: as unsynchronisation leaves it. */
const ffZero = (byteLength) => Buffer.alloc(byteLength, Buffer.from([0xff, 0]));
/** A cover whose image is stored unsynchronised in a tag of v2.2 or v2.3: there sizes count what it hides. */
function hiddenCover(version, stored) {
  let zeros = 0;
  for (let at = stored.indexOf(0xff); at >= 0; at = stored.indexOf(0xff, at + 1))
    if (stored[at + 1] === 0) zeros += 1;
  const body = coverBody(stored);
  return frame(version, version === 2 ? 'PIC' : 'APIC', body, { size: body.length - zeros });
}

/** So many copies as fit. */
const repeated = (piece, byteLength) =>
  Buffer.alloc(Math.max(1, Math.floor(byteLength / piece.length)) * piece.length, piece);
const fill = (count, make) => Buffer.concat(Array.from({ length: count }, (_, index) => make(index)));

/** A PRIV of ours around a memory, before a frame that is kept. */
function marked(memory, kept) {
  const body = renderOwnFrame({
    byteLength: 0,
    crc32: 0,
    exportByteLength: 0,
    previousByteLength: 0,
    edits: [],
    insertedZeros: [],
    footer: new Uint8Array(0),
    origin: { kind: 'forgotten' },
    statedValues: [],
    ownSubframeCounts: [],
    ...memory,
  });
  return tag(3, [
    ctoc(3, 'toc', 3, ['ch0']),
    chap(3, 'ch0', 0, 60_000, [title(3)]),
    frame(3, 'PRIV', Buffer.concat(body)),
    kept,
  ]);
}

/** As many edits as a mark may have, each with its content, and all true. */
function editedMark(byteLength) {
  const edits = 65_536;
  const region = frame(3, 'APIC', coverBody(noise(edits * 2)));
  const content = Buffer.alloc(Math.max(1, Math.floor(byteLength / edits) - 8), 7);
  const list = Array.from({ length: edits }, (_, index) => ({ offset: 2 * index + 40, length: 1, content }));
  const parts = [];
  let from = 0;
  for (const { offset, length } of list) {
    parts.push(region.subarray(from, offset), content);
    from = offset + length;
  }
  parts.push(region.subarray(from));
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return marked({ byteLength: length, crc32: crc32OfParts(parts), edits: list }, region);
}

/** As many pieces of an origin as a mark may have. */
function piecedMark(byteLength) {
  const count = 65_536;
  const content = Buffer.alloc(Math.max(1, Math.floor(byteLength / count) - 4), 7);
  const pieces = Array.from({ length: count }, () => ({ kind: 'bytes', content }));
  return marked(
    {
      origin: {
        kind: 'pieces',
        byteLength: count * content.length,
        crc32: crc32OfParts(pieces.map((piece) => piece.content)),
        pieces,
      },
    },
    title(3),
  );
}

/** Empty names, one byte each. */
function namedContents(byteLength) {
  const body = Buffer.concat([latin1('toc\0'), Buffer.from([3, 255]), latin1('a\0'.repeat(255))]);
  return repeated(frame(3, 'CTOC', body), byteLength);
}

const compressed = (version, byteLength) => {
  const data = deflateSync(Buffer.alloc(byteLength * 4, 'ab'));
  const body = Buffer.concat([version === 3 ? uint32(byteLength * 4) : syncsafe(byteLength * 4), data]);
  return frame(version, 'TXXX', body, { flags: version === 3 ? 0x80 : 0x09 });
};

const chapterOf = (byteLength, index, subframe) =>
  chap(3, `x${index}`, index * 100, index * 100 + 100, [title(3), repeated(subframe, byteLength)]);

/**
 * Each kind with a function from a size to a tag, which has about that many bytes.
 *
 * @type {readonly { name: string, build: (byteLength: number) => Buffer, sizes?: readonly string[] }[]}
 */
export const bigTags = [
  ...[2, 3, 4].map((version) => ({
    name: `a cover, v2.${version}`,
    build: (size) =>
      tag(version, [
        frame(
          version,
          version === 2 ? 'PIC' : 'APIC',
          coverBody(noise(version === 2 ? Math.min(size, 2 ** 24 - 20) : size)),
        ),
      ]),
    ...(version === 2 ? {} : { sizes: ['32'] }),
  })),
  ...[2, 3, 4].map((version) => ({
    name: `FF 00, unsynchronised, v2.${version}`,
    build: (size) =>
      tag(
        version,
        [
          version === 4
            ? frame(4, 'APIC', coverBody(ffZero(size)))
            : hiddenCover(version, ffZero(version === 2 ? Math.min(size, 2 ** 24 - 20) : size)),
        ],
        { flags: 0x80 },
      ),
    ...(version === 2 ? {} : { sizes: ['34'] }),
  })),
  ...[4000, 100].map((count) => ({
    name: `FF 00 in ${count} frames of their own, v2.4`,
    build: (size) =>
      tag(
        4,
        [
          title(4),
          ...Array(count).fill(frame(4, 'PRIV', ffZero(2 * Math.floor(size / count / 2)), { flags: 2 })),
        ],
        { flags: 0x80 },
      ),
  })),
  {
    name: 'a frame of FF 00 without the mark of the tag, v2.4',
    build: (size) => tag(4, [title(4), frame(4, 'APIC', coverBody(ffZero(size)), { flags: 2 })]),
  },
  {
    name: 'an unsynchronised cover with few zeros, v2.3',
    build: (size) => {
      const image = noise(size);
      for (let at = 100; at < image.length; at += 300) image.writeUInt16BE(0xff00, at);
      return tag(3, [hiddenCover(3, image)], { flags: 0x80 });
    },
    sizes: ['32'],
  },
  {
    name: 'FF 00 that no flag speaks of',
    build: (size) => tag(3, [frame(3, 'APIC', coverBody(ffZero(size)))]),
  },
  { name: 'padding', build: (size) => tag(3, [title(3)], { padding: size }) },
  { name: 'junk after the frames', build: (size) => tag(3, [title(3), Buffer.alloc(10, 1), noise(size)]) },
  { name: 'empty frames', build: (size) => tag(3, [repeated(frame(3, 'TXXX', Buffer.alloc(0)), size)]) },
  { name: 'small frames', build: (size) => tag(4, [repeated(text(4, 'TXXX', 'x'), size)]) },
  {
    name: 'sixteen thousand frames',
    build: (size) => tag(4, [fill(16_000, () => frame(4, 'PRIV', noise(Math.floor(size / 16_000))))]),
  },
  {
    name: 'sixteen thousand frames in the other form',
    build: (size) =>
      tag(4, [
        fill(16_000, () =>
          frame(4, 'PRIV', noise(Math.max(300, Math.floor(size / 16_000))), { plain: true }),
        ),
      ]),
  },
  {
    name: 'a text',
    build: (size) =>
      tag(3, [frame(3, 'TIT2', Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.alloc(size, 'a\0')]))]),
  },
  {
    name: 'a text of v2.4',
    build: (size) => tag(4, [frame(4, 'TIT2', Buffer.concat([Buffer.from([3]), Buffer.alloc(size, 'ab ')]))]),
  },
  {
    name: 'a list of people, v2.4',
    build: (size) => tag(4, [frame(4, 'TIPL', Buffer.concat([Buffer.from([3]), Buffer.alloc(size, 'a\0')]))]),
  },
  {
    name: 'a chapter with a long title',
    build: (size) => tag(3, [chap(3, 'a', 0, 9000, [text(3, 'TIT2', 'x'.repeat(size))])]),
  },
  {
    name: 'chapters with long titles',
    build: (size) =>
      tag(3, [
        fill(200, (index) =>
          chap(3, `a${index}`, index, index + 1, [text(3, 'TIT2', 'x'.repeat(Math.floor(size / 200)))]),
        ),
      ]),
  },
  {
    name: 'a chapter with a picture',
    build: (size) => tag(3, [chap(3, 'a', 0, 9000, [title(3), frame(3, 'APIC', coverBody(noise(size)))])]),
  },
  { name: 'one chapter of sub-frames', build: (size) => tag(3, [chapterOf(size, 0, text(3, 'TXXX', 'x'))]) },
  {
    name: 'chapters of empty sub-frames',
    build: (size) =>
      tag(3, [fill(8000, (index) => chapterOf(size / 8000, index, frame(3, 'TXXX', Buffer.alloc(0))))]),
  },
  {
    name: 'chapters of sub-frames',
    build: (size) => tag(3, [fill(8000, (index) => chapterOf(size / 8000, index, text(3, 'TXXX', 'x')))]),
  },
  {
    name: 'chapters of sub-frames, v2.4',
    build: (size) =>
      tag(4, [
        fill(8000, (index) =>
          chap(4, `x${index}`, index, index + 1, [title(4), repeated(text(4, 'TXXX', 'x'), size / 8000)]),
        ),
      ]),
  },
  { name: 'small chapters', build: (size) => tag(3, [repeated(chap(3, 'a', 0, 1, [title(3)]), size)]) },
  {
    name: 'tables of contents',
    build: (size) => tag(3, [chap(3, 'a', 0, 9000, [title(3)]), namedContents(size)]),
  },
  {
    name: 'a chain of tables of contents',
    build: (size) =>
      tag(3, [
        fill(Math.min(15_000, Math.floor(size / 30)), (index) =>
          ctoc(3, `t${index}`, 3, [`t${index + 1}`, 'a']),
        ),
        chap(3, 'a', 0, 9, [title(3)]),
      ]),
  },
  { name: 'a long element ID', build: (size) => tag(3, [chap(3, 'x'.repeat(size), 0, 9000, [title(3)])]) },
  { name: 'a mark of edits', build: editedMark },
  { name: 'a mark of pieces', build: piecedMark },
  {
    name: 'a mark of zeros',
    build: () =>
      marked(
        { insertedZeros: Array.from({ length: 262_144 }, (_, index) => 2 * index), byteLength: 100 },
        title(3),
      ),
  },
  {
    name: 'a mark that is cut off',
    build: (size) =>
      tag(3, [title(3), frame(3, 'PRIV', Buffer.concat([latin1('urn:chapterize\0'), noise(size)]))]),
  },
  {
    name: 'compressed frames, v2.3',
    build: (size) => tag(3, [title(3), fill(3, () => compressed(3, size * 8))]),
  },
  {
    name: 'compressed frames, v2.4',
    build: (size) => tag(4, [title(4), fill(3, () => compressed(4, size))]),
  },
  { name: 'tags in a row', build: (size) => repeated(tag(3, [title(3)]), Math.min(size, 4_000_000)) },
  {
    name: 'large tags in a row',
    build: (size) => fill(4, () => tag(3, [title(3), frame(3, 'APIC', coverBody(noise(size / 4)))])),
  },
  {
    name: 'tags with chapters in a row',
    build: (size) =>
      fill(16, () =>
        tag(3, [chap(3, 'a', 0, 9000, [title(3)]), frame(3, 'APIC', coverBody(noise(size / 16)))]),
      ),
  },
].map((each) => ({
  ...each,
  build: (size) => each.build(Math.min(size, mostTag - 4096)),
}));
