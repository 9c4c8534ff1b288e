import type { Hasher } from '../audio/audio-hash.js';
import { inspectAudio } from '../audio/inspect.js';
import { readLeadingTags } from '../audio/leading-tags.js';
import { locateTrailingTags } from '../audio/trailing-tags.js';
import { readRange } from '../bytes/byte-source.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { LocatedTag } from '../id3/locate-tags.js';
import type { FoundChapters } from '../id3/read-chapters.js';
import { parseTagHeader } from '../id3/tag-header.js';
import { tagVersionOf } from '../plan/tag-version.js';
import { compareAudio, type LocalFile } from './compare-audio.js';
import { readStreamClaim } from './first-frame.js';
import type { HttpClient } from './http-client.js';
import { type HttpSource, openHttpSource } from './http-source.js';
import { askPlayerLength, type Probe, probe, statedLengthOf } from './probe.js';
import type { PublishedFacts, Verdict } from './published-facts.js';
import { printableAddress } from './web-address.js';

/** What to find out beyond the usual. */
export interface PublishedWish {
  /** Read the whole file: its exact duration, and the hash of its audio with `hash`. */
  readonly full: boolean;
  readonly hash: Hasher | null;
  /** Reads the chapters in tags; `file` is the name for findings. */
  readonly readChapters: (tags: readonly LocatedTag[], file: string) => FoundChapters;
  /** The file on this machine to compare with. */
  readonly local: LocalFile | null;
}

/** A longer tag is not read: its chapters would be of no use to a player that streams. */
const maxTagByteLength = 8 * 1024 * 1024;
const firstFrameByteLength = 4096;

/**
 * Asks a server about a published mp3, with up to 25 requests and 200 KB in addition to the tag.
 *
 * @throws ChapterizeError `network/…`, `io/changed`
 */
export async function inspectPublished(client: HttpClient, url: URL, wish: PublishedWish) {
  const probed = await probe(client, url);
  const source = probed.remote === null ? null : openHttpSource(client, probed.remote);
  try {
    source?.remember(0, probed.firstBytes);
    const content = source === null ? nothingRead : await readContent(source, probed, wish);
    const isPlayerAsked = probed.isAgentRefused || probed.remote === null;
    const playerByteLength = isPlayerAsked ? null : await askPlayerLength(client, url);
    const { requestCount, receivedByteLength } = client;
    return {
      facts: {
        ...wayFacts(url, probed),
        ...content.facts,
        playerByteLength,
        requestCount,
        receivedByteLength,
      },
      diagnostics: content.diagnostics,
    };
  } finally {
    source?.close();
  }
}

type WayFacts = Omit<
  PublishedFacts,
  keyof ContentFacts | 'playerByteLength' | 'requestCount' | 'receivedByteLength'
>;

/** What heads of answers tell. */
function wayFacts(url: URL, { head, followed, byteLength, hasRanges, isAgentRefused }: Probe): WayFacts {
  const { answer } = followed;
  const headAnswer = head?.answer ?? null;
  const isHeadGood = headAnswer !== null && headAnswer.status < 300;
  return {
    url: printableAddress(url),
    hops: followed.hops,
    finalUrl: answer === null ? null : printableAddress(answer.url),
    trouble: followed.trouble,
    headByteLength: isHeadGood ? statedLengthOf(headAnswer) : null,
    headStatus: headAnswer?.status ?? null,
    status: answer?.status ?? null,
    hasRanges,
    isAgentRefused,
    contentType: answer?.header('content-type') ?? null,
    contentEncoding:
      (isHeadGood ? headAnswer.header('content-encoding') : null) ??
      answer?.header('content-encoding') ??
      null,
    etag: answer?.header('etag') ?? null,
    lastModified: answer?.header('last-modified') ?? null,
    byteLength,
  };
}

type ContentFacts = Pick<
  PublishedFacts,
  | 'tagByteLength'
  | 'tagVersion'
  | 'audioEnd'
  | 'chapters'
  | 'stream'
  | 'firstText'
  | 'durationMs'
  | 'isExact'
  | 'audioSha256'
  | 'verdict'
>;

interface Content {
  readonly facts: ContentFacts;
  readonly diagnostics: readonly Diagnostic[];
}

const nothingRead: Content = {
  facts: {
    tagByteLength: null,
    tagVersion: null,
    audioEnd: null,
    chapters: [],
    stream: null,
    firstText: '',
    durationMs: null,
    isExact: false,
    audioSha256: null,
    verdict: null,
  },
  diagnostics: [],
};

/** What the bytes show: the tag, the first frame, the tail, and the samples. */
async function readContent(
  source: HttpSource,
  { hasRanges, firstBytes }: Probe,
  wish: PublishedWish,
): Promise<Content> {
  const whole = wish.full ? await inspectAudio(source, { hash: wish.hash }) : null;
  const header = parseTagHeader(firstBytes);
  if (header !== null && header.totalLength > maxTagByteLength && whole === null) {
    return { ...nothingRead, facts: { ...nothingRead.facts, tagByteLength: header.totalLength } };
  }
  const { tags, end } = await readLeadingTags(source);
  const found = wish.readChapters(tags, source.name);
  const canSeek = hasRanges || whole !== null;
  const trailing = canSeek && hasRanges ? await locateTrailingTags(source, end) : [];
  const audioEnd = hasRanges ? (trailing[0]?.start ?? source.byteLength) : null;
  const first = await readRange(source, end, firstFrameByteLength);
  const stream = readStreamClaim(first, (audioEnd ?? source.byteLength) - end);
  const verdict: Verdict | null =
    wish.local === null || audioEnd === null
      ? null
      : await compareAudio(
          { source, start: end, end: audioEnd, tags, chapters: found.chapters, stream },
          wish.local,
        );
  const exactMs = whole?.stream?.durationMs ?? null;
  return {
    facts: {
      tagByteLength: end,
      tagVersion: tagVersionOf({ tags }),
      audioEnd,
      chapters: found.chapters,
      stream,
      firstText: String.fromCharCode(...first.subarray(0, 40)),
      durationMs: exactMs ?? stream?.durationMs ?? null,
      isExact: exactMs !== null,
      audioSha256: whole?.audioSha256 ?? null,
      verdict,
    },
    diagnostics: [...found.diagnostics, ...(whole?.diagnostics ?? [])],
  };
}
