/** A mark as it should be read again after the edit. */
export interface ExpectedMark {
  readonly startMs: number;
  readonly title: string;
  readonly url: string | null;
  /** The picture as the notes name it. */
  readonly image: string | null;
}

/** What is held against what was wanted. */
export function expectedOf({
  startMs,
  title,
  url,
  image = null,
}: Omit<ExpectedMark, 'image'> & { readonly image?: string | null }): ExpectedMark {
  return { startMs, title, url, image };
}
