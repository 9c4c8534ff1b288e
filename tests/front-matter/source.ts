import { applyEdits } from '../../src/bytes/byte-edit.js';
import { type Diagnostic, sortDiagnostics } from '../../src/diagnostic/diagnostic.js';
import { type FrontMatterUpdate, planFrontMatterEdit } from '../../src/front-matter/edit.js';
import { type FrontMatter, parseFrontMatter } from '../../src/front-matter/front-matter.js';
import { decodeText, type SourceText } from '../../src/text/source-text.js';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';

/** Text as the bytes of a file. */
export function encode(text: string, encoding: Encoding = 'utf-8'): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8-bom') return new TextEncoder().encode(`\uFEFF${text}`);
  const marked = `\uFEFF${text}`;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let index = 0; index < marked.length; index += 1) {
    view.setUint16(index * 2, marked.charCodeAt(index), encoding === 'utf-16le');
  }
  return new Uint8Array(view.buffer);
}

export function sourceOf(text: string, encoding: Encoding = 'utf-8'): SourceText {
  const { source } = decodeText('episode.md', encode(text, encoding));
  if (source === null) throw new Error('the text of a test must be valid');
  return source;
}

export function parse(text: string): FrontMatter {
  return parseFrontMatter(sourceOf(text));
}

/** Of the whole, and of what it states. */
export function findingsOf({ diagnostics, stated }: FrontMatter): readonly Diagnostic[] {
  return sortDiagnostics([...diagnostics, ...stated.findings]);
}

export function codesOf(text: string): string[] {
  return findingsOf(parse(text)).map(({ code }) => code);
}

/** The text after an edit, or the messages and help of the refusal. */
export function edited(text: string, update: FrontMatterUpdate): string | string[] {
  const source = sourceOf(text);
  const { edits, diagnostics } = planFrontMatterEdit(source, update);
  if (diagnostics.length > 0) return diagnostics.map(({ message, help }) => `${message}; ${help}`);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(applyEdits(source.bytes, edits));
}
