import type { InspectOptions } from '../audio/inspect.js';
import { readLeadingTags } from '../audio/leading-tags.js';
import { hasErrors } from '../diagnostic/diagnostic.js';
import type { EarlyCopy } from '../files/early-copy.js';
import type { FileSource } from '../files/file-source.js';
import { guessTagLength } from '../plan/guess-length.js';
import { isChapterFrame } from '../plan/own-output.js';
import type { Settings } from './options.js';
import type { ReadNotes } from './read-notes.js';

/** Fewer and larger writes than reading alone would need. */
const writtenByteLength = 1 << 20;

/** What a run writes before everything is verified. */
export interface Begun {
  readonly copy: EarlyCopy;
  /** How the mp3 is read. */
  readonly reading: Pick<InspectOptions, 'leading' | 'blockByteLength'>;
  /** Aborted when the run is to end. */
  readonly signal: AbortSignal;
  /** Removes what is not in place by now. */
  end(): Promise<void>;
}

/**
 * Begins to copy an mp3 that will get its first chapters, if nothing is wrong with it.
 *
 * @returns null where it may not be written, or cannot be guessed how: it has chapters, the notes have errors or none, there
 *   are pictures; and where its size stays, as a file system may clone it then
 */
export async function beginEarly(
  source: FileSource,
  { notes, diagnostics }: ReadNotes,
  settings: Settings,
): Promise<Begun | null> {
  const { chapterImages, paddingByteLength, breakLock, listNames } = settings;
  const marks = notes?.marks ?? [];
  if (marks.length === 0 || hasErrors(diagnostics) || chapterImages.length > 0) return null;
  if (marks.some(({ image }) => image != null)) return null;
  const leading = await readLeadingTags(source);
  const { tags, end } = leading;
  const isPlain = tags.every(({ tag }) => tag !== null && !tag.frames.some(isChapterFrame));
  const growth = guessTagLength(leading, marks, paddingByteLength) - end;
  if (!isPlain || growth === 0) return null;
  const { copyEarly } = await import('../files/early-copy.js');
  const { catchSignals } = await import('../files/interruption.js');
  const { signal, release } = catchSignals(settings.signal);
  const copy = await copyEarly(source, end, growth, { signal, breakLock, list: listNames ?? undefined });
  return {
    copy,
    reading: { leading, blockByteLength: writtenByteLength },
    signal,
    end: async () => {
      await copy.discard();
      release();
    },
  };
}
