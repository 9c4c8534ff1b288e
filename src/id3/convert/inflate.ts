import { MalformedError } from '../../diagnostic/failure.js';

/** Codes of 1 to 15 bits: how many there are of each length, and their symbols in the order of the codes. */
interface HuffmanTable {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

const longestCode = 15;

/** Base and extra bits of lengths 257 to 285 and of distances 0 to 29. @see RFC 1951 3.2.5 */
const lengthBases = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBases = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const distanceBits = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];

/** The order in which a dynamic block gives the lengths of its length codes. @see RFC 1951 3.2.7 */
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * Decompresses a zlib stream whose size is known: never a byte more than that is made.
 *
 * @param bytes a zlib stream, header and checksum included
 * @param byteLength the decompressed size, exactly
 * @throws MalformedError `id3/convert-damaged-frame` when the stream is damaged or its size or checksum another
 * @see RFC 1950, RFC 1951
 */
export function inflate(bytes: Uint8Array, byteLength: number): Uint8Array {
  const method = bytes[0] ?? 0;
  const flags = bytes[1] ?? 0;
  if ((method & 0x0f) !== 8 || ((method << 8) | flags) % 31 !== 0 || (flags & 0x20) !== 0)
    fail(0, 'no zlib stream');
  const input = new BitReader(bytes, 2);
  const output = new Uint8Array(byteLength);
  let filled = 0;
  for (let last = false; !last; ) {
    last = input.take(1) === 1;
    const kind = input.take(2);
    if (kind === 0) filled = copyStored(input, output, filled);
    else if (kind === 1) filled = inflateBlock(input, output, filled, fixedTables());
    else if (kind === 2) filled = inflateBlock(input, output, filled, readTables(input));
    else fail(input.offset, 'a deflate block of an unknown kind');
  }
  if (filled !== byteLength) fail(input.offset, `${filled} bytes come out, ${byteLength} are stated`);
  if (adler32(output) !== input.checksum())
    fail(input.offset, 'the checksum of the compressed data is wrong');
  return output;
}

class BitReader {
  readonly #bytes: Uint8Array;
  #offset: number;
  #bits = 0;
  #count = 0;

  constructor(bytes: Uint8Array, offset: number) {
    this.#bytes = bytes;
    this.#offset = offset;
  }

  get offset(): number {
    return this.#offset;
  }

  /** The next bits, least significant first. */
  take(count: number): number {
    while (this.#count < count) {
      const byte = this.#bytes[this.#offset] ?? fail(this.#offset, 'the compressed data end too early');
      this.#offset += 1;
      this.#bits |= byte << this.#count;
      this.#count += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#count -= count;
    return value;
  }

  /** The next symbol of a table: codes come with their most significant bit first. @see RFC 1951 3.2.2 */
  symbol({ counts, symbols }: HuffmanTable): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= longestCode; length += 1) {
      code |= this.take(1);
      const count = counts[length] ?? 0;
      if (code - first < count) return symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return fail(this.#offset, 'a code that stands for nothing');
  }

  /** Whole bytes, after the bits left in the present one. */
  bytes(count: number): Uint8Array {
    this.#bits = 0;
    this.#count = 0;
    const taken = this.#bytes.subarray(this.#offset, this.#offset + count);
    if (taken.length < count) fail(this.#offset, 'the compressed data end too early');
    this.#offset += count;
    return taken;
  }

  checksum(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.bytes(4);
    return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  }
}

function copyStored(input: BitReader, output: Uint8Array, filled: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = input.bytes(4);
  const length = a | (b << 8);
  if ((length ^ (c | (d << 8))) !== 0xffff) fail(input.offset, 'a stored block with a wrong length');
  room(input, output, filled, length);
  output.set(input.bytes(length), filled);
  return filled + length;
}

type Tables = readonly [literals: HuffmanTable, distances: HuffmanTable];

function inflateBlock(
  input: BitReader,
  output: Uint8Array,
  start: number,
  [literals, distances]: Tables,
): number {
  let filled = start;
  for (;;) {
    const symbol = input.symbol(literals);
    if (symbol === 256) return filled;
    if (symbol < 256) {
      room(input, output, filled, 1);
      output[filled] = symbol;
      filled += 1;
      continue;
    }
    const length = input.take(lengthBits[symbol - 257] ?? fail(input.offset, 'a length that does not exist'));
    const end = filled + length + (lengthBases[symbol - 257] ?? 0);
    const code = input.symbol(distances);
    const extra = input.take(distanceBits[code] ?? fail(input.offset, 'a distance that does not exist'));
    const distance = extra + (distanceBases[code] ?? 0);
    if (distance > filled) fail(input.offset, 'a distance beyond the start');
    room(input, output, filled, end - filled);
    for (; filled < end; filled += 1) output[filled] = output[filled - distance] ?? 0;
  }
}

function room(input: BitReader, output: Uint8Array, filled: number, length: number): void {
  if (filled + length > output.length)
    fail(input.offset, `more than the stated ${output.length} bytes come out`);
}

function buildTable(lengths: readonly number[]): HuffmanTable {
  const counts = new Uint16Array(longestCode + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const offsets = new Uint16Array(longestCode + 2);
  for (let length = 1; length <= longestCode; length += 1) {
    offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0);
  }
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    symbols[offsets[length] ?? 0] = symbol;
    offsets[length] = (offsets[length] ?? 0) + 1;
  }
  return { counts, symbols };
}

/** @see RFC 1951 3.2.6 */
function fixedTables(): Tables {
  const literals = Array.from({ length: 288 }, (_, symbol) =>
    symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
  );
  return [buildTable(literals), buildTable(Array.from({ length: 30 }, () => 5))];
}

/** @see RFC 1951 3.2.7 */
function readTables(input: BitReader): Tables {
  const literalCount = input.take(5) + 257;
  const distanceCount = input.take(5) + 1;
  const codeLengthCount = input.take(4) + 4;
  const codeLengths = Array.from({ length: 19 }, () => 0);
  for (const position of codeLengthOrder.slice(0, codeLengthCount)) codeLengths[position] = input.take(3);
  const table = buildTable(codeLengths);
  const total = literalCount + distanceCount;
  const lengths: number[] = [];
  while (lengths.length < total) {
    const symbol = input.symbol(table);
    if (symbol < 16) lengths.push(symbol);
    else {
      const repeated = symbol === 16 ? (lengths.at(-1) ?? fail(input.offset, 'nothing to repeat')) : 0;
      const times =
        symbol === 16 ? 3 + input.take(2) : symbol === 17 ? 3 + input.take(3) : 11 + input.take(7);
      for (let time = 0; time < times; time += 1) lengths.push(repeated);
    }
  }
  if (lengths.length > total) fail(input.offset, 'more code lengths than announced');
  return [buildTable(lengths.slice(0, literalCount)), buildTable(lengths.slice(literalCount))];
}

/** @see RFC 1950 8.2 */
function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}

function fail(offset: number, reason: string): never {
  throw new MalformedError('id3/convert-damaged-frame', offset, reason);
}
