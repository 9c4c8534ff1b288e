import type { AudioFacts } from '../audio/audio-facts.js';
import { applyEdits } from '../bytes/byte-edit.js';
import { joinBytes } from '../bytes/concat.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { locateTags } from '../id3/locate-tags.js';
import type { EditPlan } from './edit-plan.js';
import { proveTag } from './prove-tag.js';
import type { WrittenChapter } from './written-chapter.js';

/** What is known of the result of a plan before it is carried out. */
export interface PlannedResult {
  /** Its tags, where they are at hand: large ones are not made twice. */
  readonly resultHead: Uint8Array | null;
  readonly chapters: readonly WrittenChapter[];
}

/**
 * Carries a plan out in memory, on the tags only, and reads the result again.
 *
 * @param replan plans the same once more, for the result
 * @param planned what the result should be
 * @returns nothing when the result is what was planned
 */
export async function confirmPlan(
  audio: AudioFacts,
  plan: EditPlan,
  replan: (facts: AudioFacts) => EditPlan | null,
  { resultHead, chapters }: PlannedResult = { resultHead: null, chapters: [] },
): Promise<readonly Diagnostic[]> {
  const result = resultFacts(audio, plan, resultHead);
  const objection = (reason: string): readonly Diagnostic[] => [
    createDiagnostic('id3/ambiguous-result', { reason }, { kind: 'file', file: audio.file }),
  ];
  if (result === null) return objection('its tags would not end where the audio begins');
  const again = replan(result);
  if (again === null || again.mode !== 'unchanged') return objection('a second run would change it again');
  if (chapters.length === 0) return [];
  const tag = result.tags[0]?.tag ?? null;
  return tag === null ? objection('it would have no tag') : proveTag(tag, chapters, audio.file);
}

/** What inspecting the result would give, as far as a plan needs it; null when the tags are not read as planned. */
function resultFacts(audio: AudioFacts, plan: EditPlan, resultHead: Uint8Array | null): AudioFacts | null {
  const head = joinBytes(audio.tags.map(({ bytes }) => bytes));
  const newHead = resultHead ?? applyEdits(head, plan.edits);
  const growth = plan.resultByteLength - audio.byteLength;
  if (newHead.length - head.length !== growth) return null;
  const tags = locateTags(newHead);
  const taggedLength = tags.reduce((sum, { bytes }) => sum + bytes.length, 0);
  // Junk stays where the only tag after it goes.
  const isJunkLeft = tags.length === 0 && newHead.length === audio.tags[0]?.junkLength;
  if (taggedLength !== newHead.length && !isJunkLeft) return null;
  const range = { start: audio.audio.start + growth, end: audio.audio.end + growth };
  return { ...audio, byteLength: plan.resultByteLength, tags, audio: range };
}
