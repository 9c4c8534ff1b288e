import { join } from 'node:path';
import { ChapterizeError } from '../diagnostic/failure.js';
import { errorCode, ioFailure } from '../files/io-failure.js';
import type { MadeFolders } from '../files/made-folders.js';
import type { LockOptions } from '../files/rivals.js';
import { createTemporaryFile } from '../files/temporary-file.js';
import { parseTemporaryName } from '../files/temporary-name.js';
import type { BatchSettings, Shard } from './batch-options.js';
import { type HeldLock, holdLock } from './held-lock.js';

/**
 * Locks the output folder of a batch. Shards of one list may share it, since each has episodes of its own.
 *
 * @throws ChapterizeError `io/locked` while another batch writes to it, `io/…`
 */
export async function lockFolder(
  folder: string,
  folders: MadeFolders,
  { shard, run }: Pick<BatchSettings, 'shard' | 'run'>,
): Promise<HeldLock> {
  const part = shard ?? { index: 1, count: 1 };
  try {
    let path = await folders.make(folder, run.within);
    const options: LockOptions = {
      breakLock: run.breakLock,
      rivalOf: (name) => {
        const mark = parseTemporaryName(name);
        const other = mark === null ? null : partOf(name);
        return mark === null || other === null ? null : { mark, isInTheWay: areInTheWay(part, other) };
      },
    };
    const lockIn = () => createTemporaryFile(join(path, lockName(part)), 0o600, options);
    const lock = lockIn().catch(async (error: unknown) => {
      // Another batch that had made the folder and written nothing into it has just removed it.
      if (errorCode(error) !== 'ENOENT') throw error;
      path = await folders.make(folder, run.within);
      return lockIn();
    });
    return holdLock(await lock);
  } catch (error) {
    const failure = ioFailure(error, 'write', folder);
    if (failure.code !== 'io/locked') throw failure;
    const { cause, help } = failure;
    throw new ChapterizeError('io/locked', 'another batch is writing to this folder', {
      file: folder,
      cause,
      help: `${help}; or give each batch its own --output, or its own --shard of one list`,
    });
  }
}

function lockName({ index, count }: Shard): string {
  return `batch-${index}-of-${count}`;
}

function partOf(name: string): Shard | null {
  const [, index, count] = /^\.batch-(\d{1,9})-of-(\d{1,9})\./.exec(name) ?? [];
  return index === undefined ? null : { index: Number(index), count: Number(count) };
}

/** Two parts of one division overlap only if they are the same part; parts of two divisions may always overlap. */
function areInTheWay(a: Shard, b: Shard): boolean {
  return a.count !== b.count || a.index === b.index;
}
