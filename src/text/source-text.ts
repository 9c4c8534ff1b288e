import { createDiagnostic } from '../diagnostic/diagnostic.js';
import { indexLines, type LineIndex, placeOf } from './line-index.js';

export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A text file as read: what parsers see (`text`), and what is needed to edit its bytes. */
export interface SourceText {
  /** Name or path, for findings. */
  readonly file: string;
  /** The file as found, byte order mark included. */
  readonly bytes: Uint8Array;
  readonly encoding: FileEncoding;
  /** Bytes of the byte order mark: 0, 2 or 3. */
  readonly bomLength: number;
  /** Decoded, without byte order mark; line ends as found. */
  readonly text: string;
  readonly lines: LineIndex;
}

/** A text that does not come from a file of its own, and is never edited: it has no bytes. */
export function textInMemory(file: string, text: string): SourceText {
  return { file, bytes: new Uint8Array(0), encoding: 'utf-8', bomLength: 0, text, lines: indexLines(text) };
}

/** Decodes UTF-8, with or without byte order mark, and UTF-16 with one. */
export function decodeText(file: string, bytes: Uint8Array) {
  const { encoding, bomLength } = detectEncoding(bytes);
  const body = bytes.subarray(bomLength);
  const refuse = (offset: number) => {
    const before = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(bomLength, offset));
    const place = placeOf(file, indexLines(before), before.length, before.length + 1);
    return {
      source: null,
      diagnostics: [createDiagnostic('notes/invalid-encoding', { encoding, offset }, place)],
    };
  };
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return refuse(bomLength + firstInvalidOffset(body, encoding));
  }
  if (isOfWideUnits(text)) return refuse(bytes.indexOf(0, bomLength));
  return { source: { file, bytes, encoding, bomLength, text, lines: indexLines(text) }, diagnostics: [] };
}

const wideLength = 8;

/** Whether text was decoded from UTF-32, or from UTF-16 without a mark: every second of its first characters is then a zero. */
function isOfWideUnits(text: string): boolean {
  const head = text.slice(0, wideLength).split('');
  const areZeros = (rest: number) => head.every((character, at) => at % 2 !== rest || character === '\0');
  return head.length * 2 >= wideLength && areZeros(0) !== areZeros(1);
}

function detectEncoding(bytes: Uint8Array): { encoding: FileEncoding; bomLength: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', bomLength: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bomLength: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bomLength: 2 };
  return { encoding: 'utf-8', bomLength: 0 };
}

/**
 * Where the first character starts that does not decode. Binary search finds the longest prefix that decodes, so this never
 * takes quadratic time; `stream` lets it end within a character, which is then the bad one.
 */
function firstInvalidOffset(bytes: Uint8Array, encoding: FileEncoding): number {
  let valid = 0;
  let invalid = bytes.length + 1;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    try {
      new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, middle), {
        stream: true,
      });
      valid = middle;
    } catch {
      invalid = middle;
    }
  }
  if (encoding === 'utf-8') return openCharacterStart(bytes, valid);
  const end = valid & ~1;
  const highByte = bytes[encoding === 'utf-16le' ? end - 1 : end - 2] ?? 0;
  return (highByte & 0xfc) === 0xd8 ? end - 2 : end;
}

/** The start of the UTF-8 character that is open at `end`, or `end` where none is. */
function openCharacterStart(bytes: Uint8Array, end: number): number {
  for (let at = end - 1; at >= 0 && at >= end - 3; at -= 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return at + length > end ? at : end;
  }
  return end;
}
