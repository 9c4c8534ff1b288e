import { findUnescaped } from '../text/find-unescaped.js';
import {
  duplicateKeys,
  type ListNode,
  listAsMap,
  type MapEntry,
  type MapNode,
  maxNesting,
  type ScalarNode,
  type SyntaxTrouble,
  type ValueNode,
  type ValueTree,
} from './value-tree.js';

/**
 * Reads a JSON object into values with their spans.
 *
 * @param text the notes
 * @param start offset of the opening brace
 * @param end offset after the closing one
 * @see RFC 8259
 */
export function readJson(text: string, start: number, end: number): ValueTree {
  const reader = new JsonReader(text, start, end);
  try {
    const root = reader.readWhole();
    if (root.kind === 'scalar') throw new JsonTrouble('an object was expected', start);
    return { root: root.kind === 'map' ? root : listAsMap(root), troubles: reader.troubles };
  } catch (error) {
    if (!(error instanceof JsonTrouble)) throw error;
    const at = { start: error.offset, end: Math.min(error.offset + 1, end) };
    return {
      root: null,
      troubles: [...reader.troubles, { ...at, problem: error.problem, detail: error.message }],
    };
  }
}

class JsonTrouble extends Error {
  readonly offset: number;
  readonly problem: SyntaxTrouble['problem'];

  constructor(message: string, offset: number, problem: SyntaxTrouble['problem'] = 'syntax') {
    super(message);
    this.offset = offset;
    this.problem = problem;
  }
}

/** A cursor over JSON text. */
class JsonReader {
  readonly troubles: SyntaxTrouble[] = [];
  readonly #text: string;
  readonly #end: number;
  #at: number;

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.#at = start;
    this.#end = end;
  }

  readWhole(): ValueNode {
    const value = this.#value(0);
    this.#skipBlanks();
    if (this.#at < this.#end) throw new JsonTrouble('nothing more was expected', this.#at);
    return value;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found === null || this.#at + found.length > this.#end) return null;
    this.#at += found.length;
    return found;
  }

  #skipBlanks(): void {
    this.#match(/[ \t\r\n]+/y);
  }

  #peek(): string {
    this.#skipBlanks();
    return this.#at < this.#end ? (this.#text[this.#at] ?? '') : '';
  }

  #value(depth: number): ValueNode {
    if (depth > maxNesting) throw new JsonTrouble('nested too deeply', this.#at, 'too-deep');
    const next = this.#peek();
    if (next === '{') return this.#map(depth);
    if (next === '[') return this.#list(depth);
    return this.#scalar();
  }

  #scalar(): ScalarNode {
    const start = this.#at;
    if (this.#text[start] === '"') {
      const text = this.#string();
      return { kind: 'scalar', type: 'string', text, style: 'double-quoted', start, end: this.#at };
    }
    const number = this.#match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y);
    const text = number ?? this.#match(/(?:true|false|null)(?!\w)/y);
    if (text === null) throw new JsonTrouble('a value was expected', start);
    const type = number === null ? (text === 'null' ? 'null' : 'boolean') : 'number';
    return { kind: 'scalar', type, text: type === 'null' ? '' : text, style: 'plain', start, end: this.#at };
  }

  #string(): string {
    const start = this.#at;
    const end = findUnescaped(this.#text, start + 1, /["\\]/g) + 1;
    const text = end > this.#end ? null : decodeString(this.#text.slice(start, end));
    this.#at = end;
    if (text !== null) return text;
    throw new JsonTrouble('the string has a control character or an unknown escape', start);
  }

  #list(depth: number): ListNode {
    const start = this.#at;
    this.#at += 1;
    const items: ValueNode[] = [];
    if (this.#peek() !== ']') {
      do items.push(this.#value(depth + 1));
      while (this.#takeComma(']'));
    }
    this.#at += 1;
    return { kind: 'list', items, start, end: this.#at };
  }

  #map(depth: number): MapNode {
    const start = this.#at;
    this.#at += 1;
    const entries: MapEntry[] = [];
    if (this.#peek() !== '}') {
      do entries.push(this.#entry(depth));
      while (this.#takeComma('}'));
    }
    this.#at += 1;
    // One by one: there may be more than the arguments a call can take.
    for (const trouble of duplicateKeys(entries)) this.troubles.push(trouble);
    return { kind: 'map', entries, braced: true, start, end: this.#at };
  }

  #entry(depth: number): MapEntry {
    if (this.#peek() !== '"') throw new JsonTrouble('a key in double quotes was expected', this.#at);
    const start = this.#at;
    const key = this.#string();
    const keySpan = { start, end: this.#at };
    if (this.#peek() !== ':') throw new JsonTrouble('a colon was expected', this.#at);
    this.#at += 1;
    return { key, keySpan, value: this.#value(depth + 1), merged: false };
  }

  /** Whether another member follows; otherwise the closing mark is next. */
  #takeComma(closing: string): boolean {
    const next = this.#peek();
    if (next === closing) return false;
    if (next !== ',') throw new JsonTrouble(`a comma or ${closing} was expected`, this.#at);
    this.#at += 1;
    return true;
  }
}

function decodeString(raw: string): string | null {
  try {
    const text: unknown = JSON.parse(raw);
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}
