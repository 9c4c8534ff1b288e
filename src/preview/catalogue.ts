import { batch } from '../batch/batch.js';
import type { EpisodeResult } from '../batch/episode-result.js';
import type { ChapterizeOptions } from '../run/options.js';

/** An episode of a folder, with its state as `batch --check` sees it. */
export interface CatalogueEntry {
  readonly notes: string;
  /** null where none is found. */
  readonly audio: string | null;
  readonly title: string | null;
  readonly chapterCount: number;
  readonly errorCount: number;
  readonly warningCount: number;
  /** The first of its errors in words, else the first warning; null where there is neither. */
  readonly reason: string | null;
}

/**
 * Lists the episodes of a folder.
 *
 * @returns by the names of the notes
 * @throws ChapterizeError `usage`, `io/…`
 */
export async function listCatalogue(
  folder: string,
  run: Omit<ChapterizeOptions, 'output'>,
): Promise<readonly CatalogueEntry[]> {
  const entries: CatalogueEntry[] = [];
  for await (const event of batch([folder], { ...run, check: true, audioOptional: true }))
    if (event.kind === 'ended') entries.push(entryOf(event.episode));
  return entries.sort((a, b) => (a.notes < b.notes ? -1 : 1));
}

function entryOf({ result, failure }: EpisodeResult): CatalogueEntry {
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = result.diagnostics.filter(({ severity }) => severity === 'warning');
  return {
    notes: result.notes ?? '',
    audio: result.audio,
    title: result.stated?.title ?? null,
    chapterCount: result.chapters.length,
    errorCount: errors.length + (failure === null ? 0 : 1),
    warningCount: warnings.length,
    reason: failure?.message ?? (errors[0] ?? warnings[0])?.message ?? null,
  };
}
