import type { AudioFacts } from '../audio/audio-facts.js';
import { trueTagEnd } from '../audio/true-tag-end.js';
import { eachEditedPart, editedLength } from '../bytes/byte-edit.js';
import { ByteRope, sameInRow } from '../bytes/byte-rope.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { locateTagsInRow } from '../id3/locate-tags.js';
import type { EditPlan } from './edit-plan.js';
import { proveTag } from './prove-tag.js';
import type { WrittenChapter } from './written-chapter.js';

/** What the result of a plan should be. */
export interface PlannedResult {
  /** Its tags, and what replaces those that are removed: as made for the plan, so that they are not made twice. */
  readonly resultTags: readonly Uint8Array[];
  readonly chapters: readonly WrittenChapter[];
}

/**
 * Carries a plan out in memory, on the tags only, and reads the result again.
 *
 * @param replan plans the same once more, for the result
 * @param planned what the result should be
 * @returns no finding when the result is what was planned
 */
export async function confirmPlan(
  audio: AudioFacts,
  plan: EditPlan,
  replan: (facts: AudioFacts) => EditPlan | null,
  { resultTags, chapters }: PlannedResult,
): Promise<readonly Diagnostic[]> {
  const result = resultFacts(audio, plan, resultTags);
  const objection = (reason: string): readonly Diagnostic[] => [
    createDiagnostic('id3/ambiguous-result', { reason }, audio.file),
  ];
  // If junk looks like MPEG frames, what is moved and what is put after it may seem to be audio.
  if (result === null || trueTagEnd(result) !== null)
    return objection('its tags would not end where the audio begins');
  const again = replan(result);
  if (again === null || again.mode !== 'unchanged') return objection('a second run would change it again');
  if (chapters.length === 0) return [];
  const tag = result.tags[0]?.tag ?? null;
  return tag === null ? objection('it would have no tag') : proveTag(tag, chapters, audio.file);
}

/**
 * What inspecting the result would give, as far as a plan needs it; null when the tags are not read as planned, or the edits do not
 * make them.
 */
function resultFacts(
  audio: AudioFacts,
  plan: EditPlan,
  resultTags: readonly Uint8Array[],
): AudioFacts | null {
  const head = new ByteRope(audio.tags.map(({ bytes }) => bytes));
  const growth = plan.resultByteLength - audio.byteLength;
  if (editedLength(head.byteLength, plan.edits) - head.byteLength !== growth) return null;
  if (!sameInRow(eachEditedPart(head, plan.edits), resultTags)) return null;
  const tags = locateTagsInRow(resultTags);
  const resultLength = head.byteLength + growth;
  const taggedLength = tags.reduce((sum, { bytes }) => sum + bytes.length, 0);
  // Junk stays when the only tag after it is removed.
  const isJunkLeft = tags.length === 0 && resultLength === audio.tags[0]?.junkLength;
  if (taggedLength !== resultLength && !isJunkLeft) return null;
  const range = { start: audio.audio.start + growth, end: audio.audio.end + growth };
  return { ...audio, byteLength: plan.resultByteLength, tags, audio: range };
}
