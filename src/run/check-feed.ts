import { createDiagnostic, type Diagnostic, hasErrors } from '../diagnostic/diagnostic.js';
import type { ListedChapter } from '../diagnostic/list-difference.js';
import { formatQuantity, formatTime } from '../diagnostic/wording.js';
import { findDoubles } from '../feed/catalogue.js';
import { compareItem, type ItemExpectation } from '../feed/compare-item.js';
import type { FeedReport } from '../feed/feed.js';
import type { FeedBook } from '../feed/feed-book.js';
import { findingsIn } from '../feed/find-in-feed.js';
import { reportItem } from '../feed/item-report.js';
import { addressKey, joinItem } from '../feed/join-item.js';
import type { PublishedFacts } from '../published/published-facts.js';
import type { Check, CheckResult } from '../verify/check.js';
import { checkLinkedChapters } from './linked-chapters.js';
import type { LocalFindings } from './local-findings.js';
import { openFeed } from './open-feed.js';
import type { Settings } from './options.js';
import { statedGuid } from './stated-guid.js';

/**
 * Compares the item of the episode with the notes, the local mp3 and the published file.
 *
 * @param given path, URL, or a feed that was read already; then what is wrong with the feed itself is not said again
 * @throws ChapterizeError `io/…`, `network/…`
 */
export async function checkFeed(
  given: string | FeedBook,
  local: LocalFindings,
  published: PublishedFacts | null,
  settings: Settings,
) {
  const book = typeof given === 'string' ? await openFeed(given, settings) : given;
  const own = typeof given === 'string' ? book.diagnostics : [];
  const { feed, index } = book;
  if (feed === null) return { report: null, result: resultOf(book.file, null, own) };
  const file = local.notes?.stated.file?.value ?? null;
  const address = typeof settings.published === 'string' ? settings.published : file;
  const keys = {
    file: address ?? local.audio?.file ?? null,
    guid: statedGuid(local.notes),
    title: local.notes?.stated.title?.value ?? null,
  };
  const joined = joinItem(index, keys);
  // The item may be after the place where reading ended.
  if (joined === null && hasErrors(book.diagnostics.filter(isAboutReading))) {
    return { report: null, result: resultOf(book.file, null, own) };
  }
  if (joined === null) {
    const place = local.notes?.stated.file?.place ?? local.notes?.source.file ?? book.file;
    const looked = [addressKey(keys.file), keys.guid, keys.title].filter((key) => key !== null).join(', ');
    const missing = createDiagnostic(
      'feed/no-item',
      { looked: looked === '' ? 'nothing: the notes state neither file nor title' : looked },
      place,
    );
    return { report: null, result: resultOf(book.file, null, [...own, missing]) };
  }
  book.joined.add(joined.item);
  const lists = listsOf(local);
  const expected: ItemExpectation = {
    file: address,
    guid: keys.guid,
    ...truths(local, published),
    toleranceMs: settings.toleranceMs,
    lists,
  };
  const linked =
    settings.published === false && !settings.fetchChapters
      ? null
      : await checkLinkedChapters(joined.item, lists, findingsIn(feed), settings);
  const doubles = typeof given === 'string' ? findDoubles(feed, index, joined.item) : [];
  const found = [...compareItem(feed, joined, expected), ...(linked?.diagnostics ?? []), ...doubles];
  const report = reportItem(feed, joined, linked?.count ?? null);
  return { report, result: resultOf(book.file, report, [...own, ...found]) };
}

function isAboutReading({ code }: Diagnostic): boolean {
  return code === 'feed/malformed' || code === 'feed/too-large';
}

/** The right length and duration: those of the surest source there is. */
function truths(
  { notes, audio, plan }: LocalFindings,
  published: PublishedFacts | null,
): Pick<ItemExpectation, 'length' | 'formerByteLengths' | 'duration'> {
  const stated = notes?.stated ?? null;
  const lengths = [
    [published?.byteLength, 'published'],
    [plan?.resultByteLength, 'finished'],
    [audio?.byteLength, 'found'],
    [stated?.byteLength?.value, 'stated'],
  ] as const;
  const [[byteLength, truth] = []] = lengths.filter(([value]) => value !== null && value !== undefined);
  const durations = [
    [published?.isExact === true ? published.durationMs : null, 'the published file lasts'],
    [audio?.stream?.durationMs, 'the audio lasts'],
    [published?.stream?.isEstimated === false ? published.durationMs : null, 'the published file claims'],
    [stated?.durationMs?.value, 'the notes state'],
  ] as const;
  const [[durationMs, source] = []] = durations.filter(([value]) => value !== null && value !== undefined);
  return {
    length: byteLength == null || truth === undefined ? null : { byteLength, truth },
    formerByteLengths: [
      audio?.byteLength,
      plan?.strippedByteLength,
      ...(plan?.earlierByteLengths ?? []),
    ].filter((value) => value !== undefined && value !== byteLength) as readonly number[],
    duration: durationMs == null || source === undefined ? null : { durationMs, source },
  };
}

/** With sub-chapters as the notes list them, and one after the other as an mp3 has them. */
function listsOf({ chapters, listed }: LocalFindings): readonly (readonly ListedChapter[])[] {
  if (chapters.length === 0) return [];
  const stated = listed.filter(({ line }) => line !== null);
  return [chapters, listed, stated];
}

const joinWords: Readonly<Record<FeedReport['joinedBy'], string>> = {
  enclosure: 'by its enclosure',
  prefix: 'by its enclosure, behind a prefix',
  name: 'by the name of the file',
  guid: 'by its guid',
  title: 'by its title',
};

function resultOf(file: string, report: FeedReport | null, diagnostics: readonly Diagnostic[]): CheckResult {
  const hasWarnings = diagnostics.some(({ severity }) => severity === 'warning');
  const check: Check = {
    name: 'feed',
    stated: report === null ? null : describe(report),
    measured: null,
    outcome: hasErrors(diagnostics) ? 'failed' : hasWarnings ? 'warning' : 'ok',
    note:
      report === null
        ? `nothing about this episode in ${file}`
        : `${file}:${report.line}, found ${joinWords[report.joinedBy]}`,
  };
  return { check, diagnostics };
}

function describe({ byteLength, durationMs, chapterCounts }: FeedReport): string {
  const { link, psc, description } = chapterCounts;
  const counts = [link, psc, description].filter((count) => count !== null);
  const words = [
    ...(byteLength === null ? [] : [formatQuantity(byteLength, 'byte')]),
    ...(durationMs === null ? [] : [formatTime(durationMs)]),
    ...(counts.length === 0 ? [] : [formatQuantity(Math.max(...counts), 'chapter')]),
  ];
  return words.length === 0 ? 'nothing' : words.join(', ');
}
