/**
 * What the server of the catalogue tells its page: plain data, sent as JSON.
 *
 * @module
 */

/** An episode of a folder, with its state as `batch --check` sees it. */
export interface CatalogueEntry {
  readonly notes: string;
  /** null if none is found. */
  readonly audio: string | null;
  readonly title: string | null;
  readonly chapterCount: number;
  readonly errorCount: number;
  readonly warningCount: number;
  /** The first of its errors in words, else the first warning; null if there is neither. */
  readonly reason: string | null;
}

/** An entry with the number by which it is opened; it keeps it as long as the catalogue is served. */
export interface NumberedEntry extends CatalogueEntry {
  readonly id: number;
}

/** What happens in the folder. */
export type CatalogueEvent =
  | { readonly kind: 'folder'; readonly name: string }
  /** Its episodes are looked for, and checked one after the other; `isDone` when all are. */
  | { readonly kind: 'checking'; readonly count: number; readonly isDone: boolean }
  | { readonly kind: 'entry'; readonly entry: NumberedEntry }
  | { readonly kind: 'gone'; readonly id: number }
  | { readonly kind: 'trouble'; readonly message: string };
