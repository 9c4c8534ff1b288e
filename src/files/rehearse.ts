import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { tryIo } from './io-failure.js';
import { confirmWritable, type Target } from './target.js';

/**
 * Looks at what can be known to fail when a file is written, and writes nothing: for a dry run.
 *
 * @throws ChapterizeError `io/…` as writing it would
 */
export async function rehearse(target: Target): Promise<void> {
  await confirmWritable(target);
  await tryIo('write', target.name, () => access(dirname(target.path), constants.W_OK | constants.X_OK));
}
