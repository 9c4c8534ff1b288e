import { parse } from 'smol-toml';
import { findUnescaped } from '../text/find-unescaped.js';
import type { ListNode, MapEntry, MapNode, ScalarNode, ScalarStyle, Span, ValueNode } from './value-tree.js';

interface Key extends Span {
  readonly name: string;
}

/** A table while its entries are being found; later headers may add to it. */
interface Table extends Span {
  readonly kind: 'table';
  readonly entries: Map<string, { readonly keySpan: Span; readonly value: Found }>;
  readonly braced: boolean;
}

/** A list of tables opened by `[[name]]`. */
interface TableList extends Span {
  readonly kind: 'tables';
  readonly tables: Table[];
}

type Found = Table | TableList | ValueNode;

/**
 * Finds the values of a TOML document that is known to be valid, with their spans.
 *
 * @param source the document
 * @param offset what to add to its positions
 */
export function scanToml(source: string, offset: number): MapNode {
  return finishTable(new TomlScanner(source, offset).scan());
}

function newTable(at: Span, braced: boolean): Table {
  return { kind: 'table', entries: new Map(), braced, start: at.start, end: at.end };
}

function finish(found: Found): ValueNode {
  if (found.kind === 'table') return finishTable(found);
  if (found.kind !== 'tables') return found;
  return { kind: 'list', items: found.tables.map(finishTable), start: found.start, end: found.end };
}

function finishTable({ entries: found, braced, start, end }: Table): MapNode {
  const entries = [...found].map(
    ([key, { keySpan, value }]): MapEntry => ({ key, keySpan, value: finish(value), merged: false }),
  );
  return { kind: 'map', entries, braced, start, end };
}

/** A cursor over valid TOML. */
class TomlScanner {
  readonly #source: string;
  readonly #offset: number;
  #at = 0;

  constructor(source: string, offset: number) {
    this.#source = source;
    this.#offset = offset;
  }

