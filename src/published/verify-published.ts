import type { Args, Code } from '../diagnostic/codes.js';
import { createDiagnostic, type Diagnostic, hasErrors, type Place } from '../diagnostic/diagnostic.js';
import type { ListedChapter } from '../diagnostic/list-difference.js';
import { formatCount, formatQuantity, formatTime } from '../diagnostic/wording.js';
import type { Stated } from '../front-matter/stated.js';
import type { Check } from '../verify/check.js';
import { differenceInChapters } from './compare-audio.js';
import type { PublishedFacts, Verdict } from './published-facts.js';

/** What the published file is held to. */
export interface PublishedExpectation {
  readonly stated: Stated;
  /** The chapters of the notes; empty if chapters are not to be compared. */
  readonly chapters: readonly ListedChapter[];
  readonly toleranceMs: number;
  /** Whether the length in the notes is about to be set to that of the published file. */
  readonly isLengthUpdated: boolean;
}

/** Compares the facts of a published file with what the notes state and with the local file. */
export function verifyPublished(facts: PublishedFacts, expected: PublishedExpectation) {
  const place = expected.stated.file?.place ?? ({ kind: 'file', file: facts.url } as const);
  const find: Find = (code, args, at = place) => createDiagnostic(code, args, at);
  const diagnostics = [
    ...findOnTheWay(facts, find),
    ...(facts.byteLength === null && facts.stream === null ? [] : findInFile(facts, expected, find)),
  ];
  return { check: checkOf(facts, diagnostics), diagnostics };
}

type Find = <C extends Code>(code: C, args: Args<C>, at?: Place) => Diagnostic;

/** What the answers themselves tell. */
function findOnTheWay(facts: PublishedFacts, find: Find): Diagnostic[] {
  const { trouble, status, headStatus, byteLength, headByteLength } = facts;
  if (trouble !== null) return [find('published/redirect', trouble)];
  if (status === null || status >= 300) {
    return [find('published/not-found', { status: status ?? 0, url: facts.finalUrl ?? facts.url })];
  }
  const found: Diagnostic[] = [];
  if (facts.isAgentRefused) found.push(find('published/agent-refused', { status: headStatus ?? 403 }));
  else if (headStatus !== null && headStatus >= 300)
    found.push(find('published/no-head', { status: headStatus }));
  const encoding = facts.contentEncoding;
  if (encoding !== null && encoding.toLowerCase() !== 'identity') {
    found.push(find('published/compressed', { encoding }));
  } else {
    if (!facts.hasRanges) found.push(find('published/no-ranges', {}));
    if (byteLength === null) found.push(find('published/no-length', {}));
  }
  if (byteLength !== null && headByteLength !== null && headByteLength !== byteLength) {
    found.push(find('published/head-length', { headByteLength, byteLength }));
  }
  const type = facts.contentType?.split(';', 1)[0]?.trim() ?? null;
  if (type?.toLowerCase() !== 'audio/mpeg') found.push(find('published/content-type', { type }));
  const { playerByteLength } = facts;
  if (byteLength !== null && playerByteLength !== null && playerByteLength !== byteLength) {
    found.push(find('published/by-client', { byteLength, playerByteLength }));
  }
  return found;
}

/** What the bytes of the file tell. */
function findInFile(facts: PublishedFacts, expected: PublishedExpectation, find: Find): Diagnostic[] {
  const { byteLength, tagByteLength, stream } = facts;
  const isTagRead = facts.stream !== null || facts.audioEnd !== null;
  if (!isTagRead && tagByteLength !== null)
    return [find('published/tag-too-long', { byteLength: tagByteLength })];
  if (stream === null)
    return tagByteLength === null ? [] : [find('published/not-mp3', { found: facts.firstText })];
  const found = byteLength === null ? [] : findLength(byteLength, expected, find);
  found.push(...findDuration(facts, expected, find));
  const verdict = facts.verdict === null ? null : findVerdict(facts, facts.verdict, expected, find);
  if (verdict !== null) found.push(verdict);
  if (!isAboutChapters(facts.verdict)) found.push(...findChapters(facts, expected, find));
  return found;
}

function findLength(
  byteLength: number,
  { stated, isLengthUpdated }: PublishedExpectation,
  find: Find,
): Diagnostic[] {
  const { byteLength: length } = stated;
  if (length === null || length.value === byteLength || isLengthUpdated) return [];
  const args = { key: length.key, statedByteLength: length.value, byteLength };
  return [find('published/length-mismatch', args, length.place)];
}

