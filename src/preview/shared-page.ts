/**
 * What a page to share holds: plain data, as JSON inside of it.
 *
 * @module
 */

import type { Chapter } from '../chapters/chapter.js';

/** A chapter on a page to share. */
export type SharedChapter = Pick<Chapter, 'startMs' | 'endMs' | 'title' | 'url'>;

/** Everything that a page to share shows. */
export interface SharedEpisode {
  readonly title: string;
  /** Address of the audio, relative to the page or with its host. */
  readonly audio: string;
  readonly durationMs: number;
  readonly chapters: readonly SharedChapter[];
  /** The outline: bytes in base64, each the loudest moment of an equal part of the duration, 0 to 255; null without one. */
  readonly peaks: string | null;
  /** How far from a chapter a browser starts at worst, in ms; 0 if it meets each. */
  readonly worstDriftMs: number;
}
