import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatTime } from '../wording.js';

/** Reasons that read the same whatever the numbers are. */
const feedReasons = {
  zero: '0 means unknown',
  'before-chapters': 'the size before the chapters were written',
  bits: 'that is the number of bits',
  seconds: 'that is the duration in seconds',
  milliseconds: 'that is the duration in milliseconds',
} as const;

/** Why a length in a feed is what it is. */
export type FeedLengthReason =
  | { readonly kind: keyof typeof feedReasons }
  | { readonly kind: 'other-item'; readonly line: number };

function wordsOf(reason: FeedLengthReason | null): string {
  if (reason === null) return '';
  if (reason.kind === 'other-item') return ` (that is the length of the item on line ${reason.line})`;
  return ` (${feedReasons[reason.kind]})`;
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
    message: () => 'the item has no enclosure: podcast apps do not show the episode',
    help: () => 'add <enclosure url="…" length="…" type="audio/mpeg"/>',
    explain:
      'An item becomes an episode through its enclosure, which names the audio file. Podcast apps ignore an item ' +
      'without one.',
  }),
  'feed/several-enclosures': rule<{ count: number }>({
    severity: 'warning',
    message: ({ count }) =>
      `the item has ${count} enclosures; most apps use one, and not always the same one`,
    help: () => 'keep one; podcast:alternateEnclosure names other versions',
    explain:
      'RSS does not forbid several enclosures, but apps disagree about which one to use. The first was compared. Keep ' +
      'one.',
  }),
  'feed/enclosure-incomplete': rule<{ attribute: 'url' | 'length' | 'type' }>({
    severity: 'error',
    message: ({ attribute }) => `the enclosure has no ${attribute}`,
    help: ({ attribute }) =>
      ({ url: 'add the URL of the mp3', length: 'add its size in bytes', type: 'add type="audio/mpeg"' })[
        attribute
      ],
    explain:
      'The url, length and type of an enclosure are all required (RSS 2.0). If one is missing or empty, validators ' +
      'reject the feed and some apps leave out the episode.',
  }),
  'feed/enclosure-url': rule<{ found: string; expected: string }>({
    severity: 'error',
    message: ({ found, expected }) => `the enclosure is ${found}, but the notes state ${expected}`,
    help: () => 'build the feed again, or correct `file` in the notes',
    explain:
      'The item has the guid or title of this episode, but its enclosure leads to another file than the one the notes ' +
      'name. Either the feed is older than the notes, or a value was copied from another episode.',
  }),
  'feed/enclosure-host': rule<{ found: string; expected: string }>({
    severity: 'warning',
    message: ({ found, expected }) =>
      `the enclosure is ${found}, but the notes state ${expected}: the same file name in another place`,
    help: () => 'check the base URL that your site uses to build the feed',
    explain:
      'The file names in the two addresses are the same, but the host or the folder is not. The feed may have been ' +
      'built for a test site, the host may have moved, or two files may share a name. Prefixes of services that count ' +
      'downloads do not cause this finding.',
  }),
  'feed/enclosure-type': rule<{ found: string }>({
    severity: 'warning',
    message: ({ found }) => `the enclosure has the type "${found}", expected audio/mpeg`,
    help: () => 'write type="audio/mpeg"',
    explain:
      'The registered type of mp3 is audio/mpeg. Some apps leave out episodes of a type they do not know.',
  }),
  'feed/length-malformed': rule<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `the length "${found}" is not a whole number of bytes`,
    help: () => 'write the size of the file in bytes, digits only',
    explain:
      'The length of an enclosure is the size of the file in bytes, without separators, decimals or units. Apps read ' +
      'anything else as 0, or refuse the episode.',
  }),
  'feed/length-mismatch': rule<{
    found: number;
    expected: number;
    truth: FeedTruth;
    reason: FeedLengthReason | null;
  }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ found, expected, truth, reason }) =>
      `the enclosure says ${formatQuantity(found, 'byte')}${wordsOf(reason)}, but ${sourceWords[truth]} ${formatCount(expected)}`,
    help: ({ expected }) => `set length="${expected}", in the notes if the feed is built from them`,
    explain:
      'Some apps compare the bytes that they receive with the length in the feed, and report a failed download if they ' +
      'differ. All apps show the size. The right value is the size of the published file (--published). If that is not ' +
      'known, it is the size of the finished local file, or else what the notes state.',
  }),
  'feed/no-duration': rule<Record<never, never>>({
    severity: 'warning',
    message: () => 'the item has no itunes:duration: apps show no duration before the download',
    help: () => 'add <itunes:duration> with the duration in seconds',
    explain:
      'Apps take the duration of an episode from `itunes:duration`. Add it, as a whole number of seconds.',
  }),
  'feed/duration-malformed': rule<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `itunes:duration "${found}" is not a duration`,
    help: () => 'write whole seconds, or H:MM:SS',
    explain:
      'The value of `itunes:duration` is a whole number of seconds, or [H:]MM:SS. For anything else, apps show no ' +
      'duration or a wrong one.',
  }),
  'feed/duration-mismatch': rule<{ foundMs: number; expectedMs: number; source: string }>({
    severity: 'error',
    softenedBy: 'no-verify',
    message: ({ foundMs, expectedMs, source }) =>
      `itunes:duration is ${formatTime(foundMs)}, but ${source} ${formatTime(expectedMs)}`,
    help: ({ expectedMs }) => `write ${Math.round(expectedMs / 1000)}`,
    explain:
      'The duration in the feed is not that of the audio. It was copied from another episode, or minutes were taken for ' +
      'seconds. Apps show it, and use it to compute the time that is left.',
  }),
  'feed/no-guid': rule<Record<never, never>>({
    severity: 'warning',
    message: () => 'the item has no guid',
    help: () => 'add <guid isPermaLink="false"> with a text that never changes',
    explain:
      'Apps recognise an episode by its guid. Without one, a corrected URL looks like a new episode, which is ' +
      'downloaded and announced again.',
  }),
  'feed/guid-mismatch': rule<{ found: string; expected: string }>({
    severity: 'error',
    message: ({ found, expected }) => `the guid is "${found}", but the notes state "${expected}"`,
    help: () => 'correct the notes or the template, but never change the guid of a published episode',
    explain:
      'The notes state a guid, and the item of the episode has a different one. If a published guid changes, every app ' +
      'takes the episode for a new one.',
  }),
  'feed/several-chapter-lists': rule<{ element: string; count: number }>({
    severity: 'error',
    message: ({ element, count }) => `the item has ${count} ${element}, expected one`,
    help: () => 'keep one',
    explain:
      'An item has at most one `podcast:chapters` and one `psc:chapters`. If there are more, it is not defined which ' +
      'one an app uses.',
  }),
  'feed/chapters-link': rule<{ attribute: 'url' | 'type' }>({
    severity: 'error',
    message: ({ attribute }) => `podcast:chapters has no ${attribute}`,
    help: ({ attribute }) =>
      attribute === 'url' ? 'add the URL of the chapters file' : 'add type="application/json+chapters"',
    explain:
      'The url and type of `podcast:chapters` are both required (Podcasting 2.0). Apps ignore the element if one of ' +
      'them is missing.',
  }),
  'feed/chapters-type': rule<{ found: string; where: 'feed' | 'server' }>({
    severity: 'warning',
    message: ({ found, where }) =>
      `${where === 'feed' ? 'podcast:chapters has' : 'the chapters file is served with'} the type "${found}", expected application/json+chapters`,
    help: () => 'use application/json+chapters',
    explain:
      'The type of a chapters file is application/json+chapters. The common application/json is accepted here too. Apps ' +
      'may ignore a file of another type.',
  }),
  'feed/chapters-missing': rule<{ url: string; problem: string }>({
    severity: 'error',
    message: ({ url, problem }) => `the chapters file ${url} ${problem}`,
    help: () => 'publish the chapters file; chapterize export writes it',
    explain:
      '`podcast:chapters` names a file that does not exist or cannot be read. Apps then show no chapters, or those of ' +
      'the mp3.',
  }),
  'feed/chapters-cors': rule<{ url: string }>({
    severity: 'warning',
    message: ({ url }) =>
      `players on web pages cannot read ${url}: it is served without Access-Control-Allow-Origin`,
    help: () => 'have the server send Access-Control-Allow-Origin: * with chapter files',
    explain:
      'A browser only gives a web page content from another site if that site allows it. Without this header, players ' +
      'that run on web pages show no chapters.',
  }),
  'feed/chapters-differ': rule<{ list: string; first: string }>({
    severity: 'error',
    message: ({ list, first }) => `the chapters in ${list} differ from the notes: ${first}`,
    help: () => 'write it again from the notes (chapterize export)',
    explain:
      'The chapters of an episode can be in several places: the chapters file, psc:chapters, the times in the ' +
      'description, and the mp3. Each app chooses one of them. This list differs from the notes, so it is older than ' +
      'them or belongs to another episode.',
  }),
  'feed/psc-chapter': rule<{ problem: string }>({
    severity: 'error',
    message: ({ problem }) => `psc:chapter ${problem}`,
    help: () => 'write start="HH:MM:SS.mmm" and title="…"',
    explain:
      'The start and title of a `psc:chapter` are both required (Podlove Simple Chapters 1.2). Apps ignore the chapter, ' +
      'or the whole list.',
  }),
} as const;
