import { unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { listNames } from './folder-names.js';
import { ownRunMark, runState } from './run-mark.js';
import { temporaryNameParser } from './temporary-name.js';
import { realPathOf } from './within.js';

/**
 * Removes what ended runs left next to files that this run does not write; when a run writes a file, it does so itself.
 * Never throws.
 *
 * @param paths the files
 */
export async function removeLeftovers(paths: readonly string[]): Promise<void> {
  const own = ownRunMark();
  for (const target of paths.map(realPathOf)) {
    const parse = temporaryNameParser(target);
    const names = await listNames(dirname(target)).catch(() => []);
    for (const name of names) {
      const mark = parse(name);
      // A run on another machine may still be at work.
      if (mark === null || runState(mark, own) !== 'ended') continue;
      await unlink(join(dirname(target), basename(name))).catch(() => undefined);
    }
  }
}
