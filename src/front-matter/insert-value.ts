import type { FrontMatterBlock } from './block.js';
import { type Candidate, type Candidates, scalarOf } from './candidates.js';
import { foldKey } from './keys.js';
import { renderNew, type WantedValue } from './replace-value.js';
import type { TextEdit } from './text-edit.js';
import type { MapEntry, MapNode } from './value-tree.js';

/** Where a new entry goes: after an entry of a map, or first in a map without entries. */
interface Spot {
  readonly map: MapNode;
  readonly after: MapEntry | null;
  /** The start of the line where it goes if that is not the one after `after`. */
  readonly line: number | null;
}

/** Notes with front matter that was read, to be edited. */
export interface EditedNotes {
  readonly text: string;
  readonly block: FrontMatterBlock;
  /** What `block` holds. */
  readonly root: MapNode;
  readonly candidates: Candidates;
}

/**
 * Adds an entry next to the one that belongs with it (`length` after `duration`), else at the end of the front matter,
 * written as the file is written.
 */
export function insertValue(notes: EditedNotes, wanted: WantedValue): TextEdit {
  const sibling = findSibling(notes.candidates, wanted);
  const spot = sibling === null ? lastSpot(notes) : { map: sibling.map, after: sibling.entry, line: null };
  const key = keyFor(wanted, sibling, spot.map);
  const value = quoteNew(notes.block, sibling, wanted);
  return spot.map.braced ? insertInBraces(notes, spot, key, value) : insertLine(notes, spot, key, value);
}

function findSibling(candidates: Candidates, wanted: WantedValue): Candidate | null {
  const others = wanted.what === 'byteLength' ? candidates.duration : candidates.byteLength;
  const sibling = [...others, ...candidates.file].find(({ entry }) => !entry.merged) ?? null;
  return sibling === null ? null : { ...sibling, ...sibling.formats };
}

function lastSpot({ text, block, root }: EditedNotes): Spot {
  const own = root.entries.filter((entry) => !entry.merged);
  if (block.kind === 'yaml') return { map: root, after: own.at(-1) ?? null, line: block.end + 1 };
  // In TOML everything after the first [table] belongs to a table.
  const top = block.kind === 'toml' ? own.filter((entry) => isAssignment(text, entry)) : own;
  return { map: root, after: top.at(-1) ?? null, line: null };
}

function isAssignment(text: string, { keySpan, value }: MapEntry): boolean {
  return /^\s*=\s*$/.test(text.slice(keySpan.end, value.start));
}

/** The keys that shows use together, by how the sibling's begins. */
const families: readonly (readonly [RegExp, Record<WantedValue['what'], string>])[] = [
  [/^podcast(?!s)/, { byteLength: 'podcast_bytes', duration: 'podcast_duration' }],
  [/^audioduration/, { byteLength: 'audio_file_size', duration: 'audio_duration' }],
  [/^episodeduration/, { byteLength: 'episode_bytes', duration: 'episode_duration' }],
];

/** The key for a new value: of the family of its sibling, spelled in the same way, and not in use. */
function keyFor(wanted: WantedValue, sibling: Candidate | null, map: MapNode): string {
  const model = sibling?.entry.key ?? '';
  const family = families.find(([prefix]) => prefix.test(foldKey(model)))?.[1][wanted.what];
  const usual =
    wanted.what === 'byteLength' ? ['length', 'bytes', 'byte_length'] : ['duration', 'audio_duration'];
  const taken = new Set(map.entries.map((entry) => entry.key));
  const keys = [...(family === undefined ? [] : [family]), ...usual].map((key) => spellLike(key, model));
  return keys.find((key) => !taken.has(key)) ?? keys[0] ?? '';
}

function spellLike(key: string, model: string): string {
  if (model.includes('-')) return key.replaceAll('_', '-');
  const camel = /[a-z][A-Z]/.test(model);
  return camel ? key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) : key;
}

/**
 * A clock is always in quotes, because YAML 1.1 would take it for a number; a byte length is written like the duration next
 * to it.
 */
function quoteNew(block: FrontMatterBlock, sibling: Candidate | null, wanted: WantedValue): string {
  const value = renderNew(wanted);
  const style = sibling === null ? null : scalarOf(sibling)?.style;
  if (style === 'single-quoted' && block.kind !== 'json') return `'${value}'`;
  const asSibling = block.kind === 'yaml' && style === 'double-quoted';
  return wanted.what === 'duration' || asSibling ? `"${value}"` : value;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEndOf(text: string): string {
  const lineFeed = text.indexOf('\n');
  return text[lineFeed - 1] === '\r' ? '\r\n' : '\n';
}

function insertLine({ text, block }: EditedNotes, spot: Spot, key: string, value: string): TextEdit {
  const model = spot.after ?? spot.map.entries.find((entry) => !entry.merged) ?? null;
  const lead = model === null ? '' : text.slice(lineStart(text, model.keySpan.start), model.keySpan.start);
  // `- url:` opens an item, its other entries are below; a dotted TOML key repeats its path.
  const prefix = block.kind === 'toml' ? lead : lead.replace(/\S/g, ' ');
  const joint = block.kind === 'toml' ? ' = ' : ': ';
  const start = spot.line ?? (spot.after === null ? block.start : endOfEntry(text, spot.after));
  return { start, end: start, content: `${prefix}${key}${joint}${value}${lineEndOf(text)}` };
}

/** The start of the line after an entry; a block scalar ends with its line end already. */
function endOfEntry(text: string, { keySpan, value }: MapEntry): number {
  const lineFeed = text.indexOf('\n', Math.max(value.end - 1, keySpan.end));
  return lineFeed === -1 ? text.length : lineFeed + 1;
}

function insertInBraces({ text, block }: EditedNotes, spot: Spot, key: string, value: string): TextEdit {
  const after = spot.after ?? spot.map.entries.at(-1) ?? null;
  const quoted = block.kind === 'json' || (after !== null && text[after.keySpan.start] === '"');
  const name = quoted ? `"${key}"` : key;
  const usualJoint = block.kind === 'toml' ? ' = ' : ': ';
  if (after === null) {
    const start = text.indexOf('{', spot.map.start) + 1;
    return { start, end: start, content: name + usualJoint + value };
  }
  const written = text.slice(after.keySpan.end, after.value.start);
  const joint = /^[ \t]*[:=][ \t]*$/.test(written) && (quoted || written !== ':') ? written : usualJoint;
  const lead = text.slice(lineStart(text, after.keySpan.start), after.keySpan.start);
  const separator = /^[ \t]+$/.test(lead)
    ? `,${lineEndOf(text)}${lead}`
    : joint.trim() === joint && quoted
      ? ','
      : ', ';
  const start = after.value.end;
  return { start, end: start, content: separator + name + joint + value };
}
