import type { DurationUnit } from './duration.js';

/** What a key states; `amount` is a duration or a byte length, its value tells which. */
export type Role = 'title' | 'duration' | 'byteLength' | 'amount' | 'file';

type KeyTable = readonly (readonly [Role, readonly string[]])[];

/**
 * THE table of keys: the keys that shows and the themes of their sites use for each value, likeliest first. Written in lower
 * case without separators, so that `podcast_duration`, `podcastDuration` and `Podcast-Duration` are one.
 */
const topKeys: KeyTable = [
  ['title', ['title', 'episodetitle']],
  [
    'duration',
    [
      'duration',
      'podcastduration',
      'itunesduration',
      'itunes:duration',
      'audioduration',
      'episodeduration',
      'mediaduration',
      'enclosureduration',
      'mp3duration',
      'runtime',
      'runningtime',
      'playtime',
      'durationseconds',
      'durationsecs',
      'durationinseconds',
      'durationms',
      'durationmilliseconds',
      'durationminutes',
      'durationmins',
      'dauer',
      'laufzeit',
      'durée',
      'duree',
      'duración',
      'duracion',
      'duração',
      'duracao',
      'durata',
      'duur',
      'kesto',
      'délka',
      'czastrwania',
      'длительность',
      '时长',
      '時長',
    ],
  ],
  [
    'amount',
    [
      'length',
      'podcastlength',
      'audiolength',
      'audiofilelength',
      'episodelength',
      'mp3length',
      'medialength',
      'länge',
      'laenge',
    ],
  ],
  [
    'byteLength',
    [
      'bytelength',
      'bytes',
      'podcastbytes',
      'podcastfilesize',
      'audiofilesize',
      'audiobytes',
      'audiosize',
      'filesize',
      'filelength',
      'enclosurelength',
      'enclosuresize',
      'enclosurebytes',
      'mp3size',
      'mp3bytes',
      'mp3filesize',
      'mediasize',
      'mediabytes',
      'contentlength',
      'episodebytes',
      'episodefilesize',
      'sizeinbytes',
    ],
  ],
  [
    'file',
    [
      'file',
      'audio',
      'audiourl',
      'audiofile',
      'audiofileurl',
      'audiopath',
      'audiolink',
      'mp3',
      'mp3url',
      'mp3file',
      'podcastfile',
      'podcasturl',
      'podcastaudio',
      'podcastmp3',
      'enclosure',
      'enclosureurl',
      'mediaurl',
      'mediafile',
      'media',
      'episodefile',
      'episodeaudio',
      'downloadurl',
      'audiosrc',
      'fileurl',
      'url',
      'src',
    ],
  ],
];

/** Further keys that are clear inside a map that is about the audio, such as `enclosure: {url, length}`. */
const nestedKeys: KeyTable = [
  ['duration', ['time', 'seconds']],
  ['byteLength', ['size']],
  ['file', ['href', 'path', 'link', 'uri', 'filename']],
];

/** Maps whose entries are about the audio. */
const audioMaps = new Set([
  'enclosure',
  'enclosures',
  'audio',
  'file',
  'mp3',
  'media',
  'podcast',
  'episode',
  'itunes',
  'audiofile',
]);

/** Maps in which a theme keeps the whole of its own front matter. */
const wrapperMaps = new Set(['params', 'extra', 'data', 'metadata']);

/** Keys of a chapter list. */
const chapterKeys = new Set([
  'chapters',
  'chapter',
  'podcastchapters',
  'chaptermarks',
  'audiochapters',
  'episodechapters',
  'kapitel',
  'kapitelmarken',
  'chapitres',
  'capitulos',
  'capítulos',
  'capitoli',
  'hoofdstukken',
  'rozdzialy',
  'rozdziały',
]);

/** Keys whose value is audio only when it looks so: elsewhere they point at pages and pictures. */
const vagueFileKeys = new Set([
  'url',
  'src',
  'href',
  'path',
  'link',
  'uri',
  'media',
  'enclosure',
  'podcasturl',
  'downloadurl',
]);

const audioName = /\.(?:mp3|m4a|aac|ogg|opus|wav|flac)(?:[?#]|$)/i;

const topRanks = rankKeys(topKeys);
const nestedRanks = rankKeys(topKeys, nestedKeys);

function rankKeys(...tables: readonly KeyTable[]): ReadonlyMap<string, readonly [Role, number]> {
  const ranks = new Map<string, readonly [Role, number]>();
  for (const [role, keys] of tables.flat()) {
    for (const key of keys) ranks.set(key, [role, ranks.size]);
  }
  return ranks;
}

/** A key without what differs between styles: `audioFileSize`, `audio_file_size` and `audio-file-size` are one. */
export function foldKey(key: string): string {
  return key.toLowerCase().replace(/[-_\s]/g, '');
}

/**
 * What a key states, and how likely among the keys of its role (less is likelier); null for any other key.
 *
 * @param key as written
 * @param nested whether it is in a map that is about the audio
 */
export function roleOf(key: string, nested: boolean): readonly [Role, number] | null {
  return (nested ? nestedRanks : topRanks).get(foldKey(key)) ?? null;
}

/** Whether a map under this key is about the audio, wraps the whole front matter, or neither. */
export function mapKind(key: string): 'audio' | 'wrapper' | null {
  const folded = foldKey(key);
  if (audioMaps.has(folded)) return 'audio';
  return wrapperMaps.has(folded) ? 'wrapper' : null;
}

/** Whether a chapter list may be under this key. */
export function isChapterKey(key: string): boolean {
  return chapterKeys.has(foldKey(key));
}

/** Whether the value of a file key names audio. */
export function namesAudio(key: string, value: string): boolean {
  return value !== '' && (!vagueFileKeys.has(foldKey(key)) || endsAsAudio(value));
}

/** Whether a value is the name or the address of an audio file. */
export function endsAsAudio(value: string): boolean {
  return audioName.test(value);
}

/** Whether people may write a size with a unit under the key: `file_size`, not `length`, which a feed repeats unchanged. */
export function isSizeKey(key: string): boolean {
  return foldKey(key).endsWith('size');
}

/** The unit that a duration key names. */
export function unitOf(key: string): DurationUnit {
  const folded = foldKey(key);
  if (/(?:ms|milliseconds)$/.test(folded)) return 'milliseconds';
  return /(?:minutes|mins)$/.test(folded) ? 'minutes' : 'seconds';
}
