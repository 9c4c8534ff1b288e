import { randomUUID } from 'node:crypto';
import { ChapterizeError } from '../diagnostic/failure.js';
import { ownRunMark } from '../files/run-mark.js';
import { listObjects } from '../objects/list-objects.js';
import type { ObjectStore } from '../objects/object-store.js';
import { formatObjectUrl, type ObjectAddress } from '../objects/object-url.js';
import { type ObjectHead, readObject } from '../objects/read-object.js';
import { writeObject } from '../objects/write-object.js';
import { isJsonObject } from './journal-entry.js';

/*
 * An object cannot be added to. So a file of lines is a prefix in a store, and its pieces are numbered objects below it, each
 * written once, only if nothing has its name: if there are two writers, one finds the next number taken.
 */

/** A piece of a file of lines. */
export interface Segment extends ObjectHead {
  readonly number: number;
}

/** Adds lines to what is there. */
export interface SegmentWriter {
  /** Keeps lines for the next segment; they are in the store a few seconds later, or once `flush` returns. */
  readonly write: (text: string) => Promise<void>;
  /** @throws ChapterizeError `io/locked` when another run has written since, `io/…`, `network/…` */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A segment is written once its lines are this old, or this many bytes. */
const flushMs = 5_000;
const flushByteLength = 64 * 1024;
/** How often a run that has nothing to write shows that it is at work. */
const beatMs = 20_000;
const maxSegmentByteLength = 256 * 1024 * 1024;

/** The segments of a file of lines, in their order. */
export async function listSegments(store: ObjectStore, base: ObjectAddress): Promise<readonly Segment[]> {
  const prefix = { bucket: base.bucket, key: `${base.key}/` };
  const segments: Segment[] = [];
  for await (const head of listObjects(store, prefix)) {
    const [, digits] = /^(\d{6,9})\.jsonl$/.exec(head.address.key.slice(prefix.key.length)) ?? [];
    if (digits !== undefined) segments.push({ ...head, number: Number(digits) });
  }
  return segments.sort((a, b) => a.number - b.number);
}

/** The lines of an object, with their ends, without those that say who wrote it. */
export async function* linesOfObject(store: ObjectStore, address: ObjectAddress): AsyncGenerator<string> {
  const { bytes } = await readObject(store, address, maxSegmentByteLength);
  for (const line of new TextDecoder().decode(bytes).split(/(?<=\n)/)) {
    if (line !== '' && !line.startsWith('{"run":') && line !== endLine) yield line;
  }
}

/** Who wrote a segment; null for what this program has not written. */
export async function ownerOf(store: ObjectStore, segment: Segment) {
  const { bytes } = await readObject(store, segment.address, maxSegmentByteLength);
  const text = new TextDecoder().decode(bytes);
  const [first = ''] = text.split('\n', 1);
  if (!first.startsWith('{"run":')) return null;
  const value: unknown = JSON.parse(first);
  const run = isJsonObject(value) ? value['run'] : null;
  if (!isJsonObject(run)) return null;
  const { id, place, pid, startTicks } = run;
  if (typeof id !== 'string' || typeof place !== 'string') return null;
  if (typeof pid !== 'number' || typeof startTicks !== 'string') return null;
  return { id, mark: { place, pid, startTicks }, hasEnded: text.endsWith(`\n${endLine}`) };
}

const endLine = '{"ended":true}\n';

/**
 * Adds segments behind the last.
 *
 * @param last the number of the last segment that was read, 0 for none
 * @param isShared whether others may add segments too: then the next free number is taken, else it is an error
 */
export function createSegmentWriter(
  store: ObjectStore,
  base: ObjectAddress,
  last: number,
  isShared: boolean,
): SegmentWriter {
  const run = `${JSON.stringify({ run: { id: randomUUID(), ...ownRunMark() } })}\n`;
  let pending: string[] = [];
  let pendingLength = 0;
  let number = last;
  let isBegun = false;
  let failure: unknown = null;
  let lastWrite = performance.now();
  let queue = Promise.resolve();

  const put = async (): Promise<void> => {
    if (failure !== null) throw failure;
    if (pending.length === 0) return;
    const bytes = new TextEncoder().encode(run + pending.join(''));
    [pending, pendingLength] = [[], 0];
    try {
      number = await putNext(store, base, number + 1, bytes, isShared);
      isBegun = true;
      lastWrite = performance.now();
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  const flush = (): Promise<void> => {
    const done = queue.then(put);
    queue = done.catch(() => undefined);
    return done;
  };
  const timer = setInterval(() => {
    if (isBegun && pending.length === 0 && performance.now() - lastWrite > beatMs) pending.push('\n');
    // Whoever writes next hears of a failure.
    flush().catch(() => undefined);
  }, flushMs);
  timer.unref();

  return {
    write: async (text) => {
      if (failure !== null) throw failure;
      pending.push(text);
      pendingLength += text.length;
      if (pendingLength > flushByteLength) await flush();
    },
    flush,
    close: async () => {
      clearInterval(timer);
      if (failure === null && (isBegun || pending.length > 0)) pending.push(endLine);
      await flush();
    },
  };
}

async function putNext(
  store: ObjectStore,
  base: ObjectAddress,
  first: number,
  bytes: Uint8Array,
  isShared: boolean,
): Promise<number> {
  for (let number = first; ; number += 1) {
    const address = { bucket: base.bucket, key: `${base.key}/${String(number).padStart(6, '0')}.jsonl` };
    const options = { condition: { kind: 'absent' }, contentType: 'application/x-ndjson' } as const;
    try {
      await writeObject(store, address, bytes, options);
      return number;
    } catch (error) {
      if (!(error instanceof ChapterizeError) || error.code !== 'io/changed') throw error;
      // A request that is repeated because its answer was lost finds what it has written itself.
      if (await isThere(store, address, bytes)) return number;
      if (!isShared) throw lockedBySegment(base, error);
    }
  }
}

async function isThere(store: ObjectStore, address: ObjectAddress, bytes: Uint8Array): Promise<boolean> {
  const found = await readObject(store, address, maxSegmentByteLength);
  return Buffer.compare(found.bytes, bytes) === 0;
}

/** What to throw when another run writes the same file of lines. */
export function lockedBySegment(base: ObjectAddress, cause?: unknown): ChapterizeError {
  return new ChapterizeError('io/locked', 'another run is writing this journal', {
    file: formatObjectUrl(base),
    help:
      "wait for it to end and run again; each shard needs a journal of its own: --journal 's3://BUCKET/journals/{shard}'. " +
      'If no other run is at work, run again with --break-lock',
    cause,
  });
}
