import { ChapterizeError } from '../diagnostic/failure.js';

const signalNames = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs work that must clean up after itself when the process is told to end.
 *
 * The first signal only aborts: the work stops at its next step, cleans up and rejects. A second one gets the system's own
 * handling and ends the process at once.
 *
 * @param outer the caller's signal; if there is one, the caller handles the signals of the process, and this does not
 */
export async function interruptible<T>(
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (outer !== undefined) return work(outer);
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals): void => controller.abort(name);
  for (const name of signalNames) process.once(name, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of signalNames) process.off(name, stop);
  }
}

/** @throws ChapterizeError `interrupted` once the signal is aborted */
export function stopIfInterrupted(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new ChapterizeError('interrupted', 'interrupted; the file is as it was', { cause: signal.reason });
}
