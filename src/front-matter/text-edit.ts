import type { ByteEdit } from '../bytes/byte-edit.js';
import type { FileEncoding, SourceText } from '../text/source-text.js';

/** Replaces `[start, end)` of a text, in UTF-16 units, with `content`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

/** The text after edits that are ascending and do not overlap; several at one place apply in order. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, content } of edits) {
    result += text.slice(from, start) + content;
    from = end;
  }
  return result + text.slice(from);
}

/** The same edit in the bytes of the file, byte order mark and encoding kept. */
export function toByteEdit(source: SourceText, { start, end, content }: TextEdit): ByteEdit {
  const { text, encoding, bomLength } = source;
  return {
    offset: bomLength + encodedLength(text.slice(0, start), encoding),
    length: encodedLength(text.slice(start, end), encoding),
    content: encodeText(content, encoding),
  };
}

function encodedLength(text: string, encoding: FileEncoding): number {
  return encoding === 'utf-8' ? new TextEncoder().encode(text).length : text.length * 2;
}

function encodeText(text: string, encoding: FileEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), encoding === 'utf-16le');
  }
  return bytes;
}
