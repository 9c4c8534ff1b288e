import { basename } from 'node:path';
import { isObjectUrl } from '../objects/object-url.js';

const notesExtensions: ReadonlySet<string> = new Set(['.md', '.markdown', '.mdown', '.mkd', '.txt']);
const audioExtensions: ReadonlySet<string> = new Set(['.mp3', '.mp2', '.mpga']);

/** A file that may be the notes or the audio of an episode. */
export interface EpisodeFile {
  /** As reports name it. */
  readonly path: string;
  /** Without symbolic links: the same for all names of a file except hard links. */
  readonly realPath: string;
  /** The real path of the folder it was found in. */
  readonly folder: string;
  /** The path below the folder that was searched; the bare name of a file that was named itself. */
  readonly pathBelow: string;
  /** Whether a path named the file itself, and not a folder around it. */
  readonly isNamed: boolean;
  /** For an object below a prefix, as in the listing. */
  readonly etag?: string;
}

/** Whether a name is that of show notes. */
export function isNotesName(name: string): boolean {
  return notesExtensions.has(extensionOf(name).toLowerCase());
}

/** Whether a name is that of MPEG audio. */
export function isAudioName(name: string): boolean {
  return audioExtensions.has(extensionOf(name).toLowerCase());
}

/** The last segment of a path; file systems differ in how they compose accents, composed equal names are equal strings. */
export function nameOf(path: string): string {
  return basename(path).normalize('NFC');
}

/** The name without its extension. */
export function stemOf(path: string): string {
  const name = nameOf(path);
  return name.slice(0, name.length - extensionOf(name).length);
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot);
}

/** Whether a path is a prefix of a store: the last part of an object's key has an extension, as the names of notes and of mp3s have. */
export function isPrefix(path: string): boolean {
  return isObjectUrl(path) && !/\/[^/]+\.[^/]*$/.test(path.slice('s3://'.length));
}
