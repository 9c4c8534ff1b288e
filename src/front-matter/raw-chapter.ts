import type { EntryWriting } from '../chapters/chapter.js';
import type { ScalarNode, Span } from './value-tree.js';

/** One entry of a chapter list before its values are read, each with the span to point at. */
export interface RawChapter {
  readonly start: ScalarNode | null;
  readonly end: ScalarNode | null;
  readonly title: string;
  readonly link: ScalarNode | null;
  readonly image: ScalarNode | null;
  /** `toc: false`: not for lists. */
  readonly hidden: boolean;
  /** Keys whose values an mp3 cannot hold, such as `location`. */
  readonly unheld: readonly string[];
  /** Keys of links and pictures whose values are lists or maps. */
  readonly nested: readonly string[];
  /** The unit of a bare number in `start` and `end`, in milliseconds. */
  readonly unitMs: 1 | 1000;
  readonly span: Span;
  /** How the entry is written; `line` for a line of a block of text, null if it cannot be edited in place. */
  readonly entry: EntryWriting | 'line' | null;
}

/** The fields of an entry that has no more than a start and a title. */
export const plain = {
  end: null,
  link: null,
  image: null,
  hidden: false,
  unheld: [],
  nested: [],
  unitMs: 1000,
  entry: null,
} as const;

/** The most entries that are read; an mp3 takes 255 chapters. */
export const mostEntries = 20_000;

/**
 * A part of a value as a value of its own. It never goes past the end of what is written, which differs from the text where
 * there are escapes or an alias.
 */
export function partOf(value: ScalarNode, at: number, text: string): ScalarNode {
  const start = Math.min(value.start + at + (value.style.endsWith('quoted') ? 1 : 0), value.end);
  return { ...value, text, start, end: Math.min(start + text.length, value.end) };
}

/** The first character of a value, to point at it without marking all of its lines. */
export function firstMark({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + 1) };
}
