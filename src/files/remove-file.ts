import { unlinkSync } from 'node:fs';
import { identityAt, type RegularFile, sameIdentity } from './file-source.js';
import { tryIo } from './io-failure.js';
import { changedMeanwhile } from './target.js';

/**
 * Removes a file, if it is still what was read.
 *
 * @throws ChapterizeError `io/changed`, `io/…`; the file is still there then
 */
export function removeFile({ name, realPath, identity }: RegularFile): void {
  tryIo('write', name, () => {
    // Two calls in a row leave others as little time as can be.
    const found = identityAt(realPath);
    if (found === null) return;
    if (!sameIdentity(found, identity)) throw changedMeanwhile(name);
    unlinkSync(realPath);
  });
}
