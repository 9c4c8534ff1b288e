import type { Timeline } from '../chapters/timeline.js';
import { spansRecording } from '../notes/lists/list-doubt.js';
import type { ReadNotes } from './read-notes.js';

/**
 * Notes without the doubt whether their list is one of chapters, where the audio settles it: the list spans the audio.
 *
 * @param durationMs of the audio, null when there is none
 */
export function settleDoubt<T extends ReadNotes>(read: T, { flat }: Timeline, durationMs: number | null): T {
  if (!spansRecording(flat[0]?.startMs ?? 0, flat.at(-1)?.startMs ?? 0, durationMs)) return read;
  return { ...read, diagnostics: read.diagnostics.filter(({ code }) => code !== 'notes/doubtful-list') };
}
