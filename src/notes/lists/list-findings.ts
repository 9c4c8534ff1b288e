import { formatTimestamp } from '../../chapters/timestamp.js';
import { createDiagnostic, type Diagnostic } from '../../diagnostic/diagnostic.js';
import { placeOf } from '../../text/line-index.js';
import type { SourceText } from '../../text/source-text.js';
import { type Sighting, writtenStartMs } from '../sightings/sighting.js';
import type { BodyChapter } from '../titles/body-chapters.js';
import { sourceSpan } from '../units/rich-text.js';
import type { ReadList } from './list-reading.js';

/** What is worth saying about the chapters as a list. */
export function findInList(
  source: SourceText,
  chapters: readonly BodyChapter[],
  list: ReadList,
  endMark: Sighting | null,
): Diagnostic[] {
  return [
    ...findMissingAt(chapters),
    ...findReading(chapters, list),
    ...findUnixTimes(chapters),
    ...findLinkTimes(chapters),
    ...findDroppedHours(chapters, list),
    ...findEnd(source, endMark),
  ];
}

function findMissingAt(chapters: readonly BodyChapter[]): Diagnostic[] {
  if (!chapters.some(({ sighting }) => sighting.hasAt && sighting.opener === '[')) return [];
  return chapters.flatMap(({ sighting, mark }) => {
    if (sighting.opener !== '[' || sighting.hasAt) return [];
    const found = `[${sighting.clock.text}]`;
    return [createDiagnostic('notes/missing-at', { found }, mark.place)];
  });
}

const readingCodes = {
  hundredths: 'notes/hundredths',
  'minutes-seconds-frames': 'notes/frames',
  'hours-and-minutes': 'notes/hours-and-minutes',
} as const;

/** Reports once that the whole list has an unusual reading. */
function findReading(chapters: readonly BodyChapter[], { readings }: ReadList): Diagnostic[] {
  for (const kind of ['hundredths', 'minutes-seconds-frames', 'hours-and-minutes'] as const) {
    const index = readings.findIndex(
      (reading, at) =>
        reading.kind === kind && reading.startMs !== chapters[at]?.sighting.clock.readings[0].startMs,
    );
    const chapter = chapters[index];
    if (chapter === undefined || chapter.sighting.clock.readings[0].kind === kind) continue;
    const count = readings.filter((reading) => reading.kind === kind).length;
    const args = {
      found: chapter.sighting.clock.text,
      reading: formatTimestamp(chapter.mark.startMs),
      count,
    };
    return [createDiagnostic(readingCodes[kind], args, chapter.mark.place)];
  }
  return [];
}

/** Times that only addresses name, said once. */
function findLinkTimes(chapters: readonly BodyChapter[]): Diagnostic[] {
  const [first] = chapters;
  if (first?.sighting.clock.form !== 'link') return [];
  return [createDiagnostic('notes/link-times', { count: chapters.length }, first.mark.place)];
}

/** Reports once that times are counted from the first. */
function findUnixTimes(chapters: readonly BodyChapter[]): Diagnostic[] {
  const [first] = chapters;
  if (first?.sighting.clock.form !== 'unix') return [];
  const args = { found: first.sighting.clock.text, count: chapters.length };
  return [createDiagnostic('notes/unix-times', args, first.mark.place)];
}

/** Reports where the hour was left out, once for each stretch. */
function findDroppedHours(chapters: readonly BodyChapter[], { readings }: ReadList): Diagnostic[] {
  if (!readings.some(({ kind }) => kind === 'hour-added')) return [];
  const added = chapters.map(
    ({ sighting }, index) => (readings[index]?.startMs ?? 0) - writtenStartMs(sighting),
  );
  return chapters.flatMap(({ mark, sighting }, index) => {
    const [previous, reading] = [readings[index - 1], readings[index]];
    if (previous === undefined || reading?.kind !== 'hour-added') return [];
    if (previous.kind === 'hour-added' && added[index - 1] === added[index]) return [];
    const next = added.findIndex((ms, at) => at > index && ms !== added[index]);
    const args = {
      startMs: writtenStartMs(sighting),
      previousMs: previous.startMs,
      readingMs: reading.startMs,
      count: (next < 0 ? added.length : next) - index,
    };
    return [createDiagnostic('notes/hour-dropped', args, mark.place)];
  });
}

function findEnd(source: SourceText, endMark: Sighting | null): Diagnostic[] {
  if (endMark === null) return [];
  const { start, end } = sourceSpan(endMark.rich, endMark.span);
  return [
    createDiagnostic(
      'notes/end-mark',
      { found: endMark.clock.text },
      placeOf(source.file, source.lines, start, end),
    ),
  ];
}
