import type { Cut, Insertion } from '../../chapters/timeline-map.js';
import { parseCut, parseInsertion } from '../../chapters/timeline-pieces.js';
import { parseOffset } from '../../chapters/timestamp.js';
import { writableFormats } from '../../formats/writable-formats.js';
import { isWholeAddress } from '../../published/web-address.js';
import { type ChapterImageRule, parseChapterImage } from '../../run/image-rules.js';
import { maxTagByteLength } from '../../run/options.js';
import { playerNames } from '../../verify/players/player-names.js';
import { outputFormatNames } from '../output/names.js';
import { choiceOf, choicesOf, pathOf, type ValueKind } from './value-kind.js';

export const file = pathOf('FILE', 'file');
export const folder = pathOf('DIR', 'folder');

/** The path of a file, or - for standard input. */
export const fileOrInput: ValueKind<string> = {
  ...file,
  read: (text, previous) => (text === '-' ? text : file.read(text, previous)),
};

/** A path, or an address of the web. */
export const fileOrAddress: ValueKind<string> = {
  name: 'FILE|URL',
  expected: 'the path of a file, or a URL',
  read: (text) => (text === '' ? undefined : text),
  completes: 'file',
};

/** Folders, one each time the option is given: paths may hold commas. */
export const folders: ValueKind<readonly string[]> = {
  name: 'DIR',
  expected: 'the path of a folder',
  isRepeatable: true,
  read: (text, previous = []) => (text === '' ? undefined : [...previous, text]),
  completes: 'folder',
};

/** A shift of time, in milliseconds. */
export const offset: ValueKind<number> = {
  name: 'TIME',
  expected: 'seconds or a clock time with a sign, such as +12.5 or -0:03',
  read: (text) => parseOffset(text) ?? undefined,
};

/** Pieces that were cut out; one each time the option is given. */
export const cuts: ValueKind<readonly Cut[]> = {
  name: 'A-B',
  expected: 'an earlier and a later time, such as 12:00-12:30 or 720-750.5',
  read: (text, previous = []) => {
    const cut = parseCut(text);
    return cut === null ? undefined : [...previous, cut];
  },
};

/** Pieces that were put in; one each time the option is given. */
export const insertions: ValueKind<readonly Insertion[]> = {
  name: 'T+D',
  expected: 'a time and a duration, such as 0:00+8.5 or 12:00+0:30',
  read: (text, previous = []) => {
    const insertion = parseInsertion(text);
    return insertion === null ? undefined : [...previous, insertion];
  },
};

/** Seconds, in milliseconds. */
export const seconds: ValueKind<number> = {
  name: 'SECONDS',
  expected: 'a number of seconds, such as 1 or 0.5',
  read: (text) => (/^\d{1,9}(?:\.\d+)?$/.test(text) ? Math.round(Number(text) * 1000) : undefined),
};

export const bytes: ValueKind<number> = {
  name: 'BYTES',
  expected: `a whole number of bytes up to ${maxTagByteLength}, such as 4096`,
  read: (text) => (/^\d{1,9}$/.test(text) && Number(text) <= maxTagByteLength ? Number(text) : undefined),
};

export const pixels: ValueKind<number> = {
  name: 'PIXELS',
  expected: 'a whole number from 64 to 3000, such as 600',
  read: (text) =>
    /^\d{2,4}$/.test(text) && Number(text) >= 64 && Number(text) <= 3000 ? Number(text) : undefined,
};

/** Pictures of chapters; one each time the option is given. */
export const chapterImages: ValueKind<readonly ChapterImageRule[]> = {
  name: 'TITLE=FILE',
  expected: 'a title, a number or *, then = and a path, such as 2=cover-2.jpg or *={notes}-{nn}.png',
  isRepeatable: true,
  takesMap: true,
  read: (text, previous = []) => {
    const rule = parseChapterImage(text);
    return rule === null ? undefined : [...previous, rule];
  },
};

/** An address of the web. */
export const address: ValueKind<string> = {
  name: 'URL',
  expected: 'a URL that starts with https:// or http://',
  read: (text) => (isWholeAddress(text) ? text : undefined),
};

export const count: ValueKind<number> = {
  name: 'N',
  expected: 'a whole number from 1 to 256, such as 4',
  read: (text) => (/^[1-9]\d{0,2}$/.test(text) && Number(text) <= 256 ? Number(text) : undefined),
};

export const title: ValueKind<string> = {
  name: 'TITLE',
  expected: 'a title',
  read: (text) => (text.trim() === '' ? undefined : text),
};

export const line: ValueKind<string> = {
  name: 'LINE',
  expected: 'a line with a time and a title, such as "- [@0:00] - Title"',
  read: (text) => (/\d/.test(text) && !/[\r\n]/.test(text) ? text : undefined),
};

/** Which part of the list is run: one that is stated, or the one that an engine gives. */
export type ShardChoice =
  | { readonly kind: 'stated'; readonly index: number; readonly count: number }
  /** @property count null if the engine or the environment says it */
  | { readonly kind: 'engine'; readonly count: number | null };

/** `2/8`: the second of eight; `auto` or `auto/8`: the one of this task. */
export const shard: ValueKind<ShardChoice> = {
  name: 'I/N',
  expected: 'a part and the number of parts, such as 2/8, counted from 1; or auto, or auto/8',
  read: (text) => {
    const [engine, total] = /^auto(?:\/([1-9]\d{0,8}))?$/.exec(text) ?? [];
    if (engine !== undefined) return { kind: 'engine', count: total === undefined ? null : Number(total) };
    const [, index = 0, parts = 0] = (/^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? []).map(Number);
    return index < 1 || index > parts ? undefined : { kind: 'stated', index, count: parts };
  },
};

export const updatableValues = choicesOf('VALUES', ['length', 'duration', 'length=published']);
export const chapterFormats = choicesOf('FORMATS', writableFormats);
export const players = choicesOf('NAMES', [...playerNames, 'all']);
export const listed = choiceOf('WHAT', ['written']);
export const tagVersion = choiceOf('VERSION', ['auto', '2.3', 'keep']);
export const outputFormat = choiceOf('FORMAT', outputFormatNames);
