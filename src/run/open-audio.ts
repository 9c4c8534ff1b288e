import { type FileSource, openFileSource } from '../files/file-source.js';
import { confirmWithin } from '../files/within.js';
import type { ObjectSource } from '../objects/object-source.js';
import { isObjectUrl } from '../objects/object-url.js';
import type { Settings } from './options.js';

/** The mp3 of a run: a file, or an object in a store. */
export type AudioSource = FileSource | ObjectSource;

/**
 * Opens an mp3 by its path or `s3://bucket/key`.
 *
 * @throws ChapterizeError `io/…`, `network/…`
 */
export async function openAudio(
  path: string,
  { within, signal }: Pick<Settings, 'within' | 'signal'>,
): Promise<AudioSource> {
  if (isObjectUrl(path)) {
    const { openStoredObject } = await import('../objects/open-stored.js');
    return openStoredObject(path, signal);
  }
  const source = await openFileSource(path);
  try {
    confirmWithin(source.name, source.file.realPath, within);
    return source;
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** Whether an mp3 is an object. */
export function isStoredObject(source: AudioSource): source is ObjectSource {
  return 'object' in source;
}
