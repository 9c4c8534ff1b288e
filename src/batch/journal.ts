import type { FileHandle } from 'node:fs/promises';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { ioFailure } from '../files/io-failure.js';
import { type NamedOutputOptions, openNamedOutput } from '../files/named-output.js';
import type { Shard } from './batch-options.js';
import {
  createDeliveries,
  type Deliveries,
  type Delivery,
  parseDelivery,
  renderDelivery,
} from './delivery.js';
import {
  entryKey,
  type JournalEntry,
  parseEntry,
  parseShard,
  renderEntry,
  renderShard,
} from './journal-entry.js';
import { linesOf } from './lines.js';

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

/** What every journal starts with: nothing that has another beginning is ever written to. */
const header = '{"journal":"chapterize","version":1}\n';

/**
 * Opens a journal, or begins one: one line of JSON per episode, only ever added to. A kill can tear the last line, which is
 * then skipped; several runs on one machine may share a journal.
 *
 * @param options whether a new one is begun, and whether a symbolic link is followed
 * @throws ChapterizeError `usage` when the file is something else, `io/…`
 */
export async function openJournal(
  path: string,
  options: Pick<NamedOutputOptions, 'mayCreate' | 'followLinks'>,
): Promise<Journal> {
  const file = await openNamedOutput(path, { ...options, mayBeSpecial: false });
  const close = (): Promise<void> => file.close().catch(() => undefined);
  try {
    const read = await readEntries(file, path);
    let isTorn = read.isTorn;
    const write = async (text: string): Promise<void> => {
      const bytes = new TextEncoder().encode(isTorn ? `\n${text}` : text);
      try {
        // One write, so that the lines of runs which share the journal never mix.
        const { bytesWritten } = await file.write(bytes);
        isTorn = bytesWritten < bytes.length;
        if (isTorn) throw new ChapterizeError('io/write', `${path}: the disk accepts no more bytes`);
        await file.datasync();
      } catch (error) {
        throw ioFailure(error, 'write', path);
      }
    };
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
  } catch (error) {
    await close();
    throw ioFailure(error, 'read', path);
  }
}

interface ReadJournal {
  readonly deliveries: Deliveries;
  readonly entries: ReadonlyMap<string, JournalEntry>;
  readonly statedFiles: ReadonlyMap<string, string | null>;
  readonly shard: Shard | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether it has no whole header yet. */
  readonly isNew: boolean;
  /** Whether the last line has no end. */
  readonly isTorn: boolean;
}

async function readEntries(handle: FileHandle, path: string): Promise<ReadJournal> {
  const entries = new Map<string, JournalEntry>();
  const statedFiles = new Map<string, string | null>();
  const deliveries = createDeliveries();
  const wrongLines = { first: 0, count: 0 };
  let [number, isNew, isTorn] = [0, true, false];
  let shard: Shard | null = null;
  const chunks = handle.createReadStream({ start: 0, autoClose: false, encoding: 'utf8' });
  for await (const line of linesOf(chunks)) {
    number += 1;
    isTorn = !line.endsWith('\n');
    // A kill can tear the header too: then the next line is one.
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
  const place = { kind: 'file', file: path } as const;
  const diagnostics =
    count === 0 ? [] : [createDiagnostic('batch/journal-line', { line: first, count }, place)];
  return { entries, statedFiles, deliveries, shard, diagnostics, isNew, isTorn };
}

function notAJournal(path: string): ChapterizeError {
  return new ChapterizeError('usage', `${path}: is not a journal of chapterize, so it is left as it is`, {
    help: 'give --journal the name of a new file',
  });
}
