import { parseByteLength } from './byte-length.js';
import { isClearlyDuration } from './duration.js';
import { foldKey, isChapterKey, mapKind, namesAudio, type Role, roleOf } from './keys.js';
import type { MapEntry, MapNode, ScalarNode, ValueNode } from './value-tree.js';

/** An entry that may state one of the values, and where it is. */
export interface Candidate {
  readonly entry: MapEntry;
  readonly map: MapNode;
  /** The key as written, dotted when nested. */
  readonly key: string;
  /** Less is likelier. */
  readonly rank: number;
  /** The entry that has a value for each format, where this is one of them: other values are next to that entry. */
  readonly formats?: Pick<Candidate, 'entry' | 'map'>;
}

/** Every entry that is about the episode, by what it states; likeliest first. */
export interface Candidates {
  readonly title: readonly Candidate[];
  readonly duration: readonly Candidate[];
  readonly byteLength: readonly Candidate[];
  readonly file: readonly Candidate[];
  readonly chapters: readonly Candidate[];
}

/** What a map with a value for each format calls ours, and the others. */
const mp3Keys = new Set(['mp3', 'audio/mpeg', 'audio/mp3', 'mpeg']);
const otherFormat = /^(?:audio\/.+|m4a|m4b|mp4|aac|ogg|oga|vorbis|opus|flac|wav|webm)$/;

type Lists = { readonly [K in keyof Candidates]: Candidate[] };

/** What one level of nesting costs in likelihood: more than there are keys. */
const nestingRank = 1000;

/**
 * Finds what states title, duration, byte length, file and chapters: at the top, in a theme's wrapper (`params:`), and
 * in maps about the audio (`enclosure: {url, length}`).
 */
export function findCandidates(root: MapNode): Candidates {
  const lists: Lists = { title: [], duration: [], byteLength: [], file: [], chapters: [] };
  collect(root, { prefix: '', depth: 0, nested: false }, lists);
  for (const list of Object.values(lists)) list.sort((a, b) => a.rank - b.rank);
  return lists;
}

interface Where {
  readonly prefix: string;
  readonly depth: number;
  /** Within a map that is about the audio. */
  readonly nested: boolean;
}

function collect(map: MapNode, where: Where, lists: Lists): void {
  for (const entry of map.entries) {
    const key = where.prefix + entry.key;
    const below = where.depth < 2 ? soleMap(entry.value) : null;
    const kind = below === null ? null : mapKind(entry.key);
    if (below !== null && kind !== null) {
      const prefix = key + below.at;
      collect(below.map, { prefix, depth: where.depth + 1, nested: kind === 'audio' }, lists);
      continue;
    }
    const [role, rank] = roleOf(entry.key, where.nested) ?? [null, 0];
    const found = { map, entry, key, rank: where.depth * nestingRank + rank };
    for (const each of role === null ? [found] : ofThisFormat(found, role)) {
      const list = isChapterKey(each.entry.key)
        ? 'chapters'
        : role === null
          ? null
          : listFor(role, each.key, each.entry);
      if (list !== null) lists[list].push(each);
    }
  }
}

/** The entry for the mp3, in a map with a value for each format that has one; else the entry as it is. */
function ofThisFormat(found: Candidate, role: Role): readonly Candidate[] {
  const { value } = found.entry;
  const formats = value.kind === 'map' ? value : null;
  const names = formats?.entries.map(({ key }) => foldKey(key)) ?? [];
  const areFormats = names.every((name) => mp3Keys.has(name) || otherFormat.test(name));
  // A size can be that of anything; where the key may mean something else, being in another map makes it less likely.
  if (formats === null || !(areFormats || role === 'byteLength')) return [found];
  return formats.entries
    .filter(({ key }) => mp3Keys.has(foldKey(key)))
    .map((entry) => ({
      ...found,
      entry,
      map: formats,
      key: `${found.key}.${entry.key}`,
      formats: { entry: found.entry, map: found.map },
    }));
}

/** What an entry states, now that its value is seen. */
function listFor(role: Role, path: string, { key, value }: MapEntry): keyof Candidates | null {
  const text = value.kind === 'scalar' ? value.text : null;
  if (role === 'amount') return text !== null && isClearlyDuration(text) ? 'duration' : 'byteLength';
  if (role === 'file') return text !== null && namesAudio(key, text) ? role : null;
  if (role === 'title') return text !== null && isEpisodeTitle(path) ? role : null;
  return role;
}

/** The title of the episode, not that of the show or of a picture. */
function isEpisodeTitle(key: string): boolean {
  return !key.includes('.') || /^(?:episode|params|extra|data|metadata)\.[^.]*$/i.test(key);
}

/** The map itself, or of a list, as `enclosures:` has it, the only one, or the only one of an mp3. */
function soleMap(value: ValueNode): { readonly map: MapNode; readonly at: string } | null {
  if (value.kind === 'map') return { map: value, at: '.' };
  const maps = value.kind === 'list' ? value.items : [];
  const ofMp3 = maps.length === 1 ? maps : maps.filter(namesMp3);
  const [first] = ofMp3;
  return first?.kind === 'map' && ofMp3.length === 1 ? { map: first, at: `[${maps.indexOf(first)}].` } : null;
}

function namesMp3(item: ValueNode): boolean {
  const entries = item.kind === 'map' ? item.entries : [];
  return entries.some(
    ({ value }) => value.kind === 'scalar' && /\.mp3(?:[?#]|$)|^audio\/mpeg$/i.test(value.text),
  );
}

/**
 * Whether an entry states something, so that `duration:` without a value counts as missing. 0 bytes or 0 seconds state
 * nothing, either: in RSS 2.0 a length of 0 means that it is unknown.
 */
export function isStated(candidate: Candidate): boolean {
  const { value } = candidate.entry;
  return value.kind !== 'scalar' || (value.type !== 'null' && !/^\s*(?:0+\s*)?$/.test(value.text));
}

/** Whether an entry is a size for people, which is never rewritten: `13.7 MB` next to the exact length, or in its place. */
export function isRoundedSize(candidate: Candidate): boolean {
  const read = parseByteLength(scalarOf(candidate)?.text ?? '');
  return typeof read === 'object' && 'ranges' in read;
}

/** The scalar of a candidate, or null for a list or map. */
export function scalarOf(candidate: Candidate): ScalarNode | null {
  return candidate.entry.value.kind === 'scalar' ? candidate.entry.value : null;
}
