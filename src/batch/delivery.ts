import { type FileStamp, isStamp, type JournalEntry, parseObject, sameStamp } from './journal-entry.js';

/** A finished file for the next step of a release: an upload, for instance. */
export interface Delivery {
  /** Absolute. */
  readonly path: string;
  /** The state in which it is finished. */
  readonly stamp: FileStamp;
  /** The notes and the audio that it was made from, absolute; null if they are not needed. */
  readonly notes: string | null;
  readonly audio: string | null;
}

/**
 * Keeps count of the files that are finished and were not handed on in that very state.
 *
 * A file counts as finished when a run has found it as it should be, not only when that run wrote it: a run may be killed
 * after it wrote the file and before it wrote its line in the journal, and then the next one has nothing to write.
 */
export function createDeliveries() {
  const finished = new Map<string, Delivery>();
  const handedOn = new Map<string, FileStamp>();
  return {
    finish: ({ notes, audio, output, audioStamp, outputStamp, isCheck }: JournalEntry): void => {
      const stamp = output === null ? audioStamp : outputStamp;
      const path = output ?? audio;
      if (isCheck || stamp === null || sameStamp(finished.get(path)?.stamp ?? null, stamp)) return;
      finished.delete(path);
      finished.set(path, { path, stamp, notes, audio });
    },
    handOn: ({ path, stamp }: Delivery): void => void handedOn.set(path, stamp),
    handedOn: (): readonly string[] => [...handedOn.keys()],
    /** In the order in which they were finished last. */
    pending: (): readonly Delivery[] =>
      [...finished.values()].filter(({ path, stamp }) => !sameStamp(handedOn.get(path) ?? null, stamp)),
  };
}

/** Renders that a file was handed on as one line of JSON, with its line end. */
export function renderDelivery({ path, stamp }: Delivery): string {
  return `${JSON.stringify({ handedOn: path, stamp })}\n`;
}

/** Parses a line of a journal; null for any other line. */
export function parseDelivery(line: string): Delivery | null {
  if (!line.startsWith('{"handedOn":')) return null;
  const { handedOn, stamp } = parseObject(line) ?? {};
  return typeof handedOn === 'string' && isStamp(stamp)
    ? { path: handedOn, stamp, notes: null, audio: null }
    : null;
}
