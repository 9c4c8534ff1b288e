import {
  duplicateKeys,
  type MapEntry,
  type ScalarNode,
  type ScalarStyle,
  type ValueNode,
  type ValueTree,
} from './value-tree.js';

// YAML that means the same to every reader: plain values that start with a letter or a digit and have neither `: ` nor ` #`
// in them, quoted ones without escapes, and lists of such values on one line. The classes are short: long ones take longer to
// compile than the lines to read.
const control = String.raw`\0-\x1f\x7f-\x9f`;
const first = String.raw`[A-Za-z0-9\xc0-\u1fff\u3040-\ud7ff]`;
const inWord = String.raw`(?:[^\s:${control}]|:(?=[^\s${control}]))`;
const plain = String.raw`${first}${inWord}*(?: +[^\s:#${control}]${inWord}*)*`;
const quoted = String.raw`"[^"\\${control}]*"|'[^'${control}]*'`;
const inList = String.raw`[\w\xc0-\u1fff\u3040-\ud7ff.-]`;
const item = String.raw`(?:${quoted}|${first}${inList}*(?: +${inList}+)*)`;
const list = String.raw`\[ *(?:${item} *(?:, *${item} *)*)?\]`;

const items = new RegExp(item, 'g');
const nextLine = new RegExp(
  String.raw`(?:([A-Za-z_][\w-]{0,60}):( *)(?:(?<= )(${quoted}|${list}|${plain}) *)?| *)(?:(?<![^ \n])#.*)?(?:\r?\n|$)`,
  'y',
);

/**
 * Reads YAML of `key: value` lines alone, as most notes have it, so that the parser of the whole language need not be loaded.
 *
 * @returns what `parseYaml` gives for it, or null for anything that is less plain
 */
export function readFlatYaml(source: string, offset: number): ValueTree | null {
  const entries: MapEntry[] = [];
  for (let at = 0; at < source.length; at = nextLine.lastIndex) {
    nextLine.lastIndex = at;
    const line = nextLine.exec(source);
    if (line === null) return null;
    const [, key, gap = '', value = ''] = line;
    if (key !== undefined) entries.push(entryOf(key, offset + at, value, key.length + 1 + gap.length));
  }
  const start = entries[0]?.keySpan.start;
  const end = entries.at(-1)?.value.end;
  // The map of an empty document is all of it.
  if (start === undefined || end === undefined) return null;
  return { root: { kind: 'map', entries, braced: false, start, end }, troubles: duplicateKeys(entries) };
}

function entryOf(key: string, start: number, value: string, distance: number): MapEntry {
  const read = value.startsWith('[') ? readList : readScalar;
  return {
    // Only as a value: as a key, `null` is a key without a name.
    key: readScalar(key, start).text,
    keySpan: { start, end: start + key.length },
    value: read(value, start + distance),
    merged: false,
  };
}

function readList(text: string, start: number): ValueNode {
  const found = [...text.matchAll(items)].map(({ 0: written, index }) => readScalar(written, start + index));
  return { kind: 'list', items: found, start, end: start + text.length };
}

function readScalar(written: string, start: number): ScalarNode {
  const span = { start, end: start + written.length };
  const style = styleOf(written);
  if (style === 'single-quoted' || style === 'double-quoted')
    return { kind: 'scalar', type: 'string', text: written.slice(1, -1), style, ...span };
  const type = typeOf(written);
  return { kind: 'scalar', type, text: type === 'null' ? '' : written, style, ...span };
}

function styleOf(written: string): ScalarStyle {
  if (written === '') return 'empty';
  if (written.startsWith("'")) return 'single-quoted';
  return written.startsWith('"') ? 'double-quoted' : 'plain';
}

/** @see https://yaml.org/spec/1.2.2/#1032-tag-resolution */
function typeOf(written: string): ScalarNode['type'] {
  if (/^(?:null|Null|NULL)?$/.test(written)) return 'null';
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(written)) return 'boolean';
  return /^(?:\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\dA-Fa-f]+)$/.test(written) ? 'number' : 'string';
}
