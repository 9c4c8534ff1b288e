import { deflateSync } from 'node:zlib';
import { crc32 } from '../../src/bytes/crc32.js';

/** Bytes that look like chance and are the same each time. */
function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed * 2654435761 + 1;
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

/** A PNG of three bytes a pixel that can hardly be compressed: its size is told by its dimensions. */
export function buildPng(widthPx: number, heightPx: number = widthPx, seed = 1): Buffer {
  const row = 1 + 3 * widthPx;
  const pixels = noise(row * heightPx, seed);
  for (let line = 0; line < heightPx; line += 1) pixels[line * row] = 0;
  return buildPngOf(widthPx, heightPx, deflateSync(pixels));
}

/** A PNG that claims dimensions, whatever its data gives. */
export function buildPngOf(widthPx: number, heightPx: number, data: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}

/** A baseline JPEG in shades of grey, each block of one shade; `comment` fills it up to any size. */
export function buildJpeg(widthPx: number, heightPx: number = widthPx, seed = 1, comment = 0): Buffer {
  const blocks = Math.ceil(widthPx / 8) * Math.ceil(heightPx / 8);
  const size = Buffer.alloc(4);
  size.writeUInt16BE(heightPx, 0);
  size.writeUInt16BE(widthPx, 2);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(comment === 0 ? [] : [segment(0xfe, noise(comment, seed))]),
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 8)])),
    segment(0xc0, Buffer.concat([Buffer.from([8]), size, Buffer.from([1, 1, 0x11, 0])])),
    // Twelve codes of four bits for the lengths of a difference, and one of a single bit for the end of a block.
    segment(0xc4, Buffer.from([0x00, 0, 0, 0, 12, ...Array(12).fill(0), ...Array(12).keys()])),
    segment(0xc4, Buffer.from([0x10, 1, ...Array(15).fill(0), 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    scan(noise(blocks, seed)),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** Each block as the difference of its shade from that of the one before. */
function scan(shades: Buffer): Buffer {
  let bits = '';
  let before = 0;
  for (const shade of shades) {
    const value = shade - 128 - before;
    before = shade - 128;
    const length = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1;
    const code = value >= 0 ? value : value + 2 ** length - 1;
    bits += length.toString(2).padStart(4, '0');
    if (length > 0) bits += code.toString(2).padStart(length, '0');
    bits += '0';
  }
  const bytes = (bits.padEnd(Math.ceil(bits.length / 8) * 8, '1').match(/.{8}/g) ?? []).flatMap((byte) => {
    const value = Number.parseInt(byte, 2);
    return value === 0xff ? [0xff, 0] : [value];
  });
  return Buffer.from(bytes);
}
