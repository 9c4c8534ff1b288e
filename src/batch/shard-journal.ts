import { ChapterizeError } from '../diagnostic/failure.js';
import { ioFailure } from '../files/io-failure.js';
import { isObjectUrl } from '../objects/object-url.js';
import type { BatchSettings, Shard } from './batch-options.js';
import type { Journal } from './journal.js';
import { openJournal } from './open-journal.js';
import { formatShard, nameForShard } from './shard.js';
import { lockWriter } from './writer-lock.js';

/**
 * Opens the journal of a batch. That of a shard belongs to the shard, and one run at a time writes to it: the task of an
 * engine that is started again continues from it, and a second one next to it is refused.
 *
 * @param path `{shard}` in it stands for the shard
 * @throws ChapterizeError `io/locked`, `usage` when it is the journal of another shard, `io/…`
 */
export async function openBatchJournal(
  path: string,
  { shard, run, followLinks }: Pick<BatchSettings, 'shard' | 'run' | 'followLinks'>,
  signal: AbortSignal,
): Promise<Journal> {
  const own = nameForShard(path, shard);
  if (isObjectUrl(own)) {
    const { openObjectJournal } = await import('./object-journal.js');
    const journal = await openObjectJournal(own, { breakLock: run.breakLock, signal });
    return shard === null ? journal : claimFor(journal, shard, own);
  }
  if (shard === null) return openJournal(path, { followLinks, mayCreate: true });
  const lock = await lockWriter(own, { breakLock: run.breakLock, signal }).catch((error: unknown) => {
    const failure = ioFailure(error, 'write', own);
    if (failure.code !== 'io/locked') throw failure;
    throw new ChapterizeError('io/locked', 'another run is writing this journal', {
      file: own,
      cause: failure,
      help: `${failure.help ?? 'wait for it to end'}; each shard needs a journal of its own: --journal 'journal-{shard}'`,
    });
  });
  try {
    const journal = await openJournal(own, { followLinks, mayCreate: true });
    await claimFor(journal, shard, own);
    const close = async (): Promise<void> => {
      await journal.close();
      await lock.release();
    };
    return { ...journal, close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function claimFor(journal: Journal, shard: Shard, path: string): Promise<Journal> {
  const other = journal.shard();
  if (other === null) {
    await journal.claim(shard);
    return journal;
  }
  if (formatShard(other) === formatShard(shard)) return journal;
  await journal.close();
  throw new ChapterizeError('usage', `is the journal of shard ${formatShard(other)}`, {
    file: path,
    help: `give shard ${formatShard(shard)} one of its own: --journal 'journal-{shard}' names one for each`,
  });
}
