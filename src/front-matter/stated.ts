import type { Diagnostic, TextPlace } from '../diagnostic/diagnostic.js';
import type { RoundedSize } from './byte-length.js';
import type { DurationUnit } from './duration.js';

/** One value of the front matter, and where it is. */
export interface StatedValue<T> {
  readonly value: T;
  /** The key as written, dotted when nested: `duration`, `enclosure.length`. */
  readonly key: string;
  /** The value as written, without quotes. */
  readonly text: string;
  /** The span of the value. */
  readonly place: TextPlace;
}

/** A stated duration; a clock such as `1:02` can also mean hours and minutes. */
export interface StatedDuration extends StatedValue<number> {
  /** Other readings in milliseconds, for the audio to decide; empty when there is one reading only. */
  readonly otherReadingsMs: readonly number[];
  /** The unit of its last figure: 1000 for `1:02:03`, 60000 for `61 min`, which cannot be exact to the second. */
  readonly precisionMs: number;
  /** The unit of a bare number under this key. */
  readonly unit: DurationUnit;
}

/** What the notes state about the episode; null if they do not, or not legibly (then there is a finding). */
export interface Stated {
  readonly title: StatedValue<string> | null;
  /** Milliseconds. */
  readonly durationMs: StatedDuration | null;
  readonly byteLength: StatedValue<number> | null;
  /** Sizes for people, such as `13.7 MB`: compared loosely, never written. */
  readonly sizes: readonly StatedValue<RoundedSize>[];
  /** URL or path of the audio. */
  readonly file: StatedValue<string> | null;
  /** Values that cannot be read, or contradict each other. They do not make the chapters wrong. */
  readonly findings: readonly Diagnostic[];
}

/** What is stated when nothing is. */
export const nothingStated: Stated = {
  title: null,
  durationMs: null,
  byteLength: null,
  sizes: [],
  file: null,
  findings: [],
};
