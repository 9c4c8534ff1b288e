import type { FileHandle } from 'node:fs/promises';
import type { WritableHandle } from './write-fully.js';

/** How much is written between two early syncs. Measured on 59 MB (ext4): 4 to 16 MiB make no difference. */
const stepByteLength = 8 * 1024 * 1024;

/** Where to write, and how to learn whether the early syncs succeeded. */
export interface EarlySync extends WritableHandle {
  /** Begins a sync of all that is written by now. */
  flush(): void;
  /**
   * Waits for the last early sync. Must be called before the sync that counts.
   *
   * @throws the error of an early sync: the system reports a lost write once, and the next sync succeeds
   */
  settle(): Promise<void>;
}

/**
 * Writes through a handle and lets the disk start early, so that the sync at the end has less to wait for: on 59 MB
 * (ext4, median) 58 ms instead of 73 for writing and syncing. One sync at a time is under way.
 */
export function syncEarly(handle: Pick<FileHandle, 'write' | 'datasync'>): EarlySync {
  let written = 0;
  let underWay: Promise<void> | null = null;
  let failure: { readonly error: unknown } | null = null;

  const begin = async (before: Promise<void> | null): Promise<void> => {
    await before;
    written = 0;
    try {
      await handle.datasync();
    } catch (error) {
      failure ??= { error };
    }
  };
  const start = (): void => {
    const sync = begin(underWay).finally(() => {
      if (underWay === sync) underWay = null;
    });
    underWay = sync;
  };

  return {
    write: async (bytes, offset, length, position) => {
      const result = await handle.write(bytes, offset, length, position);
      written += result.bytesWritten;
      if (written >= stepByteLength && underWay === null) start();
      return result;
    },
    flush: start,
    settle: async () => {
      await underWay;
      if (failure !== null) throw failure.error;
    },
  };
}
