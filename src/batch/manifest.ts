import { dirname, isAbsolute } from 'node:path';
import { concatBytes } from '../bytes/concat.js';
import { createDiagnostic, type Diagnostic, type Place, type TextPlace } from '../diagnostic/diagnostic.js';
import { ChapterizeError, messageOf } from '../diagnostic/failure.js';
import { openFileSource, sameIdentity } from '../files/file-source.js';
import { isObjectUrl } from '../objects/object-url.js';
import { readSmall } from '../run/read-small.js';
import { placeOf } from '../text/line-index.js';
import { decodeText, type SourceText } from '../text/source-text.js';
import type { Shard } from './batch-options.js';
import { type CsvRecord, parseCsv } from './csv-records.js';
import { isJsonObject } from './journal-entry.js';
import { type ManifestPart, readManifestPart } from './manifest-part.js';
import { joinPlace } from './places.js';

/** One episode as a manifest names it; paths are relative to where the program runs. */
export interface ManifestRow {
  readonly notes: string;
  readonly audio: string;
  readonly output: string | null;
}

/** A manifest, read. */
export interface Manifest {
  readonly rows: readonly ManifestRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A row as written, before its paths are looked at. */
interface RawRow {
  readonly place: TextPlace | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The most bytes of a manifest to read: a hundred thousand episodes need a fifth of it. */
const maxByteLength = 64 * 1024 * 1024;

/**
 * Reads which notes, audio and output belong together: CSV with a header line, or a JSON array of objects. Columns are
 * `notes`, `audio` and, optionally, `output`; others are ignored. Relative paths start at the manifest's folder.
 *
 * @throws ChapterizeError `io/…` when the file cannot be read
 */
export async function readManifest(path: string): Promise<Manifest> {
  const { bytes } = await readSmall(path, maxByteLength);
  const { source, diagnostics } = decodeText(path, bytes);
  if (source === null) return { rows: [], diagnostics };
  const isJson = /^\s*[[{]/.test(source.text);
  return rowsOf(path, isJson ? readJson(source) : readCsv(source), (place) => place);
}

/**
 * Reads the rows of a shard.
 *
 * @returns null if the shard has to be taken from the whole list
 * @throws ChapterizeError as readManifest does; `io/changed` when the file is being written
 */
export async function readManifestShard(path: string, shard: Shard): Promise<Manifest | null> {
  if (isObjectUrl(path)) {
    // Its ranges are those of one object, or reading fails.
    const { openStoredObject } = await import('../objects/open-stored.js');
    const part = await readManifestPart(await openStoredObject(path), shard);
    return part === null ? null : readPart(path, part);
  }
  const file = await openFileSource(path);
  try {
    const part = await readManifestPart(file, shard);
    if (!sameIdentity(file.file.identity, file.currentIdentity())) throw changedManifest(path);
    return part === null ? null : readPart(path, part);
  } finally {
    await file.close();
  }
}

function changedManifest(path: string): ChapterizeError {
  return new ChapterizeError('io/changed', 'was changed while it was read', {
    file: path,
    help: 'run again',
  });
}

function readPart(path: string, { header, rows, offset }: ManifestPart): Manifest {
  const { source, diagnostics } = decodeText(path, concatBytes([header, rows]));
  if (source === null) return { rows: [], diagnostics };
  const { starts } = source.lines;
  const rowsStart = starts[1] ?? source.text.length;
  // The line of the manifest is not known: nobody has counted.
  const placeIn = (place: TextPlace): Place => {
    const before = source.text.slice(rowsStart, starts[place.line - 1]);
    const line = source.text.slice(starts[place.line - 1], starts[place.line]).trimEnd();
    const [at, length] = [before, line].map((text) => new TextEncoder().encode(text).length);
    return { kind: 'bytes', file: path, offset: offset + (at ?? 0), length: length ?? 0 };
  };
  const split = findSplitCell(source);
  if (split === null) return rowsOf(path, readCsv(source), placeIn);
  const detail =
    'has a cell that goes on in the next line: a manifest that shards read by ranges has one line per episode';
  return { rows: [], diagnostics: [createDiagnostic('batch/manifest', { detail }, placeIn(split))] };
}

/** The first line with a quotation mark that is not closed in it. */
function findSplitCell(source: SourceText): TextPlace | null {
  if (!source.text.includes('"')) return null;
  const { starts } = source.lines;
  const at = starts.findIndex((start, index) => {
    const line = source.text.slice(start, starts[index + 1] ?? source.text.length);
    return line.split('"').length % 2 === 0;
  });
  return at === -1 ? null : linePlace(source, at + 1);
}

function rowsOf(
  path: string,
  { raw, findings }: RawManifest,
  placeIn: (place: TextPlace) => Place,
): Manifest {
  const rows: ManifestRow[] = [];
  for (const row of raw) {
    const read = readRow(row, dirname(path));
    if (typeof read === 'string') findings.push(finding(path, read, row.place));
    else rows.push(read);
  }
  const diagnostics = findings.map((one) =>
    one.place?.kind === 'text' ? { ...one, place: placeIn(one.place) } : one,
  );
  return { rows, diagnostics };
}

function finding(path: string, detail: string, place: TextPlace | null): Diagnostic {
  return createDiagnostic('batch/manifest', { detail }, place ?? path);
}

interface RawManifest {
  readonly raw: readonly RawRow[];
  readonly findings: Diagnostic[];
}

function readJson(source: SourceText): RawManifest {
  const fail = (detail: string): RawManifest => ({ raw: [], findings: [finding(source.file, detail, null)] });
  let value: unknown;
  try {
    value = JSON.parse(source.text);
  } catch (error) {
    return fail(`is not JSON: ${messageOf(error).slice(0, 120)}`);
  }
  if (!Array.isArray(value)) return fail('is not a JSON array of objects with notes and audio');
  const items: readonly unknown[] = value;
  const raw = items.map((item) => ({ place: null, values: isJsonObject(item) ? item : {} }));
  return { raw, findings: [] };
}

/** Spreadsheets write the separator of their country. */
const separators = [',', ';', '\t'] as const;

function readCsv(source: SourceText): RawManifest {
  const [header = ''] = source.text.split(/\r?\n|\r/, 1);
  const separator = separators.find((one) => header.includes(one)) ?? ',';
  const csv = parseCsv(source.text, separator);
  if ('wrongLine' in csv) {
    const place = linePlace(source, csv.wrongLine);
    return {
      raw: [],
      findings: [finding(source.file, 'has a quotation mark that is not closed or not expected here', place)],
    };
  }
  const [first, ...records] = csv.records;
  const names = (first?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  if (!names.includes('notes') || !names.includes('audio')) {
    const detail = 'has no header line that names the columns notes and audio';
    return { raw: [], findings: [finding(source.file, detail, linePlace(source, 1))] };
  }
  return { raw: records.map((record) => rawRow(source, names, record)), findings: [] };
}

function rawRow(source: SourceText, names: readonly string[], { line, cells }: CsvRecord): RawRow {
  const values = Object.fromEntries(names.map((name, column) => [name, cells[column] ?? '']));
  return { place: linePlace(source, line), values };
}

function linePlace({ file, lines, text }: SourceText, line: number): TextPlace {
  const start = lines.starts[line - 1] ?? 0;
  const end = lines.starts[line] ?? text.length;
  return placeOf(file, lines, start, start + text.slice(start, end).trimEnd().length);
}

/** The paths of a row, or what is wrong with it. */
function readRow({ values }: RawRow, folder: string): ManifestRow | string {
  const pathAt = (name: string): string | null => {
    const value = values[name];
    const path = typeof value === 'string' ? value.trim() : '';
    if (path === '') return null;
    return isAbsolute(path) || isObjectUrl(path) ? path : joinPlace(folder, path);
  };
  const [notes, audio] = [pathAt('notes'), pathAt('audio')];
  if (notes === null || audio === null) {
    return `has an episode without ${notes === null ? 'notes' : 'audio'}: ${JSON.stringify(values).slice(0, 120)}`;
  }
  return { notes, audio, output: pathAt('output') };
}
