import { isChapterJson } from './detect-json.js';
import type { Codec } from './format.js';
import { isChapterTableHead } from './head-columns.js';

/** What a format can say about a chapter in addition to its title and start. */
export interface Holdings {
  /** Smallest step of a start, in milliseconds. */
  readonly stepMs: 1 | 10 | 1000;
  readonly end: boolean;
  readonly url: boolean;
  readonly image: boolean;
  readonly hidden: boolean;
  readonly depth: boolean;
}

/** A format of chapter files. */
export interface Format {
  readonly name: string;
  /** In words, for help and docs. */
  readonly title: string;
  /** Who writes and reads it, for docs. */
  readonly usedBy: string;
  /** What follows the name of the mp3 in the name of a file in this format; null for a format that is only read. */
  readonly suffix: string | null;
  /** Whether a text is a file of this format; null for a format that is only written (or is read as notes). */
  readonly detect: ((text: string) => boolean) | null;
  readonly holds: Holdings;
  /** The player whose publishing rules apply (`--players`); null for none. */
  readonly player: 'youtube' | 'spotify' | 'apple' | null;
  /** Loaded only by a run that reads or writes the format. */
  readonly load: () => Promise<Codec>;
}

const startOnly: Holdings = { stepMs: 1, end: false, url: false, image: false, hidden: false, depth: false };
const wholeSeconds: Holdings = { ...startOnly, stepMs: 1000 };

/** The defaults of a row. */
const unless = { suffix: null, detect: null, player: null } as const;

type Row = Omit<Format, keyof typeof unless> & Partial<Format>;

