// The cover: a disc cut into the chapters of the episode, drawn as a palette PNG.
import { crc32, deflateSync } from 'node:zlib';

const size = 500;
const palette = [
  [0x16, 0x1b, 0x2e], // night
  [0xf4, 0xf1, 0xe8], // paper
  [0xe6, 0x5f, 0x4b],
  [0xf2, 0xa6, 0x3b],
  [0xf6, 0xd6, 0x5f],
  [0x6f, 0xb8, 0x7f],
  [0x3d, 0x8f, 0xa8],
  [0x6a, 0x6f, 0xc4],
  [0xb0, 0x62, 0xa8],
  [0xd9, 0x8a, 0x9c],
];
const [night, paper, firstColour] = [0, 1, 2];

/** Draws the cover; each chapter takes the share of the circle that it takes of the episode. */
export function drawCover(startsMs, durationMs) {
  const rows = Buffer.alloc(size * (size + 1));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      rows[y * (size + 1) + 1 + x] = colourAt(x, y, startsMs, durationMs);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits, palette
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(x, y, startsMs, durationMs) {
  const dx = x + 0.5 - size / 2;
  const dy = y + 0.5 - size / 2;
  const radius = Math.hypot(dx, dy) / size;
  if (radius > 0.4) return night;
  if (radius < 0.14) return radius < 0.1 ? paper : night;
  // Clockwise from the top, as a clock.
  const turn = (Math.atan2(dx, -dy) / (2 * Math.PI) + 1) % 1;
  const chapter = startsMs.findLastIndex((startMs) => startMs / durationMs <= turn);
  const edge = Math.min(...startsMs.map((startMs) => Math.abs(turn - startMs / durationMs)));
  return edge * radius * 2 * Math.PI < 0.006
    ? night
    : firstColour + (chapter % (palette.length - firstColour));
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
