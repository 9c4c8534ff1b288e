import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatTime } from '../wording.js';

/** Why a length in a feed is what it is. */
export type FeedLengthReason =
  | { readonly kind: 'zero' | 'before-chapters' | 'bits' | 'seconds' | 'milliseconds' }
  | { readonly kind: 'other-item'; readonly line: number };

function wordsOf(reason: FeedLengthReason | null): string {
  switch (reason?.kind) {
    case undefined:
      return '';
    case 'zero':
      return ' (0 stands for unknown)';
    case 'before-chapters':
      return ' (the size before the chapters were in)';
    case 'bits':
      return ' (that is the number of bits)';
    case 'seconds':
      return ' (that is the duration in seconds)';
    case 'milliseconds':
      return ' (that is the duration in milliseconds)';
    case 'other-item':
      return ` (that is the length of the item on line ${reason.line})`;
  }
}

const sourceWords = {
  published: 'the published file has',
  finished: 'the finished file has',
  found: 'the file has',
  stated: 'the notes state',
} as const;

/** Where the right value comes from, the surest first. */
export type FeedTruth = keyof typeof sourceWords;

/** Findings of the area `feed/` about the item of an episode. */
export const feedItemCodes = {
  'feed/no-enclosure': rule<Record<never, never>>({
    severity: 'error',
    message: () => 'the item has no enclosure: apps show no episode',
    help: () => 'add <enclosure url="…" length="…" type="audio/mpeg"/>',
    explain:
      'An item becomes an episode by its enclosure, which names the audio file. Without one apps leave the item out.',
  }),
  'feed/several-enclosures': rule<{ readonly count: number }>({
    severity: 'warning',
    message: ({ count }) => `the item has ${count} enclosures; most apps take one, not always the same`,
    help: () => 'keep one; podcast:alternateEnclosure names other versions',
    explain:
      'RSS does not forbid several enclosures, and readers disagree on which to take. The first was compared. Keep one.',
  }),
  'feed/enclosure-incomplete': rule<{ readonly attribute: 'url' | 'length' | 'type' }>({
    severity: 'error',
    message: ({ attribute }) => `the enclosure has no ${attribute}`,
    help: ({ attribute }) =>
      ({ url: 'add the URL of the mp3', length: 'add its size in bytes', type: 'add type="audio/mpeg"' })[
        attribute
      ],
    explain:
      'The url, length and type of an enclosure are all required (RSS 2.0). Validators refuse the feed, and some apps the ' +
      'episode, where one is missing or empty.',
  }),
  'feed/enclosure-url': rule<{ readonly found: string; readonly expected: string }>({
    severity: 'error',
    message: ({ found, expected }) => `the enclosure is ${found}, the notes state ${expected}`,
    help: () => 'build the feed anew, or correct `file` in the notes',
    explain:
      'The item has the guid or title of this episode, and its enclosure leads to another file than the notes name: the ' +
      'feed is older than the notes, or a value was copied from another episode.',
  }),
  'feed/enclosure-host': rule<{ readonly found: string; readonly expected: string }>({
    severity: 'warning',
    message: ({ found, expected }) =>
      `the enclosure is ${found}, the notes state ${expected}: the same name elsewhere`,
    help: () => 'check the base URL that the feed is built with',
    explain:
      'The last part of the two addresses is the same, the host or the folder is not: a feed that was built for a test ' +
      'site, a moved host, or two files of one name. Prefixes of measuring services are no reason for this finding.',
  }),
  'feed/enclosure-type': rule<{ readonly found: string }>({
    severity: 'warning',
    message: ({ found }) => `the enclosure states the type "${found}", expected audio/mpeg`,
    help: () => 'write type="audio/mpeg"',
    explain:
      'The registered type of mp3 is audio/mpeg. Some apps leave out episodes of a type that they do not know.',
  }),
  'feed/length-malformed': rule<{ readonly found: string }>({
    severity: 'error',
    message: ({ found }) => `the length "${found}" is not a whole number of bytes`,
    help: () => 'write the size of the file in bytes, digits only',
    explain:
      'The length of an enclosure is the size of the file in bytes, without separators, decimals or units. Apps read ' +
      'anything else as 0 or refuse the episode.',
  }),
  'feed/length-mismatch': rule<{
    readonly found: number;
    readonly expected: number;
    readonly truth: FeedTruth;
    readonly reason: FeedLengthReason | null;
  }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ found, expected, truth, reason }) =>
      `the enclosure states ${formatQuantity(found, 'byte')}${wordsOf(reason)}, ${sourceWords[truth]} ${formatCount(expected)}`,
    help: ({ expected }) => `set length="${expected}", by the notes if the feed takes it from there`,
    explain:
      'Some apps compare the bytes that they receive with the length in the feed or call a download failed, and all show ' +
      'the size. The right value is that of the published file (--published), else that of the finished local file, else ' +
      'what the notes state.',
  }),
  'feed/no-duration': rule<Record<never, never>>({
    severity: 'warning',
    message: () => 'the item has no itunes:duration: apps show none before the download',
    help: () => 'add <itunes:duration>, in seconds',
    explain:
      'Apps show the duration of an episode from `itunes:duration`. Add it, as a whole number of seconds.',
  }),
  'feed/duration-malformed': rule<{ readonly found: string }>({
    severity: 'error',
    message: ({ found }) => `itunes:duration "${found}" is not a duration`,
    help: () => 'write whole seconds, or H:MM:SS',
    explain:
      'The value of `itunes:duration` is a whole number of seconds, or [H:]MM:SS. Apps show nothing, or nonsense, for anything else.',
  }),
  'feed/duration-mismatch': rule<{
    readonly foundMs: number;
    readonly expectedMs: number;
    readonly source: string;
  }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ foundMs, expectedMs, source }) =>
      `itunes:duration is ${formatTime(foundMs)}, ${source} ${formatTime(expectedMs)}`,
    help: ({ expectedMs }) => `write ${Math.round(expectedMs / 1000)}`,
    explain:
      'The duration in the feed is not that of the audio: it was copied from another episode, or minutes were taken for ' +
      'seconds. Apps show it and compute what is left to hear from it.',
  }),
  'feed/no-guid': rule<Record<never, never>>({
    severity: 'warning',
    message: () => 'the item has no guid',
    help: () => 'add <guid isPermaLink="false">, a text that never changes',
    explain:
      'Apps tell by the guid whether they know an episode. Without one a corrected URL makes it a new episode, which is ' +
      'downloaded and announced again.',
  }),
  'feed/guid-mismatch': rule<{ readonly found: string; readonly expected: string }>({
    severity: 'error',
    message: ({ found, expected }) => `the guid is "${found}", the notes state "${expected}"`,
    help: () => 'never change the guid of a published episode: correct the notes, or the template',
    explain:
      'The notes state a guid and the item of the episode has another one. Where a published guid changes, every app takes ' +
      'the episode for a new one.',
  }),
  'feed/several-chapter-lists': rule<{ readonly element: string; readonly count: number }>({
    severity: 'error',
    message: ({ element, count }) => `the item has ${count} ${element}, expected one`,
    help: () => 'keep one',
    explain:
      'An item has at most one `podcast:chapters` and one `psc:chapters`. Which of several an app takes is chance.',
  }),
  'feed/chapters-link': rule<{ readonly attribute: 'url' | 'type' }>({
    severity: 'error',
    message: ({ attribute }) => `podcast:chapters has no ${attribute}`,
    help: ({ attribute }) =>
      attribute === 'url' ? 'add the URL of the chapters file' : 'add type="application/json+chapters"',
    explain:
      'The url and type of `podcast:chapters` are both required (Podcasting 2.0). Apps leave it out otherwise.',
  }),
  'feed/chapters-type': rule<{ readonly found: string; readonly where: 'feed' | 'server' }>({
    severity: 'warning',
    message: ({ found, where }) =>
      `${where === 'feed' ? 'podcast:chapters has' : 'the chapters file is served with'} the type "${found}", expected application/json+chapters`,
    help: () => 'use application/json+chapters',
    explain:
      'The type of a chapters file is application/json+chapters; application/json is common and accepted here too. Apps ' +
      'may leave out what has another type.',
  }),
  'feed/chapters-missing': rule<{ readonly url: string; readonly problem: string }>({
    severity: 'error',
    message: ({ url, problem }) => `the chapters file ${url} ${problem}`,
    help: () => 'publish the chapters file; chapterize export makes it',
    explain:
      '`podcast:chapters` names a file that is not there or cannot be read. Apps then show no chapters, or those of the mp3.',
  }),
  'feed/chapters-cors': rule<{ readonly url: string }>({
    severity: 'warning',
    message: ({ url }) =>
      `players on web pages cannot read ${url}: it is served without Access-Control-Allow-Origin`,
    help: () => 'send Access-Control-Allow-Origin: * with chapter files',
    explain:
      'A browser gives a page the content of another site only where that site allows it. Players that run on web pages ' +
      'show no chapters without the header.',
  }),
  'feed/chapters-differ': rule<{ readonly list: string; readonly first: string }>({
    severity: 'error',
    message: ({ list, first }) => `${list} does not have the chapters of the notes: ${first}`,
    help: () => 'make it anew from the notes (chapterize export)',
    explain:
      'The episode has chapters in several places, and apps choose: the chapters file, psc:chapters, the times in the ' +
      'description, the mp3. This one says something else than the notes: it is older than them, or belongs to another ' +
      'episode.',
  }),
  'feed/psc-chapter': rule<{ readonly problem: string }>({
    severity: 'error',
    message: ({ problem }) => `psc:chapter ${problem}`,
    help: () => 'write start="HH:MM:SS.mmm" and title="…"',
    explain:
      'The start and title of a `psc:chapter` are both required (Podlove Simple Chapters 1.2). Apps leave out the chapter, or the whole list.',
  }),
} as const;
