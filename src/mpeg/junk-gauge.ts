import type { Junk } from './mpeg-stream.js';

const tagMarks = ['ID3', 'TAG', 'APETAGEX', 'LYRICSBEGIN'];

/** Judges what is between frames while the bytes pass by: a stretch may be longer than any buffer. */
export class JunkGauge {
  readonly offset: number;
  readonly atMs: number;
  readonly #isTag: boolean;
  #isZeros = true;
  #isText = true;

  /**
   * @param at index where the stretch starts
   * @param offset the same as byte offset in the file
   * @param atMs where in the audio it is
   */
  constructor(bytes: Uint8Array, at: number, offset: number, atMs: number) {
    this.offset = offset;
    this.atMs = atMs;
    this.#isTag = tagMarks.some((mark) => startsWith(bytes, at, mark));
  }

  /** Takes in the next bytes of the stretch. */
  extend(bytes: Uint8Array, from: number, to: number): void {
    this.#isZeros &&= isZeros(bytes, from, to);
    this.#isText &&= isText(bytes, from, to);
  }

  get kind(): Junk['kind'] {
    if (this.#isTag) return 'tag';
    if (this.#isZeros) return 'zeros';
    return this.#isText ? 'text' : 'other';
  }

  /** @param end byte offset of the first frame after the stretch */
  close(end: number): Junk {
    return { offset: this.offset, length: end - this.offset, atMs: Math.round(this.atMs), kind: this.kind };
  }
}

/** Four bytes at a time: a hole in a file can be gigabytes long. */
function isZeros(bytes: Uint8Array, from: number, to: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = from;
  for (; at + 4 <= to; at += 4) if (view.getInt32(at) !== 0) return false;
  for (; at < to; at += 1) if (bytes[at] !== 0) return false;
  return true;
}

/** Counts as text: ASCII with line breaks and tabs, and letters in UTF-8 or Latin-1. */
function isText(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    const isLetter = byte >= 0x20 && byte !== 0x7f && byte !== 0xff;
    if (!isLetter && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
  }
  return true;
}

function startsWith(bytes: Uint8Array, at: number, mark: string): boolean {
  for (let index = 0; index < mark.length; index += 1)
    if (bytes[at + index] !== mark.charCodeAt(index)) return false;
  return true;
}
