import type { TextPlace } from '../diagnostic/diagnostic.js';

/** A chapter as the notes mark it: a start, a title, a place in the text. */
export interface ChapterMark {
  readonly startMs: number;
  /** The end that the notes state (a range `T – T`), else null. */
  readonly endMs: number | null;
  readonly title: string;
  /** http(s), as WHATWG URL serialises it. */
  readonly url: string | null;
  /** 0 for a chapter inside no other. */
  readonly depth: number;
  /** The span of the timestamp. */
  readonly place: TextPlace;
  /**
   * Other readings of the same timestamp, where the text alone cannot decide
   * (`56:36:20` as hours or as an editor's minutes:seconds:frames); empty for nearly all.
   */
  readonly otherReadings: readonly OtherReading[];
}

/** Another way to read a timestamp, in milliseconds. */
export interface OtherReading {
  readonly kind: 'minutes-seconds-frames' | 'dropped-hour';
  readonly startMs: number;
}

/** A chapter in its place on the timeline. */
export interface Chapter {
  readonly startMs: number;
  /** Exclusive; null only for what lasts to the end of an audio file that was not given. */
  readonly endMs: number | null;
  readonly title: string;
  readonly url: string | null;
  readonly depth: number;
  /** 1-based line of the timestamp in the notes; null for what no line states (`--intro`). */
  readonly line: number | null;
}
