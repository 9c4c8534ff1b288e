import type { AudioFacts } from '../audio/audio-facts.js';
import { createDiagnostic } from '../diagnostic/diagnostic.js';
import type { EditPlan } from '../plan/edit-plan.js';
import type { CheckResult, VerifyInput } from './check.js';

/** VLC 4 does not read a tag with more bytes (`MAX_TAG_SIZE` of its `skiptags`). */
export const vlcTagLimit = 128 * 1024;

/** Reports a tag that is too large for some players to read. */
export function checkTagSize({ audio, plan, chapters, options }: VerifyInput): CheckResult {
  const nothing = { check: null, diagnostics: [] };
  // If the rules of VLC are checked, they report it.
  if (audio === null || chapters.length === 0 || options.players.includes('vlc')) return nothing;
  const byteLength = headByteLength(audio, plan);
  if (byteLength <= vlcTagLimit) return nothing;
  return {
    check: null,
    diagnostics: [createDiagnostic('verify/large-tag', { byteLength, most: vlcTagLimit }, audio.file)],
  };
}

/** How much is in front of the audio once the plan is carried out: edits only add or remove bytes there. */
export function headByteLength(audio: AudioFacts, plan: EditPlan | null): number {
  const growth = plan === null ? 0 : plan.resultByteLength - audio.byteLength;
  return audio.audio.start + growth;
}
