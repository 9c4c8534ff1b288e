import type { Applied, ApplyOptions } from '../files/apply-plan.js';
import type { EarlyCopy } from '../files/early-copy.js';
import { formatObjectUrl } from '../objects/object-url.js';
import type { ObjectHead } from '../objects/read-object.js';
import type { SmallRead } from './read-small.js';

/** How a plan is carried out. */
export interface CarryOutOptions extends Omit<ApplyOptions, 'companion'> {
  /** The notes with new values, and where they came from. */
  readonly newNotes?: SmallRead | null;
  readonly fullCheck: boolean;
  /** A copy of the mp3 that is begun already. */
  readonly early?: EarlyCopy | undefined;
}

/** What became of a plan. */
export interface CarriedOut extends Pick<Applied, 'written' | 'diagnostics'> {
  /** The mp3, without symbolic links; null for an object. */
  readonly realPath: string | null;
}

/**
 * Puts new notes in place of the object that was read.
 *
 * @param before what the run has written already
 */
export async function putNotes(
  object: ObjectHead,
  bytes: Uint8Array,
  before: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const { replaceStoredObject } = await import('../objects/replace-stored.js');
  try {
    await replaceStoredObject(object, bytes, signal);
  } catch (error) {
    const { withWritten } = await import('../files/companion.js');
    throw withWritten(error, before, formatObjectUrl(object.address));
  }
}
