import { findUnescaped } from '../text/find-unescaped.js';
import { decodeLiteral, decodeString } from './string-literals.js';
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

/**
 * Reads a value that is written as a literal of a program: names without quotes or in quotes of any kind, comments, a comma
 * behind the last value. What has to be computed states nothing.
 *
 * @returns the value, null for anything else, and where reading stopped
 */
export function readLiteral(text: string, start: number, end: number) {
  const reader = new JsonReader(text, start, end, true);
  try {
    const value = reader.readOne();
    return { value, end: value.end };
  } catch (error) {
    if (!(error instanceof JsonTrouble)) throw error;
    return { value: null, end: error.offset };
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

const blanks = /[ \t\r\n]+/y;
/** With the comments of programs. */
const gap = /(?:\s|(?:\/\/|#)[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/)+/y;
const name = /[\p{L}_$][\p{L}\p{N}_$-]*|\d+/uy;
/** `'taken' as Tone` */
const cast = /[ \t]+(?:as|satisfies)[ \t]+[\w.<>[\]]+/y;
/** A piece of an expression: a string, a run of other characters, or a bracket. */
const piece = /"[^"\n]*"|'[^'\n]*'|[^"'`,;(){}[\]\n]+|[(){}[\],;]/y;
const longestExpression = 400;

/** A cursor over JSON text, or over a literal of a program. */
class JsonReader {
  readonly troubles: SyntaxTrouble[] = [];
  readonly #text: string;
  readonly #end: number;
  readonly #isProgram: boolean;
  #at: number;

  constructor(text: string, start: number, end: number, isProgram = false) {
    this.#text = text;
    this.#at = start;
    this.#end = end;
    this.#isProgram = isProgram;
  }

  readOne(): ValueNode {
    return this.#value(0);
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
    this.#match(this.#isProgram ? gap : blanks);
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
    const quote = this.#quote();
    if (quote !== '') {
      const text = this.#string();
      const style = quote === '"' ? 'double-quoted' : quote === "'" ? 'single-quoted' : 'indirect';
      const end = this.#at;
      if (!this.#isProgram || this.#isWhole())
        return { kind: 'scalar', type: 'string', text, style, start, end };
      this.#at = start;
    }
    const number = this.#match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y);
    const text = number ?? this.#match(/(?:true|false|null)(?!\w)/y);
    if (this.#isProgram && (text === null || !this.#isWhole())) return this.#expression(start);
    if (text === null) throw new JsonTrouble('a value was expected', start);
    const type = number === null ? (text === 'null' ? 'null' : 'boolean') : 'number';
    return { kind: 'scalar', type, text: type === 'null' ? '' : text, style: 'plain', start, end: this.#at };
  }

  /** The quote that a string begins with here, empty for none. */
  #quote(): string {
    const mark = this.#text[this.#at] ?? '';
    return mark === '"' || (this.#isProgram && (mark === "'" || mark === '`')) ? mark : '';
  }

  /** Whether nothing is behind a value that would make it a part of an expression. */
  #isWhole(): boolean {
    const at = this.#at;
    this.#match(cast);
    const from = this.#at;
    const isEnd = /[,}\]]/.test(this.#peek()) || this.#hasLineEnd(from);
    this.#at = at;
    return isEnd;
  }

  #hasLineEnd(from: number): boolean {
    return this.#text.slice(from, this.#at).includes('\n');
  }

  /** What a program computes, such as `14 * 60 + 32`, states nothing. */
  #expression(start: number): ScalarNode {
    this.#at = start;
    let depth = 0;
    let end = start;
    for (let next = this.#match(piece); next !== null; next = this.#match(piece)) {
      const isEnd = depth === 0 && /^[,)}\]]$/.test(next);
      if (isEnd || next === ';' || this.#at - start > longestExpression) {
        this.#at = end;
        break;
      }
      if (/^[({[]$/.test(next)) depth += 1;
      if (/^[)}\]]$/.test(next)) depth -= 1;
      end = this.#at;
    }
    if (this.#text.slice(start, end).trim() === '' || depth > 0)
      throw new JsonTrouble('a value was expected', end);
    return { kind: 'scalar', type: 'null', text: '', style: 'indirect', start, end };
  }

  #string(): string {
    const start = this.#at;
    const quote = this.#quote();
    const closing = quote === '"' ? /["\\]/g : quote === "'" ? /['\\]/g : /[`\\]/g;
    const end = findUnescaped(this.#text, start + 1, closing) + 1;
    const written = this.#text.slice(start, end);
    const text = end > this.#end ? null : this.#isProgram ? decodeLiteral(written) : decodeString(written);
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
    this.#peek();
    const start = this.#at;
    const key = this.#quote() !== '' ? this.#string() : this.#isProgram ? this.#match(name) : null;
    if (key === null) throw new JsonTrouble('a key in double quotes was expected', start);
    const keySpan = { start, end: this.#at };
    const next = this.#peek();
    if (next !== ':' && !(this.#isProgram && next === '='))
      throw new JsonTrouble('a colon was expected', this.#at);
    this.#at += 1;
    return { key, keySpan, value: this.#value(depth + 1), merged: false };
  }

  /** Whether another member follows; otherwise the closing mark is next. */
  #takeComma(closing: string): boolean {
    if (this.#isProgram) this.#match(cast);
    const from = this.#at;
    const next = this.#peek();
    if (next === closing) return false;
    if (this.#isProgram && next !== ',' && this.#hasLineEnd(from)) return true;
    if (next !== ',') throw new JsonTrouble(`a comma or ${closing} was expected`, this.#at);
    this.#at += 1;
    return !this.#isProgram || this.#peek() !== closing;
  }
}
