import type { SourceText } from '../text/source-text.js';
import type { Span } from '../text/span.js';

/** One line of a file, without its line end; the span is that of `text`. */
export interface TextLine extends Span {
  readonly text: string;
}

/** The lines of a file in order, one by one: there may be millions. */
export function* readLines({ text, lines }: SourceText): Generator<TextLine> {
  for (let index = 0; index < lines.starts.length; index += 1) {
    const start = lines.starts[index] ?? 0;
    const next = lines.starts[index + 1] ?? text.length;
    const line = text.slice(start, next).replace(/(?<![\r\n])[\r\n]+$/, '');
    yield { text: line, start, end: start + line.length };
  }
}

/**
 * Text for a format that has one line per chapter: line ends, tabs and control characters become single spaces.
 *
 * A lone surrogate, which no encoding can hold, becomes U+FFFD.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
