import { parseTimestamp } from '../../../src/chapters/timestamp.js';
import type { ClockForm, PageNotes } from '../../../src/preview/page-state.js';

/** Notes as the page knows them, from clocks and titles. */
export function pageNotes(...marks: readonly (readonly [clock: string, title: string])[]): PageNotes {
  return {
    name: 'episode.md',
    sha256: '0'.repeat(64),
    title: null,
    readOnly: null,
    notice: null,
    marks: marks.map(([text, title], index) => ({
      startMs: parseTimestamp(text)?.startMs ?? Number.NaN,
      title,
      url: null,
      depth: 0,
      line: index + 1,
      column: 3,
      clock: { text, decimals: (/\.(\d+)$/.exec(text)?.[1]?.length ?? 0) as ClockForm['decimals'] },
      isTitleEditable: true,
      image: null,
    })),
  };
}
