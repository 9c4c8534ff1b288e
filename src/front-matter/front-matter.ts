import type { ChapterMark } from '../chapters/chapter.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { SourceText } from '../text/source-text.js';
import type { Stated } from './stated.js';

/** The front matter of show notes, read. */
export interface FrontMatter {
  readonly kind: 'yaml' | 'json' | 'toml' | 'none';
  /** Offset in `SourceText.text` where the body starts (0 when there is no front matter). */
  readonly bodyStart: number;
  readonly stated: Stated;
  /** A chapter list in the front matter, in its own order; empty when there is none. */
  readonly chapters: readonly ChapterMark[];
  readonly diagnostics: readonly Diagnostic[];
}

export declare function parseFrontMatter(source: SourceText): FrontMatter;
