import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { shortText } from '../diagnostic/wording.js';
import { placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import { parseByteLength, type RoundedSize } from './byte-length.js';
import { type Candidate, type Candidates, isStated, scalarOf } from './candidates.js';
import { parseDuration } from './duration.js';
import { isSizeKey, unitOf } from './keys.js';
import type { Stated, StatedDuration, StatedValue } from './stated.js';

/** Reads what the candidates state; values that cannot be read give findings with a guess at what was meant. */
export function readStated(source: SourceText, candidates: Candidates): Stated {
  const diagnostics: Diagnostic[] = [];
  const durations = readEach(candidates.duration, (candidate) =>
    readDuration(source, candidate, diagnostics),
  );
  const sizes: StatedValue<RoundedSize>[] = [];
  const lengths = readEach(candidates.byteLength, (candidate) =>
    readByteLength(source, candidate, sizes, diagnostics),
  );
  if (lengths.length === 0) reportRounded(sizes, diagnostics);
  reportDifferences(durations, durationsAgree, diagnostics);
  reportDifferences(lengths, (a, b) => a.value === b.value, diagnostics);
  return {
    title: readEach(candidates.title, (candidate) => readText(source, candidate))[0] ?? null,
    durationMs: durations[0] ?? null,
    byteLength: lengths[0] ?? null,
    sizes,
    file: readEach(candidates.file, (candidate) => readText(source, candidate))[0] ?? null,
    findings: diagnostics,
  };
}

function readEach<T>(candidates: readonly Candidate[], read: (candidate: Candidate) => T | null): T[] {
  return candidates.filter(isStated).flatMap((candidate) => read(candidate) ?? []);
}

function statedText(source: SourceText, candidate: Candidate): StatedValue<string> {
  const { value } = candidate.entry;
  const text =
    value.kind === 'scalar'
      ? value.text.trim()
      : source.text.slice(value.start, Math.min(value.end, value.start + 40));
  const place = placeOf(source.file, source.lines, value.start, value.end);
  return { value: text, key: candidate.key, text, place };
}

function readText(source: SourceText, candidate: Candidate): StatedValue<string> | null {
  return scalarOf(candidate) === null ? null : statedText(source, candidate);
}

function readDuration(
  source: SourceText,
  candidate: Candidate,
  diagnostics: Diagnostic[],
): StatedDuration | null {
  const written = statedText(source, candidate);
  const unit = unitOf(candidate.entry.key);
  const duration = scalarOf(candidate) === null ? { guess: null } : parseDuration(written.text, unit);
  if ('guess' in duration) {
    const args = { key: written.key, found: shortText(written.text), guess: duration.guess };
    diagnostics.push(createDiagnostic('front-matter/duration-malformed', args, written.place));
    return null;
  }
  return {
    ...written,
    value: duration.ms,
    otherReadingsMs: duration.otherMs,
    precisionMs: duration.precisionMs,
    unit,
  };
}

function readByteLength(
  source: SourceText,
  candidate: Candidate,
  sizes: StatedValue<RoundedSize>[],
  diagnostics: Diagnostic[],
): StatedValue<number> | null {
  const written = statedText(source, candidate);
  const scalar = scalarOf(candidate);
  const length = scalar === null ? { guess: null } : parseByteLength(written.text, scalar.type === 'number');
  if (typeof length === 'number') return { ...written, value: length };
  if ('ranges' in length) {
    sizes.push({ ...written, value: length });
    return null;
  }
  const args = {
    key: written.key,
    found: shortText(written.text),
    guess: 'guess' in length ? length.guess : null,
    reason: null,
  };
  diagnostics.push(createDiagnostic('front-matter/length-malformed', args, written.place));
  return null;
}

/** Warns about sizes for people under a key that a feed takes the exact length from. */
function reportRounded(sizes: readonly StatedValue<RoundedSize>[], diagnostics: Diagnostic[]): void {
  for (const { key, text, place } of sizes) {
    const [own = key] = key.split('.').slice(-1);
    if (isSizeKey(own)) continue;
    diagnostics.push(createDiagnostic('front-matter/length-rounded', { key, found: shortText(text) }, place));
  }
}

/** Whether any readings of two durations are the same, as far as the coarser of them tells. */
function durationsAgree(a: StatedDuration, b: StatedDuration): boolean {
  const slack = Math.max(a.precisionMs, b.precisionMs);
  return [a.value, ...a.otherReadingsMs].some((one) =>
    [b.value, ...b.otherReadingsMs].some((other) => Math.abs(one - other) <= slack),
  );
}

function reportDifferences<T extends StatedValue<number>>(
  values: readonly T[],
  agree: (a: T, b: T) => boolean,
  diagnostics: Diagnostic[],
): void {
  const [chief, ...others] = values;
  for (const other of others) {
    // Two of one key are an error of their own.
    if (chief === undefined || chief.key === other.key || agree(chief, other)) continue;
    const args = {
      key: other.key,
      found: shortText(other.text),
      chiefKey: chief.key,
      chiefFound: shortText(chief.text),
    };
    diagnostics.push(createDiagnostic('front-matter/values-differ', args, other.place));
  }
}
