import { sha256Of } from '../bytes/sha256.js';
import type { ChapterMark } from '../chapters/chapter.js';
import { settleReadings } from '../chapters/reading.js';
import { formatTimestamp } from '../chapters/timestamp.js';
import { type ReadNotesFile, readNotes } from '../run/read-notes.js';
import type { ChapterFileSaving } from './chapter-file.js';
import type { ServedEpisode } from './episode.js';
import type { ClockForm, PageMark, PageNotes, PageState } from './page-state.js';

/**
 * Reads the notes for the page.
 *
 * @param durationMs of the audio, which decides between readings of a clock; null if it is not known
 * @throws ChapterizeError `io/…`, `usage`
 */
export async function readEpisodeNotes(path: string, durationMs: number | null) {
  const read = await readNotes(path);
  const source = read.notes?.source ?? null;
  const { marks } = settleReadings(read.notes?.marks ?? [], durationMs, (ms) => ms);
  const saving = await savingOf(read);
  const isChapterFile = read.chapterFile !== null;
  const page: PageNotes = {
    name: path,
    sha256: sha256Of(source?.bytes ?? new Uint8Array()),
    title: read.notes?.stated.title?.value ?? null,
    ...saving,
    marks: marks.map((mark) => (isChapterFile ? chapterMark(mark) : pageMark(mark, source?.text ?? ''))),
  };
  return { read, page };
}

async function savingOf({ notes, chapterFile }: ReadNotesFile): Promise<ChapterFileSaving> {
  if (notes === null) return { readOnly: 'The notes cannot be read.', notice: null };
  if (chapterFile === null) return { readOnly: null, notice: null };
  const { describeSaving } = await import('./chapter-file.js');
  return describeSaving(chapterFile, notes.source);
}

/** A chapter file is written as a whole, and every format that is written holds milliseconds. */
function chapterMark({ startMs, title, url, depth, place, image = null }: ChapterMark): PageMark {
  const clock = { text: formatTimestamp(startMs, 'always'), decimals: 3 } as const;
  const { line, column } = place;
  return { startMs, title, url, depth, line, column, clock, isTitleEditable: true, image };
}

function pageMark(mark: ChapterMark, text: string): PageMark {
  const { startMs, title, url, depth, place, writing, image = null } = mark;
  const clock = writing === null ? '' : text.slice(writing.clock.start, writing.clock.end);
  return {
    startMs,
    title,
    url,
    depth,
    line: place.line,
    column: place.column,
    clock: clock === '' ? null : clockForm(clock),
    image,
    isTitleEditable: writing !== null && (writing.position !== 'value' || writing.entry !== null),
  };
}

function clockForm(text: string): ClockForm {
  const decimals = /[.,](\d{1,3})$/.exec(text)?.[1]?.length ?? 0;
  return { text, decimals: decimals as ClockForm['decimals'] };
}

/**
 * Reads both files for the page.
 *
 * @throws ChapterizeError `io/…`, `usage`
 */
export async function readEpisode({ notes, audioFile }: ServedEpisode): Promise<PageState> {
  const audio = await audioFile.describe();
  const { page } = await readEpisodeNotes(notes, audio?.durationMs ?? null);
  return { notes: page, audio };
}
