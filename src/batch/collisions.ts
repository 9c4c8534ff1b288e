import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { groupBy } from '../text/group-by.js';
import type { NamedPlace } from './find-files.js';
import { realPlaceOf } from './places.js';

/** An episode that could be run, were it alone. */
export interface PlannedEpisode {
  readonly notes: NamedPlace;
  readonly audio: NamedPlace;
  /** Path to write; null for the audio itself. */
  readonly output: string | null;
  /** Whether a manifest names the pair, so that one audio may be meant for several outputs. */
  readonly isListed: boolean;
}

/**
 * Which episodes are in each other's way: one audio for several notes, one output for several episodes, an output that
 * another episode reads.
 *
 * @returns the finding of each candidate, null if nothing is in the way
 */
export function findCollisions(candidates: readonly PlannedEpisode[]): (Diagnostic | null)[] {
  const known = candidates.map((candidate) => ({
    ...candidate,
    target: candidate.output === null ? candidate.audio.realPath : realPlaceOf(candidate.output),
  }));
  const byAudio = groupBy(known, ({ audio }) => audio.realPath);
  const byTarget = groupBy(known, ({ target }) => target);
  // Computed once per group: doing it for each candidate would take quadratic time.
  const listed = new Set(
    [...byAudio].filter(([, group]) => group.every(({ isListed }) => isListed)).map(([path]) => path),
  );
  const notesPaths = new Set(known.map(({ notes }) => notes.realPath));

  return known.map((one) => {
    const { notes, audio, output, target } = one;
    const sameAudio = byAudio.get(audio.realPath) ?? [];
    const sameTarget = byTarget.get(target) ?? [];
    const isSpread = sameTarget.length === 1 && listed.has(audio.realPath);
    if (sameAudio.length > 1 && !isSpread) {
      return createDiagnostic(
        'batch/shared-audio',
        { audio: audio.path, ...othersOf(sameAudio, one) },
        notes.path,
      );
    }
    if (output === null) return null;
    if (sameTarget.length > 1) {
      return createDiagnostic('batch/output-taken', { output, ...othersOf(sameTarget, one) }, notes.path);
    }
    const readers = byAudio.get(target) ?? [];
    const isInput = readers.some((reader) => reader !== one) || notesPaths.has(target);
    return isInput ? createDiagnostic('batch/output-is-input', { output }, notes.path) : null;
  });
}

/** Names the first of the others and says how many there are: whole lists would grow quadratically. */
function othersOf(group: readonly PlannedEpisode[], one: PlannedEpisode): { names: string[]; count: number } {
  const others = group.slice(0, 4).filter((other) => other !== one);
  return { names: others.slice(0, 3).map(({ notes }) => notes.path), count: group.length - 1 };
}
