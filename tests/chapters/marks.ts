import type { ChapterMark } from '../../src/chapters/chapter.js';
import { buildTimeline, type Timeline, type TimelineOptions } from '../../src/chapters/timeline.js';
import { parseTimestamp } from '../../src/chapters/timestamp.js';

/** Marks from lines such as `0:10 Title`; two spaces of indentation a level, `0:10-0:30 Title` states an end. */
export function marksOf(...lines: string[]): ChapterMark[] {
  return lines.map((line, index) => {
    const match = /^( *)([\d:.]+)(?:-([\d:.]+))? (.*?)(?: <(.*)>)?$/.exec(line);
    const stamp = parseTimestamp(match?.[2] ?? '');
    if (match === null || stamp === null) throw new Error(`no mark: ${line}`);
    const [, indent = '', , end, title = '', url = null] = match;
    return {
      startMs: stamp.startMs,
      endMs: end === undefined ? null : (parseTimestamp(end)?.startMs ?? null),
      title,
      url,
      depth: indent.length / 2,
      place: {
        kind: 'text',
        file: 'episode.md',
        line: index + 1,
        column: indent.length + 1,
        endLine: index + 1,
        endColumn: indent.length + 1 + (match[2] ?? '').length,
      },
      otherReadings: stamp.otherReadings,
      writing: null,
    };
  });
}

export function timelineOf(lines: readonly string[], options: Partial<TimelineOptions> = {}): Timeline {
  return buildTimeline(marksOf(...lines), { durationMs: null, offsetMs: 0, intro: null, ...options });
}

/** Each finding as `code line`. */
export function findingsOf(timeline: Timeline): string[] {
  return timeline.diagnostics.map(({ code, place }) =>
    place?.kind === 'text' ? `${code} ${place.line}` : code,
  );
}

/** Each chapter as `start-end title`, in whole seconds. */
export function spans(chapters: Timeline['flat']): string[] {
  return chapters.map(
    ({ startMs, endMs, title }) => `${startMs / 1000}-${endMs === null ? '' : endMs / 1000} ${title}`,
  );
}

export const minutes = (count: number): number => count * 60_000;
