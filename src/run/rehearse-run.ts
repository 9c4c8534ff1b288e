import type { RegularFile } from '../files/file-source.js';
import { type OutputOptions, rehearseOutput } from '../files/output-target.js';
import { rehearse, targetInPlace } from '../files/target.js';
import { isObjectUrl } from '../objects/object-url.js';
import { type AudioSource, isStoredObject } from './open-audio.js';
import type { Settings } from './options.js';

/** What a run would write. */
export interface Planned {
  /** null if the mp3 stays as it is. */
  readonly audio: AudioSource | null;
  /** Notes that would be replaced; null if they stay, or are not a file. */
  readonly notes: RegularFile | null;
  /** Paths of small files that would be made or replaced. */
  readonly others: readonly string[];
}

/**
 * Checks for everything that would make the writing of a run fail, and writes nothing: a dry run fails where the run itself
 * would.
 *
 * @param keep the notes, which the output must not overwrite
 * @throws ChapterizeError `io/…`, `usage`
 */
export async function rehearseRun(
  { audio, notes, others }: Planned,
  keep: readonly string[],
  { output, within, folders }: Pick<Settings, 'output' | 'within' | 'folders'>,
): Promise<void> {
  const where: OutputOptions = { keep: keep.filter((path) => !isObjectUrl(path)), within, folders };
  const like = audio === null || isStoredObject(audio) ? { mode: 0o644 } : audio.file;
  if (audio !== null && output === null && !isStoredObject(audio)) await rehearse(targetInPlace(audio.file));
  if (audio !== null && output !== null && !isObjectUrl(output)) await rehearseOutput(output, like, where);
  if (notes !== null) await rehearse(targetInPlace(notes));
  for (const path of others) if (!isObjectUrl(path)) await rehearseOutput(path, like, where);
}