  scan(): Table {
    const root = newTable({ start: this.#offset, end: this.#offset + this.#source.length }, false);
    let current = root;
    for (;;) {
      this.#skipSpace(/[ \t\r\n]*/y);
      if (this.#at >= this.#source.length) return root;
      if (this.#source[this.#at] === '[') current = this.#header(root);
      else this.#assignment(current);
    }
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  /** Space and comments. */
  #skipSpace(space: RegExp): void {
    do this.#skip(space);
    while (this.#skip(/#[^\n]*/y) !== '');
  }

  /** A string in any of the four kinds of quotes; empty when there is none here. */
  #quoted(): string {
    const start = this.#at;
    const opening = this.#skip(/"""|'''|"|'/y);
    if (opening === '') return '';
    const quote = opening.charAt(0);
    const wanted = quote === '"' ? /["\\]/g : /'/g;
    let found = findUnescaped(this.#source, this.#at, wanted);
    while (found < this.#source.length && !this.#source.startsWith(opening, found))
      found = findUnescaped(this.#source, found + 1, wanted);
    this.#at = found + opening.length;
    // The last quotes of a text over lines may be its own.
    if (opening.length === 3) while (this.#source[this.#at] === quote) this.#at += 1;
    this.#at = Math.min(this.#at, this.#source.length);
    return this.#source.slice(start, this.#at);
  }

  #spanFrom(start: number): Span {
    return { start: this.#offset + start, end: this.#offset + this.#at };
  }

  #header(root: Table): Table {
    const start = this.#at;
    const opening = this.#skip(/\[\[?/y);
    const path = this.#keyPath();
    this.#skip(/[ \t]*\]\]?/y);
    const span = this.#spanFrom(start);
    const last = path.at(-1);
    const parent = descend(root, path.slice(0, -1));
    if (last === undefined) return root;
    if (opening === '[') return descend(parent, [last]);
    const table = newTable(span, false);
    const list = parent.entries.get(last.name)?.value;
    if (list?.kind === 'tables') list.tables.push(table);
    else
      parent.entries.set(last.name, { keySpan: last, value: { kind: 'tables', tables: [table], ...span } });
    return table;
  }

  #assignment(table: Table): void {
    const start = this.#at;
    const path = this.#keyPath();
    this.#skip(/[ \t]*=[ \t]*/y);
    const last = path.at(-1);
    const value = this.#value();
    if (last !== undefined)
      descend(table, path.slice(0, -1)).entries.set(last.name, { keySpan: last, value });
    // Every pass must advance, even if the document is not what smol-toml took it for.
    if (this.#at === start) this.#at += 1;
  }

  #keyPath(): Key[] {
    const path: Key[] = [];
    do {
      this.#skip(/[ \t]*/y);
      const start = this.#at;
      const raw = this.#quoted() || this.#skip(/[A-Za-z0-9_-]+/y);
      path.push({ name: /^["']/.test(raw) ? decode(raw) : raw, ...this.#spanFrom(start) });
      this.#skip(/[ \t]*/y);
    } while (this.#skip(/\./y) !== '');
    return path;
  }

  #value(): ValueNode | Table {
    const next = this.#source[this.#at];
    if (next === '[') return this.#list();
    if (next === '{') return this.#inlineTable();
    return this.#scalar();
  }

  #list(): ListNode {
    const start = this.#at;
    this.#at += 1;
    const items: ValueNode[] = [];
    for (;;) {
      this.#skipSpace(/[ \t\r\n,]*/y);
      if (this.#at >= this.#source.length || this.#skip(/\]/y) !== '') break;
      const before = this.#at;
      items.push(finish(this.#value()));
      if (this.#at === before) this.#at += 1;
    }
    return { kind: 'list', items, ...this.#spanFrom(start) };
  }

  #inlineTable(): Table {
    const start = this.#at;
    this.#at += 1;
    const entries: Table['entries'] = new Map();
    const table = { kind: 'table', entries, braced: true } as const;
    for (;;) {
      this.#skipSpace(/[ \t\r\n,]*/y);
      if (this.#at >= this.#source.length || this.#skip(/\}/y) !== '') break;
      this.#assignment({ ...table, start, end: start });
    }
    return { ...table, ...this.#spanFrom(start) };
  }

  #scalar(): ScalarNode {
    const start = this.#at;
    const quoted = this.#quoted();
    if (quoted !== '') {
      return {
        kind: 'scalar',
        type: 'string',
        text: decode(quoted),
        style: quoteStyle(quoted),
        ...this.#spanFrom(start),
      };
    }
    const raw = this.#skip(/[^,\]}#\r\n]*/y);
    const text = raw.trimEnd();
    this.#at -= raw.length - text.length;
    const type = /^(?:true|false)$/.test(text) ? 'boolean' : /^\d{2,4}[-:]/.test(text) ? 'time' : 'number';
    return { kind: 'scalar', type, text, style: 'plain', ...this.#spanFrom(start) };
  }
}

/** The table at a path below another one; it is made if it is missing. */
function descend(table: Table, path: readonly Key[]): Table {
  let current = table;
  for (const key of path) {
    const found = current.entries.get(key.name)?.value;
    const next = found?.kind === 'tables' ? found.tables.at(-1) : found;
    if (next?.kind === 'table') {
      current = next;
      continue;
    }
    const made = newTable(key, false);
    current.entries.set(key.name, { keySpan: key, value: made });
    current = made;
  }
  return current;
}

function quoteStyle(raw: string): ScalarStyle {
  if (raw.startsWith('"""') || raw.startsWith("'''")) return 'indirect';
  return raw.startsWith("'") ? 'single-quoted' : 'double-quoted';
}

function decode(quoted: string): string {
  const value = parse(`value = ${quoted}`)['value'];
  return typeof value === 'string' ? value : quoted;
}
