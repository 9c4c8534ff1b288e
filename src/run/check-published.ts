import { applyEdits } from '../bytes/byte-edit.js';
import { readRange } from '../bytes/byte-source.js';
import { createDiagnostic } from '../diagnostic/diagnostic.js';
import { nothingStated } from '../front-matter/stated.js';
import { type LocatedTag, locateTags } from '../id3/locate-tags.js';
import type { LocalFile } from '../published/compare-audio.js';
import { createHttpClient, type HttpClient } from '../published/http-client.js';
import { inspectPublished } from '../published/inspect-published.js';
import { type PublishedExpectation, verifyPublished } from '../published/verify-published.js';
import { isWebAddress, parseWebAddress } from '../published/web-address.js';
import { readAudioChapters } from './audio-chapters.js';
import { hasherFor } from './hasher-for.js';
import type { LocalFindings } from './local-findings.js';
import type { Settings } from './options.js';

/** Reading a whole file takes the time that downloading it takes. */
const fullTimeoutMs = 30 * 60_000;
const maxFullByteLength = 4 * 1024 ** 3;

/**
 * A client with the limits that fit what is to be read.
 *
 * @param full whether a whole file may be read
 */
export async function clientFor({ allowPrivate, full, signal }: Settings): Promise<HttpClient> {
  const limits = full ? { timeoutMs: fullTimeoutMs, maxByteLength: maxFullByteLength } : {};
  return createHttpClient({ allowPrivate, signal, ...limits });
}

/**
 * Asks for the published file and compares it with the notes and with the local one.
 *
 * @throws ChapterizeError `network/…`
 */
export async function checkPublished(local: LocalFindings, settings: Settings) {
  const stated = local.notes?.stated ?? nothingStated;
  const address = typeof settings.published === 'string' ? settings.published : (stated.file?.value ?? null);
  if (address === null || !(isWebAddress(address) || typeof settings.published === 'string')) {
    const place = stated.file?.place ?? local.notes?.source.file ?? '';
    const finding = createDiagnostic('published/no-url', { file: stated.file?.value ?? null }, place);
    return { facts: null, result: { check: null, diagnostics: [finding] }, diagnostics: [] };
  }
  const expected = {
    stated,
    chapters: local.chapters,
    toleranceMs: settings.toleranceMs,
    isLengthUpdated: settings.update.includes('length=published'),
  };
  return inspectAddress(address, settings, local, expected);
}

/**
 * Fetches what tells about a published file, and compares it with what is expected.
 *
 * @param found what to compare it with; null if it is compared with no local mp3
 * @returns `diagnostics`: those in its bytes, which no check makes
 * @throws ChapterizeError `usage`, `network/…`
 */
export async function inspectAddress(
  address: string,
  settings: Settings,
  found: LocalFindings | null,
  expected: PublishedExpectation,
) {
  const url = parseWebAddress(address);
  const client = await clientFor(settings);
  try {
    const hash = await hasherFor(settings);
    const local = found === null ? null : await localFileOf(found);
    const wish = { full: settings.full, hash, readChapters: readAudioChapters, local };
    const { facts, diagnostics } = await inspectPublished(client, url, wish);
    return { facts, result: verifyPublished(facts, expected), diagnostics };
  } finally {
    await client.close();
  }
}

/** What is compared of the local mp3; null without one. */
async function localFileOf(local: LocalFindings): Promise<LocalFile | null> {
  const { source, audio, plan, chapters } = local;
  if (source === null || audio === null || audio.stream === null) return null;
  const trailing = audio.layout.find(
    ({ kind, start }) => start >= audio.audio.end && kind !== 'audio' && kind !== 'junk',
  );
  const [last] = audio.tags.slice(-1);
  const start = last === undefined ? 0 : last.offset + last.bytes.length;
  const own = readAudioChapters(audio.tags, audio.file).chapters;
  return {
    source,
    start,
    end: trailing?.start ?? audio.byteLength,
    tags: audio.tags,
    finishedTags: plan === null ? null : await finishedTags(local, start),
    durationMs: audio.stream.durationMs,
    chapters: chapters.length > 0 ? chapters : own,
  };
}

/** The tags after the plan is carried out. */
async function finishedTags(
  { source, plan }: LocalFindings,
  start: number,
): Promise<readonly LocatedTag[] | null> {
  if (source === null || plan === null) return null;
  const edits = plan.edits.filter(({ offset, length }) => offset + length <= start);
  return locateTags(applyEdits(await readRange(source, 0, start), edits));
}
