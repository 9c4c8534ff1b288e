import type { AudioFacts } from '../audio/audio-facts.js';
import type { Chapter } from '../chapters/chapter.js';
import { findTooManyChapters } from '../chapters/most-chapters.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { writableChapter } from '../id3/chapter-frames.js';
import { mostFrames } from '../id3/frame-region.js';
import type { LocatedTag } from '../id3/locate-tags.js';
import { confirmPlan } from './confirm-plan.js';
import { createPlan } from './create-plan.js';
import type { EditPlan, EditPlanned } from './edit-plan.js';
import { withKeptLinks } from './foreign-subframes.js';
import { type PlannedHead, planHead } from './plan-head.js';
import type { PlanOptions } from './plan-options.js';
import { countChapters, type StrippedTag, stripTag } from './strip-tag.js';
import { tagVersionOf } from './tag-version.js';
import { type WrittenChapter, writtenChapters } from './written-chapter.js';

/**
 * Plans which bytes of an mp3 change so that it has chapters. Nothing is read or written.
 *
 * The plan is carried out in memory on the tags and read again before it is returned, by this codec (planning once more
 * must change nothing) and by node-id3.
 *
 * @param chapters in order, with ends. More than 255 are an error, and give a plan only where `force` is set
 * @example
 * ```ts
 * import { inspectAudio, openFileSource, planEdit } from 'chapterize';
 *
 * const source = await openFileSource('episode.mp3');
 * const audio = await inspectAudio(source, { hash: null });
 * await source.close();
 * const chapters = [{ startMs: 0, endMs: 88_000, title: 'All of it', url: null, depth: 0, line: null }];
 * const { plan } = await planEdit(audio, chapters, { tagVersion: 'auto', paddingByteLength: null, force: false });
 * console.log(plan?.mode, plan?.resultTagVersion); // same-size 2.3
 * ```
 */
export async function planEdit(
  audio: AudioFacts,
  chapters: readonly Chapter[],
  options: PlanOptions,
): Promise<EditPlanned> {
  const tooMany = findTooManyChapters(chapters, () => ({ kind: 'file', file: audio.file }));
  if (tooMany.length > 0 && !options.force) return { plan: null, diagnostics: tooMany };
  const writable = chapters.map(writableChapter);
  const planned = planChapters(audio, writable, options);
  const replan = (facts: AudioFacts) => planChapters(facts, writable, options, audio.tags).plan;
  const { plan, diagnostics } = await confirmed(audio, planned, replan);
  return { plan, diagnostics: [...tooMany, ...diagnostics] };
}

/**
 * Plans which bytes of an mp3 change so that it has no chapters. Our own leave no trace; the space of others becomes
 * padding.
 *
 * @example
 * ```ts
 * import { inspectAudio, openFileSource, planStrip } from 'chapterize';
 *
 * const source = await openFileSource('episode.mp3');
 * const audio = await inspectAudio(source, { hash: null });
 * await source.close();
 * const { plan } = await planStrip(audio);
 * console.log(plan?.mode); // unchanged
 * ```
 */
export async function planStrip(audio: AudioFacts): Promise<EditPlanned> {
  return confirmed(audio, planWithout(audio), (facts) => planWithout(facts).plan);
}

/** Checks a plan that changes something: whether the result is what was planned. */
async function confirmed(
  audio: AudioFacts,
  { plan, diagnostics, resultTags, written: chapters }: ChaptersPlanned,
  replan: (facts: AudioFacts) => EditPlan | null,
): Promise<EditPlanned> {
  if (plan === null || plan.mode === 'unchanged') return { plan, diagnostics };
  const objections = await confirmPlan(audio, plan, replan, { resultTags, chapters });
  return { plan: objections.length > 0 ? null : plan, diagnostics: [...diagnostics, ...objections] };
}

/** A plan, and the tags of its result. */
interface ChaptersPlanned extends EditPlanned {
  readonly resultTags: readonly Uint8Array[];
  /** The chapters, and what stays in them of other programs; empty if there are none, or no plan. */
  readonly written: readonly WrittenChapter[];
}

