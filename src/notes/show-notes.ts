import type { ChapterMark } from '../chapters/chapter.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { Stated } from '../front-matter/stated.js';
import type { SourceText } from '../text/source-text.js';

/** Show notes, read: what they state, and the chapters they mark in the order of the text. */
export interface ShowNotes {
  readonly source: SourceText;
  readonly stated: Stated;
  readonly marks: readonly ChapterMark[];
  readonly diagnostics: readonly Diagnostic[];
}
