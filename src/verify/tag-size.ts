import type { AudioFacts } from '../audio/audio-facts.js';
import { createDiagnostic } from '../diagnostic/diagnostic.js';
import type { EditPlan } from '../plan/edit-plan.js';
import type { CheckResult, VerifyInput } from './check.js';

/** VLC 4 reads no tag of more bytes (`MAX_TAG_SIZE` of its `skiptags`). */
export const vlcTagLimit = 128 * 1024;

/** Notes a tag that is too large for some players to look into. */
export function checkTagSize({ audio, plan, chapters, options }: VerifyInput): CheckResult {
  const nothing = { check: null, diagnostics: [] };
  // With the rules of VLC asked for, theirs says it.
  if (audio === null || chapters.length === 0 || options.players.includes('vlc')) return nothing;
  const byteLength = headByteLength(audio, plan);
  if (byteLength <= vlcTagLimit) return nothing;
  return {
    check: null,
    diagnostics: [createDiagnostic('verify/large-tag', { byteLength, most: vlcTagLimit }, audio.file)],
  };
}

/** What is in front of the audio once the plan is carried out: all that an edit adds or takes, it does there. */
export function headByteLength(audio: AudioFacts, plan: EditPlan | null): number {
  const growth = plan === null ? 0 : plan.resultByteLength - audio.byteLength;
  return audio.audio.start + growth;
}