function findDuration(
  { durationMs, isExact, stream }: PublishedFacts,
  { stated, toleranceMs }: PublishedExpectation,
  find: Find,
): Diagnostic[] {
  const duration = stated.durationMs;
  if (duration === null || durationMs === null || (!isExact && stream?.isEstimated !== false)) return [];
  // A duration in minutes need only be right to the minute. One of several readings is enough.
  const slackMs = Math.max(toleranceMs, duration.precisionMs - 1);
  const readings = [duration.value, ...duration.otherReadingsMs];
  if (readings.some((reading) => Math.abs(reading - durationMs) <= slackMs)) return [];
  const args = { key: duration.key, statedMs: duration.value, durationMs, isExact };
  return [find('published/duration-mismatch', args, duration.place)];
}

function findVerdict(
  facts: PublishedFacts,
  { kind, differenceMs, sampleCount, sameCount }: Verdict,
  { chapters }: PublishedExpectation,
  find: Find,
): Diagnostic | null {
  const byteLength = facts.byteLength ?? 0;
  switch (kind) {
    case 'same':
      return null;
    case 'retagged':
      return find('published/retagged', {});
    case 'tag-stripped':
      return find('published/tag-stripped', {
        count: chapters.length,
        hasTag: (facts.tagByteLength ?? 0) > 0,
      });
    case 'chapters-differ':
      return find('published/chapters-differ', {
        first: differenceInChapters(facts.chapters, chapters) ?? '',
      });
    case 'ads-inserted':
      return find('published/ads-inserted', { differenceMs, byteLength });
    case 'cut':
      return find('published/cut', { differenceMs, byteLength });
    case 'altered':
      return find('published/altered', { sampleCount, sameCount });
    case 're-encoded':
      return find('published/re-encoded', { format: formatOf(facts), differenceMs });
  }
}

function formatOf({ stream }: PublishedFacts): string | null {
  return stream === null ? null : `${stream.format}, ${stream.bitRateKbps} kbit/s`;
}

/** Verdicts that say all there is to say about chapters. */
function isAboutChapters(verdict: Verdict | null): boolean {
  return verdict !== null && ['retagged', 'tag-stripped', 'chapters-differ'].includes(verdict.kind);
}

function findChapters(
  { chapters, verdict }: PublishedFacts,
  expected: PublishedExpectation,
  find: Find,
): Diagnostic[] {
  if (expected.chapters.length === 0) return [];
  if (chapters.length === 0) return [find('published/no-chapters', { count: expected.chapters.length })];
  // If something is inserted, other times are expected.
  if (verdict !== null && verdict.kind !== 'same') return [];
  const first = differenceInChapters(chapters, expected.chapters);
  return first === null ? [] : [find('published/chapters-differ', { first })];
}

const verdictWords: Readonly<Record<Verdict['kind'], string>> = {
  same: 'the same file',
  retagged: 'the same audio and chapters in another tag',
  'tag-stripped': 'the tag was stripped',
  'chapters-differ': 'the same audio with other chapters',
  'ads-inserted': 'something was inserted',
  cut: 'a part is missing',
  altered: 'other bytes in places',
  're-encoded': 'encoded again',
};

function checkOf(facts: PublishedFacts, diagnostics: readonly Diagnostic[]): Check {
  const { byteLength, durationMs, isExact, chapters, verdict } = facts;
  const measured = [
    ...(byteLength === null ? [] : [formatQuantity(byteLength, 'byte')]),
    ...(durationMs === null
      ? []
      : [
          `${isExact ? '' : 'about '}${formatTime(isExact ? durationMs : Math.round(durationMs / 1000) * 1000)}`,
        ]),
    ...(facts.stream === null ? [] : [formatQuantity(chapters.length, 'chapter')]),
  ];
  const cost = `${formatQuantity(facts.requestCount, 'request')}, ${formatCount(facts.receivedByteLength)} bytes read`;
  const hasWarnings = diagnostics.some(({ severity }) => severity === 'warning');
  return {
    name: 'published',
    stated: facts.url,
    measured: measured.length === 0 ? null : measured.join(', '),
    outcome: hasErrors(diagnostics) ? 'failed' : hasWarnings ? 'warning' : 'ok',
    note: `${verdict === null ? '' : `${verdictWords[verdict.kind]}; `}${cost}`,
  };
}
