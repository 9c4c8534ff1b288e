import { ChapterizeError } from '../diagnostic/failure.js';
import { readSmall } from '../run/read-small.js';
import type { Delivery } from './delivery.js';
import type { Journal } from './journal.js';
import { isStamp, parseObject } from './journal-entry.js';
import { openJournal } from './open-journal.js';
import { absolutePlace, stampAt } from './places.js';

/**
 * Lists what the runs with a journal have finished and what was not acknowledged since.
 *
 * @returns `missing`: paths of files that were finished and are not there any more
 * @throws ChapterizeError `io/…`, `usage` when the file is not a journal
 */
export async function listFinished(journalPath: string, followLinks: boolean) {
  return withJournal(journalPath, followLinks, async (journal) => {
    const all = journal.finished();
    const files: Delivery[] = [];
    for (const one of all) if ((await stampAt(one.path)) !== null) files.push(one);
    return { files, missing: all.filter((one) => !files.includes(one)).map(({ path }) => path) };
  });
}

/**
 * Acknowledges that files were handed on: they are not listed again until they are finished again.
 *
 * @param lines as listFinished gave them: paths, or objects of JSON with `output` and `stamp`; empty ones are skipped
 * @returns how many were acknowledged
 * @throws ChapterizeError `usage` naming the first line that is not a finished file of the journal; nothing is acknowledged then
 */
export async function acknowledge(
  journalPath: string,
  lines: readonly string[],
  followLinks: boolean,
): Promise<number> {
  return withJournal(journalPath, followLinks, async (journal) => {
    const pending = new Map(journal.finished().map((one) => [one.path, one]));
    const known = new Set([...pending.keys(), ...journal.handedOn()]);
    const named = lines.flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1)]));
    const stray = named.find(({ path }) => !known.has(path));
    if (stray !== undefined) {
      const message = `line ${stray.line}: ${stray.path} is not a file that this journal knows as finished`;
      throw new ChapterizeError('usage', message, { help: 'give the lines that --list written printed' });
    }
    const done = named.flatMap(({ path, stamp }) => {
      const one = pending.get(path);
      return one === undefined ? [] : [{ ...one, stamp: stamp ?? one.stamp }];
    });
    await journal.handOn(done);
    return done.length;
  });
}

/** The most bytes of a list to read: a hundred thousand paths need half of it. */
const maxListByteLength = 16 * 1024 * 1024;

/**
 * Reads a list of finished files.
 *
 * @throws ChapterizeError `io/…`
 */
export async function readFinishedList(path: string): Promise<readonly string[]> {
  const { bytes } = await readSmall(path, maxListByteLength);
  return splitList(new TextDecoder().decode(bytes));
}

/** The lines of a list. */
export function splitList(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

interface Named {
  readonly line: number;
  readonly path: string;
  readonly stamp: Delivery['stamp'] | null;
}

function readLine(text: string, line: number): Named {
  const { output, stamp = null } = text.startsWith('{') ? (parseObject(text) ?? {}) : { output: text };
  if (typeof output !== 'string') {
    throw new ChapterizeError('usage', `line ${line}: is neither a path nor an object with an output`);
  }
  return { line, path: absolutePlace(output), stamp: isStamp(stamp) ? stamp : null };
}

async function withJournal<T>(
  path: string,
  followLinks: boolean,
  work: (journal: Journal) => Promise<T>,
): Promise<T> {
  const journal = await openJournal(path, { mayCreate: false, followLinks });
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}
