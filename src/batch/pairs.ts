import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { groupBy } from '../text/group-by.js';
import { type EpisodeFile, nameOf, stemOf } from './episode-file.js';

/** Notes, and the name of the audio that they state. */
export interface NotesToPair {
  readonly file: EpisodeFile;
  /** Last segment of the stated file, decoded; null when there is none. */
  readonly statedName: string | null;
}

/** Notes with the audio that belongs to them, or with the reason why none does. */
export interface NotesPairing {
  readonly notes: EpisodeFile;
  readonly audio: EpisodeFile | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the audio of each of many notes: the file whose name they state, else the one of their own name; of several the
 * one in their own folder. Where that leaves a choice there is a finding, never a guess.
 */
export function pairNotes(notes: readonly NotesToPair[], audio: readonly EpisodeFile[]): NotesPairing[] {
  const byName = new AudioIndex(audio, nameOf);
  const byStem = new AudioIndex(audio, stemOf);
  return notes.map(({ file, statedName }) => {
    const stem = stemOf(file.path);
    const stated = statedName === null ? [] : byName.find(statedName, file.folder);
    const found = stated.length > 0 ? stated : byStem.find(stem, file.folder);
    const [only] = found;
    if (only !== undefined && found.length === 1) return { notes: file, audio: only, diagnostics: [] };
    const finding =
      only === undefined
        ? createDiagnostic('batch/no-audio', { stated: statedName, stem }, file.path)
        : createDiagnostic('batch/ambiguous-audio', choice(found), file.path);
    return { notes: file, audio: null, diagnostics: [finding] };
  });
}

function choice(found: readonly EpisodeFile[]): { names: string[]; count: number } {
  return { names: found.slice(0, 3).map(({ path }) => path), count: found.length };
}

/**
 * Audio files by a name, in one folder and in all of them. Each is grouped when it is first needed, because most batches need
 * only one.
 */
class AudioIndex {
  readonly #audio: readonly EpisodeFile[];
  readonly #keyOf: (path: string) => string;
  #inFolder: ReadonlyMap<string, readonly EpisodeFile[]> | null = null;
  #anywhere: ReadonlyMap<string, readonly EpisodeFile[]> | null = null;

  constructor(audio: readonly EpisodeFile[], keyOf: (path: string) => string) {
    this.#audio = audio;
    this.#keyOf = keyOf;
  }

  /** The files of that name that are next to the notes, else all of that name. */
  find(key: string, folder: string): readonly EpisodeFile[] {
    const keyOf = this.#keyOf;
    this.#inFolder ??= groupBy(this.#audio, (file) => folderKey(file.folder, keyOf(file.path)));
    const near = this.#inFolder.get(folderKey(folder, key));
    if (near !== undefined) return near;
    this.#anywhere ??= groupBy(this.#audio, ({ path }) => keyOf(path));
    return this.#anywhere.get(key) ?? [];
  }
}

function folderKey(folder: string, key: string): string {
  return `${folder}\0${key}`;
}
