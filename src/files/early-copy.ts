import type { EditPlan } from '../plan/edit-plan.js';
import {
  type NewContent,
  type OpenReplacement,
  openReplacement,
  type WriteOptions,
} from './atomic-replace.js';
import type { FileSource } from './file-source.js';
import { stopIfInterrupted } from './interruption.js';
import { targetInPlace } from './target.js';
import { writeEdited } from './write-edited.js';
import { type WritableHandle, writeFully } from './write-fully.js';

/** The end of a file that is written into its new version while it is read for the first time. */
export interface EarlyCopy {
  /** The file; what is read of it is written, too. Reading fails once the run is interrupted. */
  readonly source: FileSource;
  /** Waits until all that was read is written, and lets the disk start with it; never throws. */
  flush(): Promise<void>;
  /**
   * What a plan makes of the file, in the new file that is begun; null where the plan puts elsewhere what is written already,
   * which is then removed. What making or writing the new file threw is thrown when it is taken.
   */
  contentFor(plan: EditPlan): Promise<NewContent | null>;
  /** Removes the new file, unless it was taken; never throws. */
  discard(): Promise<void>;
}

/**
 * Begins the new version of a file before its beginning is planned. Each byte is then read only once, and the disk works
 * while the file is verified: 10 to 20 ms less for 59 MB.
 *
 * @param from where the end begins that is copied
 * @param growth how much longer what is in front of it will be
 */
export async function copyEarly(
  source: FileSource,
  from: number,
  growth: number,
  options: WriteOptions,
): Promise<EarlyCopy> {
  let failure: { readonly error: unknown } | null = null;
  const fail = (error: unknown): null => {
    // Thrown when the file is taken, where a run that writes last would fail.
    failure ??= { error };
    return null;
  };
  let opened = await openReplacement(targetInPlace(source.file), options).catch(fail);
  /** Up to where it is copied. */
  let copied = from;
  /** The last write; they are made one after the other, as they would only wait for each other. */
  let written: Promise<unknown> = Promise.resolve();
  const writtenFrom = new WeakMap<ArrayBufferLike, Promise<unknown>>();
  /** The last read; they are made one after the other, so that they come in the order of the file. */
  let read: Promise<unknown> = Promise.resolve();

  const write = (bytes: Uint8Array, offset: number): void => {
    const end = offset + bytes.length;
    if (opened === null || failure !== null || offset > copied || end <= copied) return;
    const { out } = opened;
    const [fresh, position] = [bytes.subarray(copied - offset), copied + growth];
    written = written.then(() => writeFully(out, fresh, position)).catch(fail);
    writtenFrom.set(bytes.buffer, written);
    copied = end;
  };
  const readNext = async (before: Promise<unknown>, target: Uint8Array, offset: number): Promise<number> => {
    await before;
    stopIfInterrupted(options.signal);
    // Signals and writes that are complete get their turn.
    await new Promise(setImmediate);
    await writtenFrom.get(target.buffer);
    const count = await source.read(target, offset);
    write(target.subarray(0, count), offset);
    return count;
  };
  /** From then on, nothing more is written here. */
  const close = async (): Promise<OpenReplacement | null> => {
    const closed = opened;
    opened = null;
    await written;
    return closed;
  };
  const take = async (): Promise<OpenReplacement> => {
    const taken = await close();
    if (taken !== null && failure === null) return taken;
    await taken?.discard();
    throw failure?.error;
  };
  const discard = async (): Promise<void> => (await close())?.discard();

  return {
    source: {
      ...source,
      read: (target, offset) => {
        const reading = readNext(read, target, offset);
        read = reading.catch(() => undefined);
        return reading;
      },
    },
    flush: async () => {
      await written;
      opened?.out.flush?.();
    },
    contentFor: async ({ edits, resultByteLength: byteLength }) => {
      const isInPlace = edits.every(({ offset, length }) => offset + length <= from);
      if (!isInPlace || byteLength !== source.byteLength + growth) {
        await discard();
        return null;
      }
      const complete: NewContent['write'] = async (out, signal) => {
        await writeEdited(source, edits, out, signal, { start: 0, end: from });
        const rest = { start: copied, end: source.byteLength };
        await writeEdited(source, [], movedBack(out, growth), signal, rest);
      };
      return { byteLength, write: complete, take };
    },
    discard,
  };
}

function movedBack(out: WritableHandle, growth: number): WritableHandle {
  return { write: (bytes, offset, length, position) => out.write(bytes, offset, length, position + growth) };
}
