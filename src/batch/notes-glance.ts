import { setImmediate as breathe } from 'node:timers/promises';
import { sha256Of } from '../bytes/sha256.js';
import { stopIfInterrupted } from '../files/interruption.js';
import { readGlance } from '../files/read-glance.js';
import { parseFrontMatter } from '../front-matter/front-matter.js';
import { fileNameOf } from '../front-matter/stated-file.js';
import { isObjectUrl } from '../objects/object-url.js';
import type { NotesContent } from '../run/read-notes.js';
import { maxNotesByteLength } from '../run/read-notes.js';
import { decodeText } from '../text/source-text.js';
import { bytesAt } from './places.js';

/** What a list needs to know of notes before they are run. */
export interface NotesGlance {
  readonly sha256: string;
  /** URL or path of the audio, as the front matter states it. */
  readonly statedFile: string | null;
}

/** Glances by the path of the notes; those that could not be read have none. */
export type Glances = ReadonlyMap<string, NotesGlance>;

/** How many notes to read before signals and timers get their turn. */
const breathEvery = 64;

/**
 * Reads which audio each of many notes is about.
 *
 * @param known stated files of notes that were read before, by the hash of the notes
 * @throws ChapterizeError `interrupted`
 */
export async function glanceAtAll(
  notes: readonly { readonly path: string }[],
  known: ReadonlyMap<string, string | null>,
  signal: AbortSignal,
): Promise<Glances> {
  const glances = new Map<string, NotesGlance>();
  for (const [index, { path }] of notes.entries()) {
    if (index % breathEvery === 0) await breathe();
    stopIfInterrupted(signal);
    const glance = isObjectUrl(path)
      ? glanceAtBytes(path, await bytesAt(path), known)
      : glanceAtNotes(path, known);
    if (glance !== null) glances.set(path, glance);
  }
  return glances;
}

/** The name of the audio that notes state: the last segment of the stated file, decoded; null when there is none. */
export function statedNameOf(glance: NotesGlance | undefined): string | null {
  return glance?.statedFile == null ? null : fileNameOf(glance.statedFile);
}

/**
 * Reads which audio notes are about.
 *
 * @param known stated files of notes that were read before, by the hash of the notes
 * @returns null when the file cannot be read: the run will say why
 */
export function glanceAtNotes(path: string, known: ReadonlyMap<string, string | null>): NotesGlance | null {
  return glanceAtBytes(path, readGlance(path, maxNotesByteLength), known);
}

function glanceAtBytes(
  path: string,
  bytes: Uint8Array | null,
  known: ReadonlyMap<string, string | null>,
): NotesGlance | null {
  if (bytes === null) return null;
  const sha256 = sha256Of(bytes);
  const statedFile = known.get(sha256);
  return { sha256, statedFile: statedFile === undefined ? readStatedFile(path, bytes) : statedFile };
}

/** Reads which audio notes in memory are about. */
export function glanceAtContent({ name, content }: NotesContent): NotesGlance {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { sha256: sha256Of(bytes), statedFile: readStatedFile(name, bytes) };
}

function readStatedFile(path: string, bytes: Uint8Array): string | null {
  const { source } = decodeText(path, bytes);
  return source === null ? null : (parseFrontMatter(source).stated.file?.value ?? null);
}
