import type { Stamp } from './stamps.js';
import type { Unit } from './unit.js';

const transcriptWords = [
  'transcripts?|transcription|transkripte?|transkription|transcriptie|transkrypcja',
  'transcripci[oó]n|transcrição|trascrizione|расшифровка|стенограмма',
  '文字起こし|書き起こし|逐字稿|文字稿|녹취록',
].join('|');
/** Saves most notes the other regular expressions, which take two milliseconds to compile. */
const transcriptWord = new RegExp(transcriptWords, 'iu');
/** Not `\b` at the end: it knows ASCII only, and finds no boundary after the others. */
const transcriptHeading = new RegExp(
  String.raw`^(?:\W*\w+){0,2}\W*(?:${transcriptWords})(?!\w|\s*(?:[&+,/]|(?:and|und|et|y|e)\b))`,
  'iu',
);
/** The word alone; of a language without spaces, a sentence about transcripts is one word too. */
const transcriptLine = new RegExp(String.raw`^[^\p{L}\p{N}]*\w*(?:${transcriptWords})[^\p{L}\p{N}]*$`, 'iu');

/**
 * Leaves out what stands below a heading such as "Transcript", up to the next heading of the same or a higher
 * rank: its stamps say who spoke when.
 *
 * @returns for each unit whether it is part of a transcript
 */
export function markTranscripts(units: readonly Unit[]): readonly boolean[] {
  let openRank: number | null = null;
  return units.map((unit) => {
    if (unit.kind === 'heading') {
      if (openRank !== null && unit.rank <= openRank) openRank = null;
      if (openRank === null && isTranscriptHeading(unit.raw)) openRank = unit.rank;
    } else if (openRank === null && unit.kind === 'paragraph' && isTranscriptHeading(unit.raw)) {
      // A line that serves as a heading, and is no link to another page: any real heading ends it.
      if (transcriptLine.test(unit.raw) && unit.read().links.length === 0) openRank = 6;
    }
    return openRank !== null;
  });
}

function isTranscriptHeading(text: string): boolean {
  return (
    text.length <= 80 && !/\d[:：]\d/.test(text) && transcriptWord.test(text) && transcriptHeading.test(text)
  );
}

const chapterWords = [
  'chapters|chapter (?:list|mark(?:er)?s)|time ?stamps?|time ?codes?|kapitel(?:marken)?(?! *\\d)|zeitmarken|sprungmarken|chapitres?|cap[ií]tulos|capitoli',
  'hoofdstukken|главы|тайм-?коды|目次|チャプター|タイムスタンプ|章节|章節|时间轴|時間軸|타임스탬프|챕터',
].join('|');
const chapterHeading = new RegExp(String.raw`^(?:\W*\w+){0,2}\W*(?:${chapterWords})(?!\w)`, 'iu');

/**
 * Finds the part of the notes that is headed as the list of chapters, up to the next heading of the same or a higher rank.
 *
 * @returns for each unit whether it is in such a part
 */
export function markChapterSections(units: readonly Unit[]): readonly boolean[] {
  let openRank: number | null = null;
  return units.map(({ kind, rank, raw }) => {
    if (kind !== 'heading') return openRank !== null;
    if (openRank !== null && rank <= openRank) openRank = null;
    if (openRank === null && raw.length <= 60 && !/\d[:：]\d/.test(raw) && chapterHeading.test(raw))
      openRank = rank;
    return openRank !== null;
  });
}

/**
 * How many chapters each unit stands in: stamped headings above it, each closed by the next heading of the same
 * or a higher rank, stamped or not, and stamped list items around it.
 *
 * @param stamps the accepted stamps
 * @returns a depth for each unit
 */
export function chapterDepths(units: readonly Unit[], stamps: readonly Stamp[]): readonly number[] {
  // A later line of an item is a chapter in it, not one that its nested items stand in.
  const stamped = new Set(stamps.flatMap((stamp) => (stamp.position === 'line' ? [] : [stamp.unitIndex])));
  const headings: { readonly rank: number; readonly depth: number }[] = [];
  /** For each unit, the depth of what stands in it as a list item. */
  const inner: number[] = [];
  return units.map((unit, index) => {
    if (unit.kind === 'heading') {
      while ((headings.at(-1)?.rank ?? 0) >= unit.rank) headings.pop();
    }
    const outer = unit.parent === null ? (headings.at(-1)?.depth ?? 0) : (inner[unit.parent] ?? 0);
    const within = outer + (stamped.has(index) ? 1 : 0);
    inner.push(within);
    if (unit.kind === 'heading') headings.push({ rank: unit.rank, depth: within });
    return outer;
  });
}
