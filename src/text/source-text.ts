import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { indexLines, type LineIndex } from './line-index.js';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A text file as read: what parsers see (`text`), and what is needed to edit its bytes. */
export interface SourceText {
  /** Name or path, for findings. */
  readonly file: string;
  /** The file as found, byte order mark included. */
  readonly bytes: Uint8Array;
  readonly encoding: TextEncoding;
  /** Bytes of the byte order mark: 0, 2 or 3. */
  readonly bomLength: number;
  /** Decoded, without byte order mark; line ends as found. */
  readonly text: string;
  readonly lines: LineIndex;
}

/** A decoded file, or null with the finding that says where its bytes are no text. */
export interface DecodedText {
  readonly source: SourceText | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Decodes UTF-8, with or without byte order mark, and UTF-16 with one. */
export function decodeText(file: string, bytes: Uint8Array): DecodedText {
  const { encoding, bomLength } = detectEncoding(bytes);
  const body = bytes.subarray(bomLength);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    const offset = bomLength + firstInvalidOffset(body, encoding);
    const place = { kind: 'bytes', file, offset, length: 1 } as const;
    return {
      source: null,
      diagnostics: [createDiagnostic('notes/invalid-encoding', { encoding, offset }, place)],
    };
  }
  return { source: { file, bytes, encoding, bomLength, text, lines: indexLines(text) }, diagnostics: [] };
}

function detectEncoding(bytes: Uint8Array): { encoding: TextEncoding; bomLength: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', bomLength: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bomLength: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bomLength: 2 };
  return { encoding: 'utf-8', bomLength: 0 };
}

/** The longest prefix that decodes ends where the first bad byte stands: found by halving, so never quadratic. */
function firstInvalidOffset(bytes: Uint8Array, encoding: TextEncoding): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    try {
      // `stream` lets the prefix end within a character.
      new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, middle), {
        stream: true,
      });
      valid = middle;
    } catch {
      invalid = middle;
    }
  }
  return valid;
}
