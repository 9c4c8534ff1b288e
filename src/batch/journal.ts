import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { findRegularFile } from '../files/file-source.js';
import { errorCode, ioFailure } from '../files/io-failure.js';
import { entryKey, type JournalEntry, parseEntry, renderEntry } from './journal-entry.js';

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
  close(): Promise<void>;
}

/** What every journal starts with: nothing that has another beginning is ever written to. */
const header = '{"journal":"chapterize","version":1}\n';

/** A longer line is no entry; this bounds memory, whatever the file holds. */
const maxLineLength = 1024 * 1024;

/**
 * Opens a journal, or begins one: a line of JSON an episode, only ever added to. A kill can tear the last line, which is
 * then passed over; several runs on one machine may share a journal.
 *
 * @throws ChapterizeError `usage` when the file is something else, `io/…`
 */
export async function openJournal(path: string): Promise<Journal> {
  await refuseSpecialFile(path);
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT, 0o666);
    const read = await readEntries(handle, path);
    const file = handle;
    let isTorn = read.isTorn;
    const write = async (text: string): Promise<void> => {
      const bytes = new TextEncoder().encode(isTorn ? `\n${text}` : text);
      // One write, so that the lines of runs which share the journal never mix.
      const { bytesWritten } = await file.write(bytes);
      isTorn = bytesWritten < bytes.length;
      if (isTorn) throw new ChapterizeError('io/write', `${path}: was written in part only`);
      await file.datasync();
    };
    if (read.isNew) await write(header);
    return {
      statedFiles: read.statedFiles,
      diagnostics: read.diagnostics,
      find: (episode) => read.entries.get(entryKey(episode)) ?? null,
      append: (entry) =>
        write(renderEntry(entry)).catch((error: unknown) => Promise.reject(ioFailure(error, 'write', path))),
      close: () => file.close(),
    };
  } catch (error) {
    await handle?.close();
    throw ioFailure(error, 'write', path);
  }
}

/** A FIFO would block the opening for ever. */
async function refuseSpecialFile(path: string): Promise<void> {
  try {
    await lstat(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
  }
  await findRegularFile(path);
}

interface ReadJournal {
  readonly entries: ReadonlyMap<string, JournalEntry>;
  readonly statedFiles: ReadonlyMap<string, string | null>;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether it has no whole header yet. */
  readonly isNew: boolean;
  /** Whether the last line has no end. */
  readonly isTorn: boolean;
}

async function readEntries(handle: FileHandle, path: string): Promise<ReadJournal> {
  const entries = new Map<string, JournalEntry>();
  const statedFiles = new Map<string, string | null>();
  const wrongLines = { first: 0, count: 0 };
  let [number, isNew, isTorn] = [0, true, false];
  for await (const line of linesOf(handle)) {
    number += 1;
    isTorn = !line.endsWith('\n');
    // A kill can tear the header too: then the next line is one.
    if (isNew && !header.startsWith(line.trimEnd())) throw notAJournal(path);
    if (line === header) isNew = false;
    if (isNew || line === header || line === '\n') continue;
    const entry = parseEntry(line);
    if (entry === null) {
      wrongLines.first ||= number;
      wrongLines.count += 1;
      continue;
    }
    entries.set(entryKey(entry), entry);
    statedFiles.set(entry.notesSha256, entry.statedFile);
  }
  const { first, count } = wrongLines;
  const place = { kind: 'file', file: path } as const;
  const diagnostics =
    count === 0 ? [] : [createDiagnostic('batch/journal-line', { line: first, count }, place)];
  return { entries, statedFiles, diagnostics, isNew, isTorn };
}

function notAJournal(path: string): ChapterizeError {
  return new ChapterizeError('usage', `${path}: is no journal of chapterize, and is left as it is`, {
    help: 'give --journal the name of a new file',
  });
}

/** The lines of a file with their ends; lines beyond all measure come cut. */
async function* linesOf(handle: FileHandle): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false, encoding: 'utf8' })) {
    const [first = '', ...others] = String(chunk).split('\n');
    // What is too long is no entry, however it goes on.
    rest = rest.length > maxLineLength ? rest : rest + first;
    for (const next of others) {
      yield `${rest}\n`;
      rest = next;
    }
  }
  if (rest !== '') yield rest;
}