function planChapters(
  audio: AudioFacts,
  chapters: readonly Chapter[],
  options: PlanOptions,
  known: readonly LocatedTag[] = [],
): ChaptersPlanned {
  const nothing = { plan: null, resultTags: [], written: [] };
  const { tags } = audio;
  const head = planHead(audio, chapters, options, known);
  const { further } = head;
  if (head.tag === null) return { ...nothing, diagnostics: head.diagnostics };
  const unread = unreadFindings(audio, further, head.replacedTags);
  if (unread.length > 0) return { ...nothing, diagnostics: [...head.diagnostics, ...unread] };
  const replacedTags = tags.slice(0, head.replacedTags).map(countChapters);
  const edits = [...head.tag.edits, ...further.flatMap((tag) => tag.edits)];
  const present = tags.slice(0, head.replacedTags).reduce((sum, { bytes }) => sum + bytes.length, 0);
  const furtherGrowth = growthOf(tags.slice(head.replacedTags), further);
  const replaced = edits.length === 0 ? null : replacedBy([...replacedTags, ...further]);
  const resultByteLength = audio.byteLength + head.tag.bytes.length - present + furtherGrowth;
  const plan = createPlan(audio, edits, resultByteLength, {
    strippedByteLength: audio.byteLength + head.formerLength - present + furtherGrowth,
    earlierByteLengths: head.earlierLengths.map((length) => audio.byteLength + length - present),
    chapters: withKeptLinks(chapters, head.frames),
    resultTagVersion: head.version,
    replaced,
    backup: head.backup,
  });
  if (plan.mode === 'unchanged') return { ...nothing, plan, diagnostics: [] };
  const diagnostics = [...head.diagnostics, ...replacedFindings(replaced, head, audio.file, options)];
  if (replaced?.ours === false && options.keepForeign === true) return { ...nothing, diagnostics };
  const written = writtenChapters(chapters, head.frames);
  const resultTags = [head.tag.bytes, ...further.map(({ bytes }) => bytes)];
  return { plan, diagnostics, resultTags, written };
}

function planWithout(audio: AudioFacts): ChaptersPlanned {
  const { tags, file, byteLength } = audio;
  const stripped = tags.map(stripTag);
  const unread = unreadFindings(audio, stripped, 0);
  if (unread.length > 0) return { plan: null, diagnostics: unread, resultTags: [], written: [] };
  const edits = stripped.flatMap((tag) => tag.edits);
  const resultByteLength = byteLength + growthOf(tags, stripped);
  const [first] = stripped;
  const plan = createPlan(audio, edits, resultByteLength, {
    resultTagVersion: first?.bytes.length === 0 ? tagVersionOf({ tags: tags.slice(1) }) : tagVersionOf(audio),
    replaced: replacedBy(stripped),
  });
  const altered = stripped.findIndex(({ isOurs, isExact }) => isOurs && !isExact);
  const result = { plan, resultTags: stripped.map(({ bytes }) => bytes), written: [] };
  if (altered < 0) return { ...result, diagnostics: [] };
  const claim = stripped[altered]?.falseClaim ?? null;
  const reason =
    claim === null
      ? 'another program has changed it since'
      : `its mark claims a former tag of ${claim} bytes, more than it has itself`;
  const finding = createDiagnostic('id3/strip-inexact', { reason }, placeOfTag(tags[altered], file));
  return { ...result, diagnostics: [finding] };
}

/** The chapters that are removed from tags; null when they have none. */
function replacedBy(tags: readonly ReturnType<typeof countChapters>[]): EditPlan['replaced'] {
  const count = tags.reduce((sum, { chapterCount }) => sum + chapterCount, 0);
  const ours = tags.every(({ chapterCount, isOurs }) => isOurs || chapterCount === 0);
  return count === 0 ? null : { count, ours };
}

/** Tags in which chapters may be that were not found; the first of them is the one at `from`. */
function unreadFindings(
  { tags, file }: AudioFacts,
  stripped: readonly StrippedTag[],
  from: number,
): readonly Diagnostic[] {
  return stripped.flatMap(({ isUnread }, index) =>
    isUnread
      ? [createDiagnostic('id3/too-many-frames', { most: mostFrames }, placeOfTag(tags[from + index], file))]
      : [],
  );
}

function growthOf(tags: readonly LocatedTag[], stripped: readonly { readonly bytes: Uint8Array }[]): number {
  return stripped.reduce((sum, { bytes }, index) => sum + bytes.length - (tags[index]?.bytes.length ?? 0), 0);
}

function replacedFindings(
  replaced: EditPlan['replaced'],
  { subframes: { kept, gone } }: PlannedHead,
  file: string,
  { keepForeign = false }: PlanOptions,
): readonly Diagnostic[] {
  if (replaced === null) return [];
  const { count } = replaced;
  if (replaced.ours) return [createDiagnostic('id3/own-chapters-replaced', { count, gone }, file)];
  const code = keepForeign ? 'id3/foreign-chapters' : 'id3/chapters-replaced';
  return [createDiagnostic(code, { count, gone, kept }, file)];
}

function placeOfTag(tag: LocatedTag | undefined, file: string) {
  return { kind: 'bytes', file, offset: tag?.offset ?? 0, length: tag?.bytes.length ?? 0 } as const;
}
