// A byte-level mutator with its own random numbers, so that a seed gives the same mutants everywhere.

/** Mulberry32: a small generator of 32-bit numbers, good enough to scatter bytes. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) % below;
  };
}

const telling = [0x00, 0x01, 0x03, 0x0a, 0x10, 0x20, 0x40, 0x7f, 0x80, 0xe0, 0xfb, 0xfe, 0xff];

/** Half of all changes fall near the start or the end, where tags are. */
function place(random, length) {
  const near = random(4);
  if (near === 0) return random(Math.min(length, 64));
  if (near === 1) return random(Math.min(length, 2048));
  if (near === 2) return length - 1 - random(Math.min(length, 256));
  return random(length);
}

const operations = [
  (random, bytes) => replaced(bytes, place(random, bytes.length), (byte) => byte ^ (1 << random(8))),
  (random, bytes) => replaced(bytes, place(random, bytes.length), () => telling[random(telling.length)]),
  (random, bytes) => replaced(bytes, place(random, bytes.length), () => random(256)),
  (random, bytes) => spliced(bytes, place(random, bytes.length), 0, randomBytes(random, 1 + random(16))),
  (random, bytes) => spliced(bytes, place(random, bytes.length), 0, Buffer.alloc(1 + random(64))),
  (random, bytes) => spliced(bytes, place(random, bytes.length), 1 + random(32), Buffer.alloc(0)),
  (random, bytes) => bytes.subarray(0, 1 + place(random, bytes.length)),
  (random, bytes) => {
    const from = place(random, bytes.length);
    return spliced(bytes, place(random, bytes.length), 0, bytes.subarray(from, from + 1 + random(256)));
  },
  (random, bytes, other) =>
    spliced(
      bytes,
      place(random, bytes.length),
      0,
      other.subarray(0, 1 + random(Math.min(other.length, 512))),
    ),
  (random, bytes, other) => Buffer.concat([other.subarray(0, random(Math.min(other.length, 2048))), bytes]),
];

/** A mutant of `bytes`: one to four changes, now and then a piece of `other`. */
export function mutate(random, bytes, other) {
  let mutant = Buffer.from(bytes);
  for (let left = 1 + random(4); left > 0 && mutant.length > 0; left -= 1) {
    mutant = operations[random(operations.length)](random, mutant, other);
  }
  return mutant;
}

function replaced(bytes, at, change) {
  const copy = Buffer.from(bytes);
  copy[at] = change(copy[at]);
  return copy;
}

/** `length` bytes at a place replaced. */
export function spliced(bytes, at, length, content) {
  return Buffer.concat([bytes.subarray(0, at), content, bytes.subarray(at + length)]);
}

function randomBytes(random, length) {
  return Buffer.from(Array.from({ length }, () => random(256)));
}

/** How long an input may be made smaller: what is wrong with it may be that it is slow. */
const minimisingMs = 20_000;

/** A smaller input that still shows what `isBad` shows: pieces are cut out as long as it does, and time is left. */
export async function minimise(bytes, isBad) {
  const deadline = performance.now() + minimisingMs;
  let best = Buffer.from(bytes);
  for (let size = best.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at + size <= best.length && performance.now() < deadline; ) {
      const smaller = Buffer.concat([best.subarray(0, at), best.subarray(at + size)]);
      if (await isBad(smaller)) best = smaller;
      else at += size;
    }
  }
  return best;
}
