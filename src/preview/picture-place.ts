/** Pictures that were found. */
export interface FoundPictures {
  /** Relative to the notes, with `/`. */
  readonly found: readonly string[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

/** Where pictures next to the notes are. */
export interface PicturePlace {
  /** @throws ChapterizeError `io/…`, `network/…` */
  readonly find: () => Promise<FoundPictures>;
  /**
   * Writes a new one.
   *
   * @returns false if the name is taken by something else, which is not touched; true where it has these bytes by now
   * @throws ChapterizeError `io/…`, `network/…`
   */
  readonly create: (name: string, bytes: Uint8Array, mimeType: string) => Promise<boolean>;
}

/** More are not listed; whoever has more writes the paths into the notes. */
export const mostListed = 500;

/** Whether a name is that of a picture; its content decides when it is read. */
export function isPictureName(name: string): boolean {
  return /\.(?:jpe?g|png)$/i.test(name);
}
