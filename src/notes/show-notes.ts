import type { ChapterMark } from '../chapters/chapter.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { Stated } from '../front-matter/stated.js';
import type { SourceText } from '../text/source-text.js';
import type { NotedTime } from './roles/role.js';

/** Show notes after reading: what they state, and the chapters they mark in the order of the text. */
export interface ShowNotes {
  readonly source: SourceText;
  readonly stated: Stated;
  readonly marks: readonly ChapterMark[];
  /** Every time in the notes with its role; collected when it is asked for. */
  readonly readTimes: () => readonly NotedTime[];
  readonly diagnostics: readonly Diagnostic[];
}
