import type { AudioFacts } from '../audio/audio-facts.js';
import type { ByteSource } from '../bytes/byte-source.js';
import type { Chapter } from '../chapters/chapter.js';
import type { ShowNotes } from '../notes/show-notes.js';
import type { EditPlan } from '../plan/edit-plan.js';

/** What a run has found on this machine. */
export interface LocalFindings {
  readonly notes: ShowNotes | null;
  readonly source: ByteSource | null;
  readonly audio: AudioFacts | null;
  readonly plan: EditPlan | null;
  /** The flat timeline. */
  readonly chapters: readonly Chapter[];
  /** The chapters as the notes list them, sub-chapters inside others. */
  readonly listed: readonly Chapter[];
}
