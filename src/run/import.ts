import { createDiagnostic, type Diagnostic, hasErrors } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { formatTime } from '../diagnostic/wording.js';
import type { ShowNotes } from '../notes/show-notes.js';
import type { ExpectedMark } from '../notes-edit/expected-mark.js';
import { type MatchedMarkers, matchMarkers } from '../notes-edit/match-markers.js';
import { defaultForm, formFromLine } from '../notes-edit/new-list.js';
import { planFirstList, planNotesEdit } from '../notes-edit/plan-notes-edit.js';
import { confirmInputs } from './confirm-inputs.js';
import { completeNotesEdit, failedEdit, type NotesEditResult, readEditableNotes } from './edit-notes.js';
import { type ChapterizeOptions, resolveOptions } from './options.js';
import { readNotes } from './read-notes.js';
import { showIfAudio } from './show.js';

/** The options of an import in addition to those of every run. */
export interface ImportOptions extends ChapterizeOptions {
  /** A line of a list of chapters, in whose form new ones are written where the notes have none: `- [@0:00] - Title`. */
  readonly form?: string | null;
  /** Paths of other notes of the show, whose form counts before the default. */
  readonly siblings?: readonly string[];
}

/**
 * Writes the marks of an editor (or of any chapter file, mp3 or notes) into show notes, in the form of the notes.
 *
 * A chapter of the notes within five seconds of a marker is the same chapter: it keeps its title and gets the marker's time.
 * Other chapters of the notes are removed, and other markers are added. Nothing but the lines of the list changes.
 *
 * @returns status `written`, `unchanged`, `planned` (dry run) or `failed`
 * @throws ChapterizeError `usage`, `io/…`, `interrupted`
 * @example
 * ```ts
 * import { importMarkers } from 'chapterize';
 * import { writeFile } from 'node:fs/promises';
 *
 * await writeFile('markers.txt', '0.000000\t0.000000\tWelcome\n15.000000\t15.000000\tWhy\n');
 * const { status, changes } = await importMarkers('markers.txt', 'episode.md', { dryRun: true });
 * console.log(status); // planned
 * ```
 */
export async function importMarkers(
  markersPath: string,
  notesPath: string,
  options: ImportOptions = {},
): Promise<NotesEditResult> {
  const { form = null, siblings = [], ...rest } = options;
  const settings = resolveOptions(rest);
  confirmInputs([markersPath, notesPath]);
  const markers = await readMarkers(markersPath, rest);
  const target = await readEditableNotes(notesPath);
  if (!('notes' in target) || hasErrors(markers.diagnostics))
    return failedEdit(notesPath, [...markers.diagnostics, ...('notes' in target ? [] : target)]);
  const { notes } = target;
  if (notes.marks.length > 0) {
    const { changes, added, matched } = matchMarkers(notes.marks, titled(markers.marks));
    const edit = planNotesEdit(notes, changes);
    const said = [...markers.diagnostics, ...findUntitled(added, markersPath), ...findKeptTitles(matched)];
    return completeNotesEdit(target, edit, [], said, settings);
  }
  const like = (form === null ? await siblingForm(siblings) : readForm(form)) ?? readForm(defaultForm);
  const chapters = titled(markers.marks);
  const said = [...markers.diagnostics, ...findUntitled(chapters, markersPath)];
  return completeNotesEdit(target, planFirstList(notes, like, chapters), [], said, settings);
}

async function readMarkers(path: string, options: ChapterizeOptions) {
  const shown = await showIfAudio(path, { ...options, hash: false, output: null });
  if (shown !== null) {
    const empty = createDiagnostic('formats/no-chapters', { format: 'mp3' }, path);
    const diagnostics = shown.chapters.length === 0 ? [...shown.diagnostics, empty] : shown.diagnostics;
    return { marks: shown.chapters.map(markerOf), diagnostics };
  }
  const { notes, diagnostics } = await readNotes(path);
  const marks = [...(notes?.marks ?? [])].sort((a, b) => a.startMs - b.startMs);
  return { marks: marks.map(markerOf), diagnostics };
}

/** Without its picture: a path in the file of markers may not be valid from the notes. */
function markerOf({ startMs, title, url }: Omit<ExpectedMark, 'image'>): ExpectedMark {
  return { startMs, title, url, image: null };
}

/** Every chapter needs a title. */
function titled(marks: readonly ExpectedMark[]): readonly ExpectedMark[] {
  return marks.map((mark, index) =>
    mark.title.trim() === '' ? { ...mark, title: `Chapter ${index + 1}` } : mark,
  );
}

function findUntitled(marks: readonly ExpectedMark[], file: string): readonly Diagnostic[] {
  return marks
    .filter(({ title }) => /^Chapter \d+$/.test(title))
    .map(({ startMs, title }) => createDiagnostic('import/untitled', { startMs, title }, file));
}

/** Reports which chapters of the notes keep their title although the markers have another one. */
function findKeptTitles(matched: MatchedMarkers['matched']): readonly Diagnostic[] {
  const differing = matched.filter(
    ({ mark, marker }) => !isPlaceholder(marker.title) && foldTitle(mark.title) !== foldTitle(marker.title),
  );
  const [first] = differing;
  if (first === undefined) return [];
  const { mark, marker } = first;
  const args = {
    count: differing.length,
    startMs: marker.startMs,
    title: mark.title,
    markerTitle: marker.title,
  };
  return [createDiagnostic('import/titles-kept', args, mark.place)];
}

/** The name that an editor gives to a marker that nobody has named. */
function isPlaceholder(title: string): boolean {
  return /^(?:(?:marker|chapter|cue|label|track)\s*)?#?\d*$/i.test(title.trim());
}

function foldTitle(title: string): string {
  return title.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** The form of the first of the show's other notes that has chapters. */
async function siblingForm(paths: readonly string[]): Promise<ShowNotes | null> {
  for (const path of paths) {
    const { notes, chapterFile } = await readNotes(path);
    const [first] = notes?.marks ?? [];
    if (
      chapterFile === null &&
      notes !== null &&
      first?.writing != null &&
      first.writing.position !== 'value'
    )
      return notes;
  }
  return null;
}

function readForm(line: string): ShowNotes {
  const form = formFromLine(line);
  if (form !== null) return form;
  const help = `write a line such as ${defaultForm}, with the time ${formatTime(0)}`;
  throw new ChapterizeError('usage', `${JSON.stringify(line)} is not a line with a chapter`, { help });
}
