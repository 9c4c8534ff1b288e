import { setTimeout as pause } from 'node:timers/promises';
import { stopIfInterrupted } from '../files/interruption.js';
import { ownRunMark, runState } from '../files/run-mark.js';
import { type ObjectStore, openObjectStore } from '../objects/object-store.js';
import { type ObjectAddress, parseObjectFileUrl } from '../objects/object-url.js';
import { type Journal, journalOn } from './journal.js';
import {
  createSegmentWriter,
  linesOfObject,
  listSegments,
  lockedBySegment,
  ownerOf,
  type Segment,
} from './object-segments.js';
import { lockWait, type WriterLockOptions } from './writer-lock.js';

/**
 * Opens a journal in a bucket: `s3://bucket/key` is the prefix of its segments. One run at a time writes to it: each of its
 * segments is written only if none has that number, so that a run which was given up for dead but still lives writes nothing
 * more.
 *
 * @param takeOver null if nothing is going to be written while a run is at work
 * @param known the store, null for that of the environment
 * @throws ChapterizeError `io/locked` while another run writes to it, `usage`, `io/…`, `network/…`
 */
export async function openObjectJournal(
  path: string,
  takeOver: WriterLockOptions | null,
  known: ObjectStore | null = null,
): Promise<Journal> {
  const store = known ?? (await openObjectStore());
  const base = parseObjectFileUrl(path);
  const segments =
    takeOver === null ? await listSegments(store, base) : await segmentsOfEnded(store, base, takeOver);
  const writer = createSegmentWriter(store, base, segments.at(-1)?.number ?? 0, false);
  const journal = await journalOn(path, {
    lines: () => linesOf(store, segments),
    write: writer.write,
    close: writer.close,
  });
  // The claim: if two runs have seen the same last segment, only one writes the next.
  if (takeOver !== null) await writer.write('\n').then(writer.flush);
  return { ...journal, claim: (shard) => journal.claim(shard).then(writer.flush) };
}

async function* linesOf(store: ObjectStore, segments: readonly Segment[]): AsyncGenerator<string> {
  for (const { address } of segments) yield* linesOfObject(store, address);
}

/** The segments that are there, once the run that wrote the last of them has ended, or is silent for so long that it must have. */
async function segmentsOfEnded(
  store: ObjectStore,
  base: ObjectAddress,
  { breakLock, signal, wait = lockWait }: WriterLockOptions,
): Promise<readonly Segment[]> {
  let seen: number | null = null;
  for (const end = performance.now() + wait.totalMs; ; ) {
    stopIfInterrupted(signal);
    const segments = await listSegments(store, base);
    const last = segments.at(-1);
    if (last === undefined || breakLock) return segments;
    const owner = await ownerOf(store, last);
    if (owner === null || owner.hasEnded) return segments;
    const state = runState(owner.mark, ownRunMark());
    if (state === 'ended') return segments;
    if (state === 'alive' || (seen !== null && seen !== last.number)) throw lockedBySegment(base);
    seen = last.number;
    const silentMs = Date.now() - (last.modifiedMs ?? Date.now());
    if (silentMs > wait.totalMs || performance.now() > end) return segments;
    await pause(wait.stepMs);
  }
}
