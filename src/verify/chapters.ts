import { findTooManyChapters } from '../chapters/most-chapters.js';
import { hasErrors } from '../diagnostic/diagnostic.js';
import { formatQuantity, formatTime } from '../diagnostic/wording.js';
import { findChaptersAfter, knownEnd } from './chapter-times.js';
import { findUntitledChapters } from './chapter-titles.js';
import type { Check, CheckResult, VerifyInput } from './check.js';

/** Checks that the chapters can all be written and reached: inside the audio, titled, no more than 255. */
export function checkChapters(input: VerifyInput): CheckResult {
  const { chapters, chapterErrors = [] } = input;
  const last = chapters.at(-1);
  const skipped: Check = {
    name: 'chapters',
    stated: null,
    measured: null,
    outcome: 'skipped',
    note: 'no chapters',
  };
  if (last === undefined) return { check: skipped, diagnostics: [] };
  const end = knownEnd(input);
  const diagnostics = [
    ...findTooManyChapters(chapters, ({ mark }) => mark?.place ?? null),
    ...findUntitledChapters(input),
    ...(end === null ? [] : findChaptersAfter(end, input)),
  ];
  const check: Check = {
    name: 'chapters',
    stated: `${formatQuantity(chapters.length, 'chapter')}, the last at ${formatTime(last.startMs)}`,
    measured: end?.end === 'measured' ? `audio to ${formatTime(end.ms)}` : null,
    outcome: hasErrors([...chapterErrors, ...diagnostics])
      ? 'failed'
      : diagnostics.length > 0
        ? 'warning'
        : 'ok',
    note:
      chapterErrors.length > 0
        ? `${formatQuantity(chapterErrors.length, 'error')} in the notes`
        : end === null
          ? 'the end of the audio is not known'
          : end.end === 'stated'
            ? `stated to end at ${formatTime(end.ms)}`
            : null,
  };
  return { check, diagnostics, ...(chapterErrors.length > 0 ? { related: chapterErrors } : {}) };
}
