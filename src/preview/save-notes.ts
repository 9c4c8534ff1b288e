import { equalBytes } from '../bytes/concat.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { encodeEdits } from '../notes-edit/encode-edits.js';
import type { MarkChange } from '../notes-edit/mark-change.js';
import { defaultForm, formFromLine } from '../notes-edit/new-list.js';
import { type NotesEdit, planFirstList, planNotesEdit } from '../notes-edit/plan-notes-edit.js';
import { chapterize } from '../run/chapterize.js';
import { replaceNotes } from '../run/edit-notes.js';
import type { ReadNotesFile } from '../run/read-notes.js';
import type { ChangedChapterFile } from './chapter-file.js';
import type { ServedEpisode } from './episode.js';
import type { EmbedAnswer, PageChange, SaveAnswer, SaveRequest } from './page-state.js';
import { readEpisode, readEpisodeNotes } from './read-episode.js';
import { RequestError } from './request-error.js';

/**
 * Writes changes of the page into the notes, if these are still what the page has read. One after the other: of two pages that
 * save at once, the second finds the notes changed.
 *
 * @throws RequestError 400; ChapterizeError `io/…`, `network/…`
 */
export async function saveNotes(episode: ServedEpisode, request: SaveRequest): Promise<SaveAnswer> {
  return episode.inTurn(async () => {
    const audio = await episode.audioFile.describe();
    const { read, page } = await readEpisodeNotes(episode.notes, audio?.durationMs ?? null);
    const answer = async (status: SaveAnswer['status'], reasons: readonly string[] = []) => ({
      status,
      reasons,
      state: await readEpisode(episode),
      embedded: null,
    });
    if (page.sha256 !== request.sha256) return answer('conflict');
    if (page.readOnly !== null) return answer('refused', [page.readOnly]);
    const { notes, file, object } = read;
    if (notes === null) return answer('refused', ['The notes cannot be read.']);
    refuseContradictions(request.changes, page.marks.length);
    const planned = await planSave(read, notes, request.changes);
    if (planned.kind === 'refused') return answer('refused', planned.reasons);
    try {
      if (!equalBytes(planned.bytes, notes.source.bytes))
        await replaceNotes(file, object, planned.bytes, episode.signal);
    } catch (error) {
      if (error instanceof ChapterizeError && error.code === 'io/changed') return answer('conflict');
      throw error;
    }
    const saved = await answer('saved');
    return episode.embed ? { ...saved, embedded: await embed(episode) } : saved;
  });
}

/** Show notes are edited in place, a chapter file is written as a whole. */
async function planSave(
  { chapterFile }: ReadNotesFile,
  notes: ShowNotes,
  changes: readonly PageChange[],
): Promise<ChangedChapterFile> {
  if (chapterFile !== null) {
    const { changeChapterFile } = await import('./chapter-file.js');
    return changeChapterFile(chapterFile, notes.source, changes);
  }
  const { edits, diagnostics } =
    notes.marks.length === 0 ? planFirstMarks(notes, changes) : planNotesEdit(notes, changes.map(markChange));
  if (diagnostics.length === 0) return { kind: 'changed', bytes: encodeEdits(notes.source, edits) };
  const reasons = diagnostics.map(({ message, help }) => (help === null ? message : `${message}; ${help}`));
  return { kind: 'refused', reasons };
}

/** Notes without a list get one under the heading that is there for it, in the form that `import` writes. */
function planFirstMarks(notes: ShowNotes, changes: readonly PageChange[]): NotesEdit {
  const chapters = changes
    .flatMap((change) => (change.kind === 'insert' ? [change] : []))
    .map(({ startMs, title, image = null }) => ({ startMs, title, url: null, image }))
    .sort((a, b) => a.startMs - b.startMs);
  const form = formFromLine(defaultForm);
  if (form === null) throw new Error('the form of new lists is not one');
  return planFirstList(notes, form, chapters);
}

/**
 * Runs the main job: writes the chapters of the notes into the audio.
 *
 * @throws ChapterizeError `io/…`
 */
export async function embedChapters(episode: ServedEpisode): Promise<EmbedAnswer> {
  return episode.inTurn(() => embed(episode));
}

async function embed(episode: ServedEpisode): Promise<EmbedAnswer> {
  const result = await chapterize(episode.notes, episode.audio, { ...episode.run, signal: episode.signal });
  return { isDone: result.status !== 'failed', text: await episode.formatResult(result) };
}

function markChange(change: PageChange): MarkChange {
  return change.kind === 'insert' ? { ...change, url: null } : change;
}

/** Checks that each mark exists, is changed at most once in each way, and is not both changed and removed. */
function refuseContradictions(changes: readonly PageChange[], markCount: number): void {
  const kindsOf = new Map<number, string[]>();
  for (const change of changes) {
    if (change.kind === 'insert') continue;
    const kinds = kindsOf.get(change.mark) ?? [];
    if (change.mark >= markCount) throw new RequestError(400, `there is no mark ${change.mark}`);
    if (
      kinds.includes(change.kind) ||
      kinds.includes('remove') ||
      (change.kind === 'remove' && kinds.length > 0)
    )
      throw new RequestError(400, `the changes of mark ${change.mark} contradict each other`);
    kindsOf.set(change.mark, [...kinds, change.kind]);
  }
}
