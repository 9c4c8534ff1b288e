import { createDiagnostic } from '../diagnostic/diagnostic.js';
import { formatQuantity, formatTime } from '../diagnostic/wording.js';
import { isPossibleBitRate, kbitsPerSecond, possibleKbps } from './bit-rate.js';
import type { CheckResult, VerifyInput } from './check.js';
import { readingByNotes } from './duration-reading.js';

/** Checks, without audio, whether the stated length and duration give a bit rate that audio can have. */
export function checkBitRate(input: VerifyInput): CheckResult {
  const { notes, audio, chapters } = input;
  const length = notes?.stated.byteLength ?? null;
  const reading = notes === null ? null : readingByNotes(notes.stated, chapters);
  if (audio !== null || length === null || reading === null) return { check: null, diagnostics: [] };
  const impliedKbps = roundRate(kbitsPerSecond(length.value, reading.ms));
  const check = {
    name: 'bit rate',
    stated: `${formatQuantity(length.value, 'byte')} in ${formatTime(reading.ms)}`,
    measured: `${impliedKbps} kbit/s`,
    note: null,
  } as const;
  if (isPossibleBitRate(kbitsPerSecond(length.value, reading.ms)))
    return { check: { ...check, outcome: 'ok' }, diagnostics: [] };
  const args = {
    byteLength: length.value,
    durationMs: reading.ms,
    impliedKbps,
    leastKbps: possibleKbps.least,
    mostKbps: possibleKbps.most,
  };
  return {
    check: { ...check, outcome: 'warning' },
    diagnostics: [createDiagnostic('verify/implausible-bit-rate', args, length.place)],
  };
}

/** Whole numbers from 10; two digits below, so that a rate just under the minimum is not printed as the minimum. */
function roundRate(kbps: number): number {
  return kbps < 10 ? Number(kbps.toPrecision(2)) : Math.round(kbps);
}
