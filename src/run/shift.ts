import { findCutOut, isIdentity, mapTime, type TimelineMap } from '../chapters/timeline-map.js';
import { formatTimestamp } from '../chapters/timestamp.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { planFrontMatterEdit } from '../front-matter/edit.js';
import type { TextEdit } from '../front-matter/text-edit.js';
import type { ShowNotes } from '../notes/show-notes.js';
import type { MarkChange } from '../notes-edit/mark-change.js';
import { planNotesEdit } from '../notes-edit/plan-notes-edit.js';
import type { SourceText } from '../text/source-text.js';
import { readDuration } from './audio-duration.js';
import { confirmInputs } from './confirm-inputs.js';
import { completeNotesEdit, failedEdit, type NotesEditResult, readEditableNotes } from './edit-notes.js';
import { type ChapterizeOptions, resolveOptions, type Settings } from './options.js';

/**
 * Moves the times in show notes after the audio was cut, or something was inserted. Chapters that were cut out are removed,
 * and each is reported.
 *
 * A comment in the notes says what was done, so that no shift is applied twice. If the audio is given, the stated duration
 * must come out as that of the audio, and is updated.
 *
 * @param audioPath the audio as it is now; null if it is not available
 * @param options `cuts`, `insertions` and `offsetMs`, in the times of the notes as they are
 * @returns status `written`, `unchanged`, `planned` (dry run) or `failed`
 * @throws ChapterizeError `usage`, `io/…`, `interrupted`
 * @example
 * ```ts
 * import { shiftNotes } from 'chapterize';
 *
 * const { status } = await shiftNotes('episode.md', null, { offsetMs: 5000, dryRun: true });
 * console.log(status); // planned
 * ```
 */
export async function shiftNotes(
  notesPath: string,
  audioPath: string | null,
  options: ChapterizeOptions = {},
): Promise<NotesEditResult> {
  const settings = resolveOptions(options);
  if (isIdentity(settings)) {
    const help = 'give --cut 12:00-12:30, --insert 0:00+8.5 or --offset';
    throw new ChapterizeError('usage', 'there is nothing to shift', { help });
  }
  confirmInputs([notesPath, audioPath]);
  const target = await readEditableNotes(notesPath);
  if (!('notes' in target)) return failedEdit(notesPath, target);
  const { notes } = target;
  const { changes, diagnostics } = planShift(notes, settings);
  const measuredMs = audioPath === null ? null : await readDuration(audioPath);
  const refused = settings.force
    ? []
    : [...doneBefore(notes, settings), ...durationFindings(notes, measuredMs, settings)];
  const edit = planNotesEdit(notes, changes, [noteShift(notes, settings)]);
  const isStated = notes.stated.durationMs !== null && measuredMs !== null;
  const update = isStated ? planFrontMatterEdit(notes.source, { durationMs: measuredMs }) : null;
  const found = [...diagnostics, ...refused, ...(update?.diagnostics ?? [])];
  return completeNotesEdit(target, edit, update?.edits ?? [], found, settings);
}

function planShift(
  { marks }: ShowNotes,
  map: TimelineMap,
): { readonly changes: readonly MarkChange[]; readonly diagnostics: readonly Diagnostic[] } {
  const cutOut = findCutOut(map, marks);
  const diagnostics: Diagnostic[] = [];
  const changes = marks.flatMap(({ startMs, endMs, title, place }, mark): MarkChange[] => {
    if (cutOut[mark] === true) {
      diagnostics.push(createDiagnostic('notes/cut-out', { startMs, title }, place));
      return [{ kind: 'remove', mark }];
    }
    const toMs = mapTime(map, startMs);
    if (toMs < 0) {
      const args = { startMs, offsetMs: toMs - startMs };
      diagnostics.push(createDiagnostic('notes/offset-before-start', args, place));
      return [];
    }
    const toEndMs = endMs === null ? null : mapTime(map, endMs);
    return toMs === startMs && toEndMs === endMs
      ? []
      : [{ kind: 'move', mark, startMs: toMs, endMs: toEndMs }];
  });
  return { changes, diagnostics };
}

/** Describes the shift in words; equal shifts give equal words. */
function describeShift({ cuts, insertions, offsetMs }: TimelineMap): string {
  const time = (ms: number) => formatTimestamp(ms);
  return [
    ...cuts.map(({ startMs, endMs }) => `--cut ${time(startMs)}-${time(endMs)}`).sort(),
    ...insertions.map(({ atMs, durationMs }) => `--insert ${time(atMs)}+${time(durationMs)}`).sort(),
    ...(offsetMs === 0 ? [] : [`--offset ${offsetMs > 0 ? '+' : ''}${time(offsetMs)}`]),
  ].join(' ');
}

/** How files are given a comment that is not Markdown or HTML, by the ends of their names. */
const comments: readonly (readonly [name: RegExp, open: string, close: string])[] = [
  [/\.(?:ya?ml|toml|org)$/i, '# ', ''],
  [/\.(?:[cm]?[jt]sx?|adoc|asciidoc)$/i, '// ', ''],
  [/\.mdx$/i, '{/* ', ' */}'],
  [/\.rst$/i, '.. ', ''],
];

function shiftComment({ file }: SourceText, map: TimelineMap): string {
  const [, open, close] = comments.find(([name]) => name.test(file)) ?? ['', '<!-- ', ' -->'];
  // Two hyphens would end a comment early for some readers.
  return `${open}chapterize shift: ${describeShift(map).replaceAll('--', '')}${close}`;
}

function doneBefore({ source }: ShowNotes, map: TimelineMap): readonly Diagnostic[] {
  const comment = shiftComment(source, map);
  if (!source.text.split(/[\r\n]+/).some((line) => line.trim() === comment)) return [];
  return [createDiagnostic('shift/done-before', { how: describeShift(map) }, source.file)];
}

/** The comment at the end of the notes. */
function noteShift({ source }: ShowNotes, map: TimelineMap): TextEdit {
  const { text } = source;
  const lineEnd = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const before = /[\r\n]$/.test(text) || text === '' ? '' : lineEnd;
  return {
    start: text.length,
    end: text.length,
    content: `${before}${lineEnd}${shiftComment(source, map)}${lineEnd}`,
  };
}

function durationFindings(
  { stated, source }: ShowNotes,
  measuredMs: number | null,
  settings: Settings,
): readonly Diagnostic[] {
  const statedMs = stated.durationMs?.value ?? null;
  if (statedMs === null || measuredMs === null) return [];
  const place = stated.durationMs?.place ?? source.file;
  const expectedMs = mapTime(settings, statedMs);
  const isNear = (a: number, b: number) => Math.abs(a - b) <= settings.toleranceMs;
  if (isNear(expectedMs, measuredMs)) return [];
  if (isNear(statedMs, measuredMs))
    return [createDiagnostic('shift/audio-fits', { statedMs, measuredMs }, place)];
  return [createDiagnostic('shift/audio-differs', { expectedMs, measuredMs }, place)];
}
