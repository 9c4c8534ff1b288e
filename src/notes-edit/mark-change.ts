/**
 * One change to the marks of notes. `mark` is an index in `ShowNotes.marks`; times are in milliseconds, and are written to
 * the second where the notes write whole seconds. `image` is a path relative to the notes, or an http(s) address; null for no picture.
 */
export type MarkChange =
  | { readonly kind: 'move'; readonly mark: number; readonly startMs: number; readonly endMs?: number | null }
  | { readonly kind: 'retitle'; readonly mark: number; readonly title: string }
  | { readonly kind: 'picture'; readonly mark: number; readonly image: string | null }
  | { readonly kind: 'remove'; readonly mark: number }
  | {
      readonly kind: 'insert';
      readonly startMs: number;
      readonly title: string;
      readonly url: string | null;
      readonly image?: string | null;
    };