/** THE list: every format, in the order of help and docs. The first format that detects a text is its format. */
const rows: readonly Row[] = [
  {
    name: 'json',
    title: 'Podcasting 2.0 chapters (JSON)',
    usedBy:
      'Apple Podcasts, Pocket Casts, AntennaPod, Castopod, Jetpack, PeerTube; `podcast:chapters` in a feed',
    suffix: '.chapters.json',
    detect: (text) => /^\s*\{/.test(text) && isChapterJson(text),
    holds: { stepMs: 1, end: true, url: true, image: true, hidden: true, depth: false },
    load: () => import('./json.js'),
  },
  {
    name: 'psc',
    title: 'Podlove Simple Chapters (XML file)',
    usedBy: 'Podlove, Spotify, AntennaPod, Pocket Casts',
    suffix: '.psc.xml',
    detect: (text) => /^\s*</.test(text) && /podlove\.org\/simple-chapters|<psc:chapters?[\s>]/.test(text),
    holds: { ...startOnly, url: true, image: true },
    player: 'spotify',
    load: async () => (await import('./psc.js')).psc,
  },
  {
    name: 'psc-item',
    title: 'Podlove Simple Chapters, the element for an RSS item',
    usedBy: '`psc:chapters` in a feed',
    suffix: '.psc-item.xml',
    holds: { ...startOnly, url: true, image: true },
    player: 'spotify',
    load: async () => (await import('./psc.js')).pscItem,
  },
  {
    name: 'youtube',
    title: 'text for a YouTube description',
    usedBy: 'YouTube, YouTube Music',
    suffix: '.youtube.txt',
    holds: wholeSeconds,
    player: 'youtube',
    load: async () => (await import('./description.js')).youtube,
  },
  {
    name: 'spotify',
    title: 'text for a Spotify description',
    usedBy: 'Spotify',
    suffix: '.spotify.txt',
    holds: wholeSeconds,
    player: 'spotify',
    load: async () => (await import('./description.js')).spotify,
  },
  {
    name: 'apple',
    title: 'text for an Apple Podcasts description',
    usedBy: 'Apple Podcasts',
    suffix: '.apple.txt',
    holds: wholeSeconds,
    player: 'apple',
    load: async () => (await import('./description.js')).apple,
  },
  {
    name: 'castopod',
    title: 'text for Castopod show notes',
    usedBy: 'Castopod',
    suffix: '.castopod.txt',
    holds: wholeSeconds,
    load: async () => (await import('./description.js')).castopod,
  },
  {
    name: 'mp4chaps',
    title: 'mp4chaps text: HH:MM:SS.mmm Title <url>',
    usedBy: 'Auphonic, Ultraschall, Podlove, mp4chaps, mp3chaps',
    suffix: '.mp4chaps.txt',
    detect: isMp4chaps,
    holds: { ...startOnly, url: true },
    load: () => import('./mp4chaps.js'),
  },
  {
    name: 'audacity',
    title: 'Audacity labels',
    usedBy: 'Audacity',
    suffix: '.labels.txt',
    detect: (text) => /^\s*-?\d+(?:[.,]\d+)?\t/.test(text),
    holds: { ...startOnly, end: true },
    load: () => import('./audacity.js'),
  },
  {
    name: 'ffmetadata',
    title: 'FFmpeg metadata',
    usedBy: 'FFmpeg, for chapters in m4a, m4b, opus, ogg and mka',
    suffix: '.ffmetadata',
    detect: (text) => text.startsWith(';FFMETADATA'),
    holds: { ...startOnly, end: true },
    load: () => import('./ffmetadata.js'),
  },
  {
    name: 'vtt',
    title: 'WebVTT chapters',
    usedBy: 'web players, Opencast',
    suffix: '.chapters.vtt',
    detect: (text) => /^WEBVTT(?:\s|$)/.test(text) && holdsTitles(text.slice(0, longestLook)),
    holds: { ...startOnly, end: true },
    load: () => import('./vtt.js'),
  },
  {
    name: 'markdown',
    title: 'Markdown list, as in show notes',
    usedBy: 'chapterize itself, and every site generator',
    suffix: '.chapters.md',
    holds: { ...startOnly, url: true, depth: true },
    load: () => import('./markdown.js'),
  },
  {
    name: 'audition',
    title: 'Adobe Audition markers',
    usedBy: 'Audition (.csv with tabs)',
    detect: (text) => /^"?Name"?\t"?Start"?\t"?Duration"?/i.test(text),
    holds: { ...startOnly, end: true },
    load: () => import('./audition.js'),
  },
  {
    name: 'reaper',
    title: 'Reaper regions and markers',
    usedBy: 'Reaper, Ultraschall (.csv)',
    detect: (text) => /^"?#"?,"?Name"?,"?Start"?,/i.test(text),
    holds: { ...startOnly, end: true },
    load: () => import('./reaper.js'),
  },
  {
    name: 'csv',
    title: 'table with columns start, end, title, url, image, hidden, depth',
    usedBy: 'spreadsheets',
    suffix: '.chapters.csv',
    detect: (text) => /^[^\n\r]*[,;\t]/.test(text) && isChapterTableHead(/^[^\r\n]*/.exec(text)?.[0] ?? ''),
    holds: { stepMs: 1, end: true, url: true, image: true, hidden: true, depth: true },
    load: () => import('./csv.js'),
  },
  {
    name: 'hindenburg',
    title: 'Hindenburg session',
    usedBy: 'Hindenburg (.nhsx, .hnsx)',
    detect: (text) => /^\s*(?:<\?xml[^>]*>\s*)?<Session[\s>]/.test(text),
    holds: { ...startOnly, url: true },
    load: () => import('./hindenburg.js'),
  },
  {
    name: 'cue',
    title: 'cue sheet',
    usedBy: 'CD tools, foobar2000',
    detect: (text) =>
      /^\s*(?:REM|TITLE|PERFORMER|SONGWRITER|FILE|CATALOG|CDTEXTFILE)\s/i.test(text) &&
      /^[ \t]*TRACK[ \t]+\d+\s/im.test(text),
    // Frames of 1/75 s.
    holds: { ...startOnly, stepMs: 10 },
    load: () => import('./cue.js'),
  },
];

export const formats: readonly Format[] = rows.map((row) => ({ ...unless, ...row }));

/**
 * The format that a text is in; null for text that is to be read as show notes.
 *
 * @example
 * ```ts
 * import { detectFormat } from 'chapterize';
 * console.log(detectFormat('WEBVTT\n\n00:00.000 --> 00:10.000\nWelcome\n')?.name); // vtt
 * ```
 */
export function detectFormat(text: string): Format | null {
  return formats.find(({ detect }) => detect?.(text) === true) ?? null;
}

const longestLook = 20_000;
/** What is spoken has a dozen characters a second. */
const mostOfTitles = 3;

/** Whether the cues of WebVTT are titles, not subtitles: these are left to the reading of notes, which says so. */
function holdsTitles(text: string): boolean {
  const times = Array.from(
    text.matchAll(/(?:(\d{1,4}):)?(\d\d):(\d\d)\.\d{3}\s/g),
    ([, hours = 0, minutes, seconds]) => Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
  );
  const [first = 0, , second] = times;
  const words = text.replace(/^.*-->.*$/gm, '');
  return second === undefined || words.length < ((times.at(-1) ?? second) - first) * mostOfTitles;
}

/** Every line that is not empty starts with `HH:MM:SS.mmm` and a space: notes have other lines too. */
function isMp4chaps(text: string): boolean {
  // Line by line: one expression for all lines would try every way to divide a line with many times. It looks for line ends,
  // because a line of megabytes that is matched as a whole can exceed what V8 keeps for a match.
  let found = false;
  let start = 0;
  for (const end of text.matchAll(/[\r\n]{1,999}|$/g)) {
    const line = text.slice(start, end.index).trim();
    start = end.index + end[0].length;
    if (line === '') continue;
    if (!/^\d{2,3}:\d{2}:\d{2}\.\d{3}(?:\s|$)/.test(line)) return false;
    found = true;
  }
  return found;
}
