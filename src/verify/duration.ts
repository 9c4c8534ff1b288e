import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { formatTime } from '../diagnostic/wording.js';
import { renderDuration } from '../front-matter/render-duration.js';
import type { StatedDuration } from '../front-matter/stated.js';
import type { Check, CheckResult, VerifyInput } from './check.js';
import { readingByAudio, readingByNotes } from './duration-reading.js';
import { reasonOfDuration } from './duration-reason.js';
import { notStated } from './not-stated.js';
import { areSwapped } from './stated-values.js';

/** Compares the stated duration with the exact one. */
export function checkDuration(input: VerifyInput): CheckResult {
  const { notes, audio } = input;
  const stated = notes?.stated.durationMs ?? null;
  const measuredMs = audio?.stream?.durationMs ?? null;
  if (notes === null || stated === null) {
    const measured = measuredMs === null ? null : formatTime(measuredMs);
    const found = measuredMs === null ? null : formatTime(Math.round(measuredMs / 1000) * 1000);
    const { note, diagnostics } = notStated('duration', found, notes);
    return { check: { ...skipped, measured, note }, diagnostics };
  }
  if (audio === null || measuredMs === null) return withoutAudio(input, stated);
  const reading = readingByAudio(stated, measuredMs, input.options.toleranceMs);
  const check = {
    ...skipped,
    stated: formatTime(reading?.ms ?? stated.value),
    measured: formatTime(measuredMs),
  };
  if (areSwapped(input))
    return { check: { ...check, outcome: 'failed', note: 'swapped with the length' }, diagnostics: [] };
  if (reading === null) {
    const args = {
      statedMs: stated.value,
      measuredMs,
      key: stated.key,
      toState: renderDuration(measuredMs, stated.text, stated.unit),
      reason: reasonOfDuration(input, audio, stated),
    };
    return {
      check: { ...check, outcome: 'failed' },
      diagnostics: [createDiagnostic('verify/duration-mismatch', args, stated.place)],
    };
  }
  if (!reading.unusual) return { check: { ...check, outcome: 'ok' }, diagnostics: [] };
  return {
    check: { ...check, outcome: 'warning', note: `written ${stated.text}` },
    diagnostics: [ambiguous(stated, reading.ms, measuredMs)],
  };
}

const skipped: Check = { name: 'duration', stated: null, measured: null, outcome: 'skipped', note: null };

function withoutAudio(input: VerifyInput, stated: StatedDuration): CheckResult {
  const reading = input.notes === null ? null : readingByNotes(input.notes.stated, input.chapters);
  const note = input.audio === null ? 'no audio given' : 'the audio has no duration';
  return {
    check: { ...skipped, stated: formatTime(reading?.ms ?? stated.value), note },
    diagnostics: reading?.unusual === true ? [ambiguous(stated, reading.ms, null)] : [],
  };
}

function ambiguous(stated: StatedDuration, readMs: number, measuredMs: number | null): Diagnostic {
  return createDiagnostic(
    'verify/duration-ambiguous',
    { key: stated.key, text: stated.text, readMs, measuredMs },
    stated.place,
  );
}
