import { setTimeout as pause } from 'node:timers/promises';
import { ChapterizeError } from '../diagnostic/failure.js';
import { stopIfInterrupted } from '../files/interruption.js';
import { ownRunMark } from '../files/run-mark.js';
import { createTemporaryFile } from '../files/temporary-file.js';
import { temporaryNameParser } from '../files/temporary-name.js';
import { realPathOf } from '../files/within.js';
import { type HeldLock, holdLock } from './held-lock.js';

/** How a lock is taken, or the journal of a run taken over from an earlier one. */
export interface WriterLockOptions {
  readonly breakLock: boolean;
  readonly signal: AbortSignal;
  /** How long to wait for the end of a run on another machine, which may be silent for so long, and how often to look. */
  readonly wait?: { readonly totalMs: number; readonly stepMs: number };
}

/** A lock counts as left behind once it has been still for a minute; waiting a little longer than that makes sure. */
export const lockWait = { totalMs: 65_000, stepMs: 2_000 } as const;

/**
 * Locks a file against other writers.
 *
 * A lock left behind by a run on this machine is recognised at once. A run on another machine may have ended with that
 * machine, and its task may have been started again here: then its lock is waited for until it has been still for so long
 * that it can only be left behind. A lock that keeps beating is refused.
 *
 * @throws ChapterizeError `io/locked`, `io/…`, `interrupted`
 */
export async function lockWriter(
  path: string,
  { breakLock, signal, wait = lockWait }: WriterLockOptions,
): Promise<HeldLock> {
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
      return holdLock(await createTemporaryFile(target, 0o600, { breakLock, rivalOf }));
    } catch (error) {
      const isLocked = error instanceof ChapterizeError && error.code === 'io/locked';
      if (!isLocked || !isElsewhere || performance.now() > end) throw error;
      await pause(wait.stepMs);
    }
  }
}
