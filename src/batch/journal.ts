import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { Shard } from './batch-options.js';
import { createDeliveries, type Delivery, parseDelivery, renderDelivery } from './delivery.js';
import {
  entryKey,
  type JournalEntry,
  parseEntry,
  parseShard,
  renderEntry,
  renderShard,
} from './journal-entry.js';

/** The memory of earlier runs, open for new entries. */
export interface Journal {
  /** Stated files by the hash of the notes that state them. */
  readonly statedFiles: ReadonlyMap<string, string | null>;
  readonly diagnostics: readonly Diagnostic[];
  /** The latest entry about an episode. */
  find(episode: Pick<JournalEntry, 'notes' | 'output'>): JournalEntry | null;
  /**
   * Adds an entry; it is on the disk when this returns.
   *
   * @throws ChapterizeError `io/…`
   */
  append(entry: JournalEntry): Promise<void>;
  /** The files that were finished before it was opened and not handed on since, in the order in which they were. */
  finished(): readonly Delivery[];
  /** The paths of files that were handed on before it was opened. */
  handedOn(): readonly string[];
  /**
   * Remembers that files were handed on, in the state given; on the disk when this returns.
   *
   * @throws ChapterizeError `io/…`
   */
  handOn(deliveries: readonly Delivery[]): Promise<void>;
  /** The shard that it belonged to when it was opened; null for one that belongs to none. */
  shard(): Shard | null;
  /**
   * Makes it the journal of a shard.
   *
   * @throws ChapterizeError `io/…`
   */
  claim(shard: Shard): Promise<void>;
  close(): Promise<void>;
}

/** What every journal starts with: a file that starts otherwise is never written to. */
const header = '{"journal":"chapterize","version":1}\n';

/** Where the lines of a journal are kept. */
export interface JournalStore {
  /** Those of earlier runs, with their ends; read once. */
  readonly lines: () => AsyncIterable<string>;
  /** Adds whole lines. */
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Reads a journal, or begins one where nothing is kept yet.
 *
 * @param path for messages
 * @throws ChapterizeError `usage` when it is something else, `io/…`
 */
export async function journalOn(path: string, { lines, write, close }: JournalStore): Promise<Journal> {
  const read = await readEntries(lines(), path);
  if (read.isNew) await write(header);
  return {
    statedFiles: read.statedFiles,
    diagnostics: read.diagnostics,
    find: (episode) => read.entries.get(entryKey(episode)) ?? null,
    append: (entry) => write(renderEntry(entry)),
    finished: () => read.deliveries.pending(),
    handedOn: () => read.deliveries.handedOn(),
    handOn: (deliveries) =>
      deliveries.length === 0 ? Promise.resolve() : write(deliveries.map(renderDelivery).join('')),
    shard: () => read.shard,
    claim: (shard) => write(renderShard(shard)),
    close,
  };
}

/** @returns `isNew`: whether it has no whole header yet */
async function readEntries(lines: AsyncIterable<string>, path: string) {
  const entries = new Map<string, JournalEntry>();
  const statedFiles = new Map<string, string | null>();
  const deliveries = createDeliveries();
  const wrongLines = { first: 0, count: 0 };
  let [number, isNew] = [0, true];
  let shard: Shard | null = null;
  for await (const line of lines) {
    number += 1;
    // A kill can cut the header off, too: then the next line is a header.
    if (isNew && !header.startsWith(line.trimEnd())) throw notAJournal(path);
    if (line === header) isNew = false;
    if (isNew || line === header || line === '\n') continue;
    const owner = parseShard(line);
    if (owner !== null) {
      shard = owner;
      continue;
    }
    const handedOn = parseDelivery(line);
    if (handedOn !== null) {
      deliveries.handOn(handedOn);
      continue;
    }
    const entry = parseEntry(line);
    if (entry === null) {
      wrongLines.first ||= number;
      wrongLines.count += 1;
      continue;
    }
    entries.set(entryKey(entry), entry);
    deliveries.finish(entry);
    statedFiles.set(entry.notesSha256, entry.statedFile);
  }
  const { first, count } = wrongLines;
  const diagnostics =
    count === 0 ? [] : [createDiagnostic('batch/journal-line', { line: first, count }, path)];
  return { entries, statedFiles, deliveries, shard, diagnostics, isNew };
}

function notAJournal(path: string): ChapterizeError {
  return new ChapterizeError('usage', 'is not a journal of chapterize, so it is left as it is', {
    file: path,
    help: 'give --journal the name of a new file',
  });
}
