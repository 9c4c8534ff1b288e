/** Which chapters have which picture, for notes that name none (`--chapter-image`). */
export interface ChapterImageRule {
  /** The title of a chapter, its number from 1, or `*` for every chapter for which there is such a file. */
  readonly chapter: string;
  /**
   * A path relative to the folder of the notes; `{n}` is the number of the chapter, `{nn}` the same with two digits,
   * `{notes}` the name of the notes.
   */
  readonly image: string;
}

/**
 * Reads `TITLE=FILE`. A title may hold `=`, so that the last one counts.
 *
 * @returns null for anything else
 */
export function parseChapterImage(text: string): ChapterImageRule | null {
  const at = text.lastIndexOf('=');
  const [chapter, image] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  return at < 0 || chapter === '' || image === '' ? null : { chapter, image };
}
