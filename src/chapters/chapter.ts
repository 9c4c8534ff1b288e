import type { TextPlace } from '../diagnostic/diagnostic.js';
import type { Span } from '../text/span.js';
import type { ChapterPicture } from './picture.js';

/** The picture of a chapter as the notes state it. */
interface StatedImage {
  /** A path relative to the notes, or a web address. */
  readonly image?: string | null;
  /** The span of that. */
  readonly imagePlace?: TextPlace;
}

/** A chapter as the notes mark it: a start, a title, a place in the text. */
export interface ChapterMark extends StatedImage {
  readonly startMs: number;
  /** The end that the notes state (a range `T – T`), else null. */
  readonly endMs: number | null;
  readonly title: string;
  /** http(s), as WHATWG URL serialises it. */
  readonly url: string | null;
  /** Not for lists of chapters (`toc: false`): it changes the picture or link only. */
  readonly hidden?: boolean;
  /** 0 for a chapter inside no other. */
  readonly depth: number;
  /** The span of the timestamp. */
  readonly place: TextPlace;
  /**
   * Other readings of the same timestamp, where the text alone cannot decide
   * (`56:36:20` as hours or as an editor's minutes:seconds:frames); empty for nearly all.
   */
  readonly otherReadings: readonly OtherReading[];
  /** Where each part of the mark is in the notes; null for a mark that no text of its own states. */
  readonly writing: MarkWriting | null;
}

/**
 * How a mark is written, so that it can be edited in place. All spans are offsets in `SourceText.text` (UTF-16 units). The
 * brackets are what `stamp` has beyond `clock` and `endClock`; the separator is what is between `stamp` and `title`.
 */
export interface MarkWriting {
  /** The digits of the start, nothing around them: `1:02:03`. */
  readonly clock: Span;
  /** The digits of the end of a range, else null. */
  readonly endClock: Span | null;
  /** The clock or range with its brackets, `@` and link: `[@1:02:03]`. */
  readonly stamp: Span;
  /** The title with its markup, from its first to its last character; null if it cannot be determined or there is none. */
  readonly title: Span | null;
  /** Where the stamp is: before or after the title, on a line of its own, or as a value of data. */
  readonly position: 'before' | 'after' | 'alone' | 'value';
  /** The entry of a list of data that states the mark; null for a line of text, and for data that cannot be edited in place. */
  readonly entry: EntryWriting | null;
}

/**
 * How an entry of data states a mark: `{start: 10, title: A}` and `0:10: A` by fields in the order of the text, `"0:10 A"` as
 * one text. The span is that of the entry without its dash or comma.
 */
export type EntryWriting = Span &
  (
    | { readonly kind: 'fields'; readonly fields: readonly EntryField[] }
    | {
        readonly kind: 'text';
        readonly quotes: Quotes;
        /** What is before the clock. */
        readonly lead: string;
        /** What is between clock and title. */
        readonly joint: string;
        readonly title: Span | null;
      }
  );

/** The quotes around a value; empty for a plain one. */
export type Quotes = '"' | "'" | '';

/** One value of an entry; the span includes its quotes. */
export interface EntryField extends Span {
  readonly role: 'start' | 'title' | 'link' | 'image' | 'other';
  /** Null for a value that is a key itself, as the time in `0:10: A`. */
  readonly key: Span | null;
  readonly quotes: Quotes;
}

/** Another way to read a timestamp, in milliseconds. */
export interface OtherReading {
  readonly kind: 'minutes-seconds-frames';
  readonly startMs: number;
}

/** A chapter in its place on the timeline. */
export interface Chapter extends StatedImage {
  readonly startMs: number;
  /** Exclusive; null only for what lasts to the end of an audio file that was not given. */
  readonly endMs: number | null;
  readonly title: string;
  readonly url: string | null;
  /** The picture itself, once it was read. */
  readonly picture?: ChapterPicture;
  /** Not listed in the table of contents. */
  readonly hidden?: boolean;
  readonly depth: number;
  /** 1-based line of the timestamp in the notes; null for what no line states (`--intro`). */
  readonly line: number | null;
  /** The mark that it comes from, as the notes have it, before any shift; absent if none states it. */
  readonly mark?: ChapterMark;
}
