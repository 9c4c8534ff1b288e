import type { ByteEdit } from '../bytes/byte-edit.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { locateFrontMatter } from './block.js';
import { findCandidates, isRoundedSize, isStated } from './candidates.js';
import { findSideEffect, statesValue } from './check-edit.js';
import { readTree } from './front-matter.js';
import { type EditedNotes, insertValue } from './insert-value.js';
import { renderNew, replaceValue, type WantedValue } from './replace-value.js';
import { applyTextEdits, type TextEdit, toByteEdit } from './text-edit.js';
import { isListAsMap, type Span } from './value-tree.js';

/** The values to write; an absent one is left as it is. */
export interface FrontMatterUpdate {
  readonly byteLength?: number;
  readonly durationMs?: number;
}

/** Edits of the notes' bytes that state new values and touch nothing else. */
export interface FrontMatterEdit {
  readonly edits: readonly ByteEdit[];
  /** Which values the edits write. */
  readonly updated: readonly WantedValue['what'][];
  /** What is in the places of the edits now, and what they write there. */
  readonly replaced: readonly ReplacedText[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One place of a value, before and after an edit. */
export interface ReplacedText {
  readonly what: WantedValue['what'];
  /** Empty where the notes stated none. */
  readonly before: string;
  readonly after: string;
}

/** Writes one value, or one of several places where it is stated. */
export interface PlannedEdit extends TextEdit {
  readonly what: WantedValue['what'];
}

/** A value that cannot be written without guessing, and where a person would write it. */
export interface Refusal extends Span {
  readonly wanted: WantedValue;
  readonly key: string;
  readonly reason: string;
  readonly where: string;
}

/**
 * Plans edits of the notes so that their front matter states new values: only the bytes of these values change, in
 * their quotes and style; an absent one is added next to its sibling. The result is parsed again before it is returned, and
 * any other change than the wanted one is refused, with a finding that says what to write where.
 *
 * @param update whole bytes, milliseconds
 * @returns edits in ascending order, none if the notes say the same already; no edits at all with any finding
 * @example
 * ```ts
 * import { applyEdits, parseNotes, planFrontMatterEdit } from 'chapterize';
 *
 * const { notes } = parseNotes('notes.md', '---\nlength: "1" # bytes\n---\n- [@0:00] Welcome\n');
 * if (notes !== null) {
 *   const { edits } = planFrontMatterEdit(notes.source, { byteLength: 620_348 });
 *   const text = new TextDecoder().decode(applyEdits(notes.source.bytes, edits));
 *   console.log(text.split('\n')[1]); // length: "620348" # bytes
 * }
 * ```
 */
export function planFrontMatterEdit(source: SourceText, update: FrontMatterUpdate): FrontMatterEdit {
  const wanted = wantedValues(update);
  const planned = wanted.length === 0 ? [] : planTextEdits(source, wanted);
  const refusals = planned.filter(isRefusal);
  if (refusals.length > 0)
    return {
      edits: [],
      updated: [],
      replaced: [],
      diagnostics: refusals.map((refusal) => refusalFinding(source, refusal)),
    };
  const edits = planned.flatMap((item) => (isRefusal(item) ? [] : [item]));
  const updated = wanted.map(({ what }) => what).filter((value) => edits.some(({ what }) => what === value));
  const replaced = edits.map(({ what, start, end, content }) => ({
    what,
    before: source.text.slice(start, end),
    after: content,
  }));
  return { edits: edits.map((edit) => toByteEdit(source, edit)), updated, replaced, diagnostics: [] };
}

/** The values of an update, one by one. */
export function wantedValues({ durationMs, byteLength }: FrontMatterUpdate): readonly WantedValue[] {
  const wanted: WantedValue[] = [];
  if (durationMs !== undefined) wanted.push({ what: 'duration', durationMs });
  if (byteLength !== undefined) wanted.push({ what: 'byteLength', byteLength });
  return wanted;
}

/** Whether a value cannot be written. */
export function isRefusal(item: PlannedEdit | Refusal): item is Refusal {
  return 'reason' in item;
}

function refusalFinding(source: SourceText, { key, wanted, reason, where, start, end }: Refusal): Diagnostic {
  const value = wanted.what === 'duration' ? `"${renderNew(wanted)}"` : renderNew(wanted);
  const place = placeOf(source.file, source.lines, start, end);
  return createDiagnostic('front-matter/not-editable', { key, value, reason, where }, place);
}

/** Plans the edits of a text; a refusal for each value that cannot be written. */
export function planTextEdits(
  { text, file }: Pick<SourceText, 'text' | 'file'>,
  wanted: readonly WantedValue[],
): readonly (PlannedEdit | Refusal)[] {
  const block = locateFrontMatter(text, file);
  if (block === null)
    return refuseAll(wanted, 'the notes have no front matter', 'between two lines of --- at the top');
  const tree = 'bodyStart' in block ? readTree(text, block) : null;
  if (!('bodyStart' in block) || tree === null || tree.root === null || tree.troubles.length > 0) {
    return refuseAll(wanted, 'the front matter cannot be read');
  }
  const { root } = tree;
  if (isListAsMap(root)) return refuseAll(wanted, 'the file is a list', 'into a map around the list');
  const notes = { text, block, root, candidates: findCandidates(root) };
  const planned = wanted.flatMap((value) => planValue(notes, value));
  if (planned.some(isRefusal)) return planned;
  const edits = planned.flatMap((item) => (isRefusal(item) ? [] : [item])).sort((a, b) => a.start - b.start);
  const reason = findTrouble(file, notes, edits, wanted);
  if (reason === null) return edits;
  // Trying each value alone shows which of them cannot be written.
  const refusals =
    wanted.length === 1
      ? []
      : wanted.flatMap((value) => planTextEdits({ text, file }, [value])).filter(isRefusal);
  return refusals.length > 0 ? refusals : refuseAll(wanted, reason);
}

function refuseAll(
  wanted: readonly WantedValue[],
  reason: string,
  where = 'into the front matter',
): Refusal[] {
  return wanted.map((value) => ({ wanted: value, key: usualKey(value), reason, where, start: 0, end: 0 }));
}

function usualKey({ what }: WantedValue): string {
  return what === 'byteLength' ? 'length' : 'duration';
}

/** Edits of every entry that states the value, since two that differ would be a finding; or one that adds it. */
function planValue(notes: EditedNotes, wanted: WantedValue): readonly (PlannedEdit | Refusal)[] {
  const { what } = wanted;
  const stating = notes.candidates[what].filter(
    (candidate) => what !== 'byteLength' || !isRoundedSize(candidate),
  );
  const filled = stating.filter(isStated);
  const [empty] = stating;
  if (empty === undefined) return [{ ...insertValue(notes, wanted), what }];
  return (filled.length > 0 ? filled : [empty]).flatMap((candidate): readonly (PlannedEdit | Refusal)[] => {
    const rewriting = replaceValue(notes.text, candidate, wanted);
    if ('edit' in rewriting) return rewriting.edit === null ? [] : [{ ...rewriting.edit, what }];
    const { start, end } = candidate.entry.value;
    return [{ wanted, key: candidate.key, reason: rewriting.refusal, where: 'here', start, end }];
  });
}

/** Reads the edited notes once more: what else changed, or null when only the wanted values did. */
function findTrouble(
  file: string,
  { text, block, root }: EditedNotes,
  edits: readonly TextEdit[],
  wanted: readonly WantedValue[],
): string | null {
  const edited = applyTextEdits(text, edits);
  const after = locateFrontMatter(edited, file);
  const unreadable = 'the front matter could not be read afterwards';
  if (after === null || !('bodyStart' in after)) return unreadable;
  if (edited.slice(after.bodyStart) !== text.slice(block.bodyStart)) return 'the body would change';
  const tree = readTree(edited, after);
  if (tree.root === null || tree.troubles.length > 0) return unreadable;
  const changed = findSideEffect(root, tree.root, wanted);
  if (changed !== null) return `${changed} would change with it`;
  const { root: now } = tree;
  return wanted.every((value) => statesValue(now, value))
    ? null
    : 'the value would not be the one that is read';
}
