/** A picture of a chapter, its bytes as they go into the tag. */
export interface ChapterPicture {
  /** By the content: the name of the file does not count. */
  readonly mimeType: 'image/jpeg' | 'image/png';
  readonly data: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}
