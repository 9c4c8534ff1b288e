import type { AudioFacts } from '../audio/audio-facts.js';
import { joinBytes } from '../bytes/concat.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { FormerValue } from '../id3/former-value.js';
import { type LocatedTag, locateTags } from '../id3/locate-tags.js';
import { createPlan, planNothing } from './create-plan.js';
import { replaceBytes } from './edit-list.js';
import type { EditPlan, EditPlanned } from './edit-plan.js';
import { originalOf } from './head-origin.js';
import { hasOwnMark, isChapterFrame, recogniseOwnOutput } from './own-output.js';
import { tagVersionOf } from './tag-version.js';

/** A plan to undo, and what the notes stated before `-u`. */
export interface UndoPlanned extends EditPlanned {
  readonly statedValues: readonly FormerValue[];
  /** The tags that the file then has. */
  readonly tags: readonly LocatedTag[];
}

/**
 * Plans which bytes of an mp3 change so that it is what it was before chapterize, to the last bit: even if a tag was
 * converted, if chapters of another program were replaced, and after several runs.
 *
 * @returns a plan that changes nothing for a file that chapterize has not written; no plan, and an error, when another
 *   program has changed the tag since, or when it was too much to remember
 * @example
 * ```ts
 * import { chapterize, inspectAudio, openFileSource, planUndo } from 'chapterize';
 *
 * await chapterize('episode.md', 'episode.mp3');
 * const source = await openFileSource('episode.mp3');
 * const audio = await inspectAudio(source, { hash: null });
 * await source.close();
 * console.log(planUndo(audio).plan?.mode); // resize
 * ```
 */
export function planUndo(audio: AudioFacts): UndoPlanned {
  const { tags, file } = audio;
  const first = tags[0]?.tag ?? null;
  const own = first === null ? null : recogniseOwnOutput(first);
  const refuse = (diagnostic: Diagnostic): UndoPlanned => ({
    plan: null,
    diagnostics: [diagnostic],
    statedValues: [],
    tags,
  });
  if (first === null || own === null) {
    if (tags.some(({ tag }) => tag !== null && hasOwnMark(tag)))
      return refuse(createDiagnostic('id3/undo-altered', {}, file));
    const nothing = createDiagnostic('id3/nothing-to-undo', {}, file);
    return { plan: planNothing(audio, []), diagnostics: [nothing], statedValues: [], tags };
  }
  const { origin, statedValues } = own.memory;
  if (origin.kind === 'forgotten') return refuse(createDiagnostic('id3/undo-forgotten', {}, file));
  const original = originalOf(tags, first);
  if (original === null) return refuse(createDiagnostic('id3/undo-altered', {}, file));
  return { plan: planTo(audio, original), diagnostics: [], statedValues, tags: locateTags(original) };
}

/** The plan that puts the original in place of the tags at the head. */
function planTo(audio: AudioFacts, original: Uint8Array): EditPlan {
  const { tags, byteLength } = audio;
  const head = joinBytes(tags.map(({ bytes }) => bytes));
  const edits = replaceBytes(head, original);
  const resultByteLength = byteLength + original.length - head.length;
  const count = (tags[0]?.tag?.frames ?? []).filter(
    (frame) => isChapterFrame(frame) && frame.id === 'CHAP',
  ).length;
  return createPlan(audio, edits, resultByteLength, {
    resultTagVersion: tagVersionOf({ tags: locateTags(original) }),
    replaced: { count, ours: true },
  });
}
