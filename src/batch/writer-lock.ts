import { setTimeout as pause } from 'node:timers/promises';
import { ChapterizeError } from '../diagnostic/failure.js';
import { stopIfInterrupted } from '../files/interruption.js';
import { ownRunMark } from '../files/run-mark.js';
import { createTemporaryFile, type TemporaryFile } from '../files/temporary-file.js';
import { temporaryNameParser } from '../files/temporary-name.js';
import { realPathOf } from '../files/within.js';

/** A file that no other run writes to. */
export interface WriterLock {
  /** Never throws. */
  release(): Promise<void>;
}

/** How a lock is taken. */
export interface WriterLockOptions {
  readonly breakLock: boolean;
  readonly signal: AbortSignal;
  /** How long to wait for the end of a run on another machine, and how often to look. */
  readonly wait?: { readonly totalMs: number; readonly stepMs: number };
}

/** How often a lock shows that its run is at work: runs on other machines know it by that alone. */
const beatMs = 20_000;

/** A lock counts as left behind once it has been still for a minute; a little longer, and it is known. */
const defaultWait = { totalMs: 65_000, stepMs: 2_000 } as const;

/**
 * Locks a file against other writers.
 *
 * What a run on this machine has left is known to be left at once. A run on another machine may have ended with that
 * machine, and its task may have been started again here: then its lock is waited for until it has been still for so long
 * that it can only be left behind. A lock that keeps beating is refused.
 *
 * @throws ChapterizeError `io/locked`, `io/…`, `interrupted`
 */
export async function lockWriter(
  path: string,
  { breakLock, signal, wait = defaultWait }: WriterLockOptions,
): Promise<WriterLock> {
  const target = realPathOf(path);
  const parseName = temporaryNameParser(target);
  const { place } = ownRunMark();
  for (const end = performance.now() + wait.totalMs; ; ) {
    stopIfInterrupted(signal);
    let isElsewhere = false;
    const rivalOf = (name: string) => {
      const mark = parseName(name);
      if (mark === null) return null;
      isElsewhere ||= mark.place !== place;
      return { mark, isInTheWay: true };
    };
    try {
      return holding(await createTemporaryFile(target, 0o600, { breakLock, rivalOf }));
    } catch (error) {
      const isLocked = error instanceof ChapterizeError && error.code === 'io/locked';
      if (!isLocked || !isElsewhere || performance.now() > end) throw error;
      await pause(wait.stepMs);
    }
  }
}

function holding(file: TemporaryFile): WriterLock {
  const timer = setInterval(() => void file.handle.write('.', 0).catch(() => undefined), beatMs);
  timer.unref();
  return {
    release: async () => {
      clearInterval(timer);
      await file.discard();
    },
  };
}
