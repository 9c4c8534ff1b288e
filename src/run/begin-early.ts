import { inspectAudio } from '../audio/inspect.js';
import { readLeadingTags } from '../audio/leading-tags.js';
import { startsAsAudio } from '../audio/starts-as-audio.js';
import { readRange } from '../bytes/byte-source.js';
import { hasErrors } from '../diagnostic/diagnostic.js';
import type { EarlyCopy } from '../files/early-copy.js';
import { guessTagLength } from '../plan/guess-length.js';
import { isChapterFrame } from '../plan/own-output.js';
import { type AudioSource, isStoredObject } from './open-audio.js';
import type { Settings } from './options.js';
import type { ReadNotes } from './read-notes.js';

/** Fewer and larger writes than reading alone would need. */
const blockByteLength = 1 << 20;

/** What a run writes before everything is verified. */
export interface Begun {
  readonly copy: EarlyCopy;
  /** The settings of the run, whose signal is aborted when the run is to end. */
  readonly settings: Settings;
  /** Inspects the mp3, and copies it meanwhile. */
  readonly inspect: typeof inspectAudio;
  /** Removes what is not in place by now. */
  end(): Promise<void>;
}

/**
 * Begins to copy an mp3 that will get its first chapters, if nothing is wrong with it.
 *
 * @returns undefined where it will not be written or may not be, or it cannot be guessed how: it has chapters, the notes have errors
 *   or none, there are pictures; where its size stays, as a file system may clone it then; and where the time is needed for
 *   other things, other episodes or the network
 */
export async function beginEarly(
  source: AudioSource | null,
  { notes, diagnostics }: ReadNotes,
  settings: Settings,
): Promise<Begun | undefined> {
  const { dryRun, inTurn, published, feed, chapterImages, paddingByteLength, breakLock, listNames } =
    settings;
  if (dryRun || inTurn !== null || published !== false || feed !== null) return undefined;
  if (source === null || isStoredObject(source)) return undefined;
  const marks = notes?.marks ?? [];
  if (marks.length === 0 || hasErrors(diagnostics) || chapterImages.length > 0) return undefined;
  if (marks.some(({ image }) => image != null) || !startsAsAudio(await readRange(source, 0, 16)))
    return undefined;
  const leading = await readLeadingTags(source);
  const { tags, end } = leading;
  const isPlain = tags.every(({ tag }) => tag !== null && !tag.frames.some(isChapterFrame));
  const growth = guessTagLength(leading, marks, paddingByteLength) - end;
  if (!isPlain || growth === 0) return undefined;
  const { copyEarly } = await import('../files/early-copy.js');
  const { signal, release } = await holdSignals(settings.signal);
  const copy = await copyEarly(source, end, growth, { signal, breakLock, list: listNames ?? undefined });
  return {
    copy,
    settings: { ...settings, signal },
    inspect: async (_, options) => {
      const facts = await inspectAudio(copy.source, { ...options, leading, blockByteLength });
      await copy.flush();
      return facts;
    },
    end: async () => {
      await copy.discard();
      release();
    },
  };
}

/** Handles the signals of the process, as interruptible does, until they are released. */
async function holdSignals(outer: AbortSignal | undefined) {
  const { interruptible } = await import('../files/interruption.js');
  return new Promise<{ readonly signal: AbortSignal; readonly release: () => void }>((resolve) => {
    const held = (signal: AbortSignal) =>
      new Promise<void>((release) => resolve({ signal, release: () => release() }));
    void interruptible(outer, held);
  });
}
