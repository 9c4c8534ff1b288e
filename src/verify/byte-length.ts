import type { AudioFacts } from '../audio/audio-facts.js';
import { createDiagnostic } from '../diagnostic/diagnostic.js';
import { formatCount } from '../diagnostic/wording.js';
import type { StatedValue } from '../front-matter/stated.js';
import { stateOfByteLength } from './byte-length-state.js';
import type { Check, CheckResult, VerifyInput } from './check.js';
import { reasonOfByteLength } from './length-reason.js';
import { notStated } from './not-stated.js';
import { areSwapped, sizesInWords } from './stated-values.js';

/**
 * Compares the stated byte length with the true sizes: of the file as found (the right master), with the chapters (the notes
 * are already up to date), without its chapters or before an earlier run (the notes are from before).
 */
export function checkByteLength(input: VerifyInput): CheckResult {
  const { notes, audio, plan } = input;
  const stated = notes?.stated.byteLength ?? null;
  if (notes === null || stated === null) {
    // Without a plan the size to state is not known yet, unless this is not audio to put chapters into.
    const found = plan?.resultByteLength ?? null;
    const size = notes === null ? null : sizesInWords(notes.stated, audio);
    if (size !== null) return ended({ note: `stated only for people: ${size}` });
    const { note, diagnostics } = notStated('length', found === null ? null : String(found), notes);
    return { check: { ...skipped, measured: audio && formatCount(audio.byteLength), note }, diagnostics };
  }
  const check = { ...skipped, stated: formatCount(stated.value) };
  if (audio === null) return ended({ ...check, note: 'no audio given' });

  const ok = { ...check, measured: check.stated, outcome: 'ok' } as const;
  if (stated.value === input.publishedByteLength && audio.byteLength !== stated.value)
    return ended({ ...ok, note: 'of the published file' });
  const state = stateOfByteLength(stated.value, audio, plan, input.outputByteLengths);
  const measured = formatCount(audio.byteLength);
  if (state === 'unknown')
    return ended({ ...check, measured, note: 'the finished size is known once the chapters are right' });
  if (state === 'none' && areSwapped(input))
    return ended({ ...check, measured, outcome: 'failed', note: 'swapped with the duration' });
  if (state === 'none') return mismatch(check, stated, input, audio);
  // Without a plan it is not known yet what to state instead.
  const resultByteLength = plan?.resultByteLength ?? stated.value;
  if (state === 'finished' || stated.value === resultByteLength)
    return ended({ ...ok, note: audio.byteLength === resultByteLength ? null : 'with the chapters' });
  const [code, note] = outdated[state];
  const finding = createDiagnostic(
    code,
    { key: stated.key, statedByteLength: stated.value, resultByteLength },
    stated.place,
  );
  return { check: { ...ok, note }, diagnostics: [finding] };
}

/** Lengths that are true, but not the one to publish. */
const outdated = {
  found: ['verify/length-of-export', 'before the chapters are written'],
  stripped: ['verify/length-without-chapters', 'without its chapters'],
  earlier: ['verify/length-of-earlier', 'before an earlier run'],
} as const;

function mismatch(
  check: Check,
  stated: StatedValue<number>,
  { notes, plan, options }: VerifyInput,
  audio: AudioFacts,
): CheckResult {
  const args = {
    key: stated.key,
    statedByteLength: stated.value,
    byteLength: audio.byteLength,
    resultByteLength: plan?.resultByteLength ?? null,
    strippedByteLength: plan?.strippedByteLength ?? null,
    reason: reasonOfByteLength(stated.value, notes?.stated.durationMs ?? null, audio, options.toleranceMs),
  };
  return {
    check: { ...check, measured: formatCount(audio.byteLength), outcome: 'failed' },
    diagnostics: [createDiagnostic('verify/length-mismatch', args, stated.place)],
  };
}

/** A check with its outcome, where nothing is wrong or another check reports it. */
function ended(outcome: Partial<Check>): CheckResult {
  return { check: { ...skipped, ...outcome }, diagnostics: [] };
}

const skipped: Check = { name: 'length', stated: null, measured: null, outcome: 'skipped', note: null };
