import { createSha256 } from '../bytes/sha256.js';
import type { ChapterMark } from '../chapters/chapter.js';
import { settleReadings } from '../chapters/reading.js';
import { type ReadNotesFile, readNotes } from '../run/read-notes.js';
import type { ServedEpisode } from './episode.js';
import type { ClockForm, PageMark, PageNotes, PageState } from './page-state.js';

/** Notes as they were read, and what the page is told of them. */
export interface EpisodeNotes {
  readonly read: ReadNotesFile;
  readonly page: PageNotes;
}

/**
 * Reads the notes for the page.
 *
 * @param durationMs of the audio, which decides between readings of a clock; null where it is not known
 * @throws ChapterizeError `io/…`, `usage`
 */
export async function readEpisodeNotes(path: string, durationMs: number | null): Promise<EpisodeNotes> {
  const read = await readNotes(path);
  const source = read.notes?.source ?? null;
  const { marks } = settleReadings(read.notes?.marks ?? [], durationMs, (ms) => ms);
  const hash = createSha256();
  hash.update(source?.bytes ?? new Uint8Array());
  const page = {
    name: path,
    sha256: hash.digest(),
    title: read.notes?.stated.title?.value ?? null,
    readOnly: whyReadOnly(read),
    marks: marks.map((mark) => pageMark(mark, source?.text ?? '')),
  };
  return { read, page };
}

function whyReadOnly({ notes, chapterFile }: ReadNotesFile): string | null {
  if (notes === null) return 'The notes cannot be read.';
  if (chapterFile !== null)
    return 'This is a chapter file. Only show notes can be changed here; export makes a chapter file from them.';
  return null;
}

function pageMark({ startMs, title, url, depth, place, writing }: ChapterMark, text: string): PageMark {
  const clock = writing === null ? '' : text.slice(writing.clock.start, writing.clock.end);
  return {
    startMs,
    title,
    url,
    depth,
    line: place.line,
    column: place.column,
    clock: clock === '' ? null : clockForm(clock),
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
export async function readEpisode({ notes, audioFile, embed }: ServedEpisode): Promise<PageState> {
  const audio = await audioFile.describe();
  const { page } = await readEpisodeNotes(notes, audio?.durationMs ?? null);
  return { notes: page, audio, embedsOnSave: embed };
}
