import { ChapterizeError } from '../diagnostic/failure.js';
import { findRegularFile } from '../files/file-source.js';
import { isObjectUrl } from '../objects/object-url.js';
import { isWebAddress } from '../published/web-address.js';
import type { NotesInput } from './read-notes.js';

/**
 * Checks whether all files that a run was given exist, so that one run names all that do not.
 *
 * @param inputs paths; what is not on the disk (content, URLs, objects) is not checked
 * @throws ChapterizeError `io/…` for the first, with those of the rest in its `others`
 */
export function confirmInputs(inputs: readonly (NotesInput | null)[]): void {
  const failures = inputs.flatMap((input) => {
    if (typeof input !== 'string' || isObjectUrl(input) || isWebAddress(input)) return [];
    try {
      findRegularFile(input);
      return [];
    } catch (error) {
      return error instanceof ChapterizeError ? [error] : [];
    }
  });
  const [first, ...others] = failures;
  if (first !== undefined) throw first.with({ others });
}

/** The same, and also checks that objects in a store exist. */
export async function confirmThere(inputs: readonly string[]): Promise<void> {
  confirmInputs(inputs);
  for (const path of inputs) {
    if (!isObjectUrl(path)) continue;
    const { openStoredObject } = await import('../objects/open-stored.js');
    await openStoredObject(path);
  }
}
