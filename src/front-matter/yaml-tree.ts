import {
  type Alias,
  type Document,
  isAlias,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseDocument,
  type Scalar,
} from 'yaml';
import {
  duplicateKeys,
  listAsMap,
  type MapEntry,
  maxNesting,
  type ScalarNode,
  type ScalarStyle,
  type Span,
  type SyntaxTrouble,
  type ValueNode,
  type ValueTree,
} from './value-tree.js';
import { yamlNesting } from './yaml-depth.js';
import { mergedEntries } from './yaml-merge.js';

/**
 * The most values that aliases may add to those that are written; a document with more is a bomb. Walking this many values
 * takes a twentieth of a second.
 */
const maxAliasedValues = 10_000;

/**
 * Parses a YAML document into values with their spans.
 *
 * @param source the document
 * @param offset what to add to its positions
 * @param top what may be at its top: a file of data may be a list
 */
export function parseYaml(source: string, offset: number, top: 'map' | 'map or list' = 'map'): ValueTree {
  if (yamlNesting(source, maxNesting) > maxNesting) return tooDeep(offset);
  try {
    // Duplicate keys are found below: the parser compares each key with every other one.
    const document = parseDocument(source, {
      version: '1.2',
      // Also where a document says `%YAML 1.1`, in which 12:30 is a number and some values are of other shapes.
      schema: 'core',
      uniqueKeys: false,
      // `!!omap`, `!!set` and the like have nodes of other shapes, and front matter has no use for them.
      resolveKnownTags: false,
      prettyErrors: false,
      // 'silent' would also be silent about a second document. Nothing is logged here: errors are taken from the document.
      logLevel: 'error',
    });
    const troubles = document.errors.map(
      (error): SyntaxTrouble => ({
        problem: 'syntax',
        detail: error.code === 'MULTIPLE_DOCS' ? 'a second document begins here' : error.message,
        start: offset + error.pos[0],
        end: offset + Math.max(error.pos[1], error.pos[0]),
      }),
    );
    if (troubles.length > 0) {
      const joined = joinQuotedLines(source);
      return joined === source ? { root: null, troubles } : parseYaml(joined, offset, top);
    }
    return new TreeReader(source, offset, document).read(top);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(offset);
  }
}

const quotedValue =
  /^([ \t]*(?:- )?[\w-]+:[ \t]+)('[^']*(?:''[^']*)*'|"[^"\\]*(?:\\[^][^"\\]*)*")[ \t]*(?=\r?\n|$)/gm;

/**
 * Quoted values that go on in the first column of the next line, as other YAML readers accept them: their line ends are
 * turned into spaces, so that no offset changes.
 */
function joinQuotedLines(source: string): string {
  return source.replace(quotedValue, (whole) => whole.replace(/[\r\n]/g, ' '));
}

function tooDeep(offset: number): ValueTree {
  return { root: null, troubles: [{ problem: 'too-deep', detail: '', start: offset, end: offset }] };
}

/** Turns the parser's nodes into ours. Aliases share the node that they refer to, so the result is never larger. */
class TreeReader {
  readonly #source: string;
  readonly #offset: number;
  readonly #document: Document.Parsed;
  readonly #troubles: SyntaxTrouble[] = [];
  readonly #anchors = new Map<string, { readonly node: ValueNode; readonly size: number }>();
  /** How many values are below the node that was read last, including those through aliases. */
  #size = 0;
  /** Values read so far, each once. */
  #written = 0;

  constructor(source: string, offset: number, document: Document.Parsed) {
    this.#source = source;
    this.#offset = offset;
    this.#document = document;
  }

  read(top: 'map' | 'map or list'): ValueTree {
    const contents = this.#document.contents;
    const whole = { start: this.#offset, end: this.#offset + this.#source.length };
    const root: ValueNode =
      contents === null ? { kind: 'map', entries: [], braced: false, ...whole } : this.#node(contents, 0);
    if (this.#size - this.#written > maxAliasedValues) {
      this.#troubles.push({ ...whole, end: whole.start, problem: 'expands', detail: String(this.#size) });
    }
    if (root.kind === 'scalar' && root.type === 'null') {
      return { root: { kind: 'map', entries: [], braced: false, ...whole }, troubles: this.#troubles };
    }
    if (root.kind === 'list' && top === 'map or list') {
      return { root: listAsMap(root), troubles: this.#troubles };
    }
    if (root.kind !== 'map') {
      this.#troubles.push({ ...this.#span(contents), problem: 'syntax', detail: 'no `key: value` lines' });
      return { root: null, troubles: this.#troubles };
    }
    return { root, troubles: this.#troubles };
  }

  #span(node: Node | null): Span {
    const [start, end] = node?.range ?? [0, 0];
    return { start: this.#offset + start, end: this.#offset + end };
  }

  #node(node: ParsedNode, depth: number): ValueNode {
    if (depth > maxNesting) throw new RangeError('nested too deeply');
    const result = isAlias(node) ? this.#alias(node) : this.#fresh(node, depth);
    if (!isAlias(node) && node.anchor !== undefined)
      this.#anchors.set(node.anchor, { node: result, size: this.#size });
    return result;
  }

  #fresh(node: Exclude<ParsedNode, Alias.Parsed>, depth: number): ValueNode {
    this.#written += 1;
    if (isScalar(node)) {
      this.#size = 1;
      return this.#scalar(node);
    }
    let size = 1;
    if (isSeq(node)) {
      const items = node.items.map((item) => {
        const value = this.#node(item, depth + 1);
        size += this.#size;
        return value;
      });
      this.#size = size;
      return { kind: 'list', items, ...this.#span(node) };
    }
    const entries: MapEntry[] = [];
    for (const pair of node.items) {
      const value = pair.value === null ? this.#nothingAfter(pair.key) : this.#node(pair.value, depth + 1);
      size += this.#size;
      entries.push({ key: this.#key(pair.key), keySpan: this.#span(pair.key), value, merged: false });
    }
    this.#size = size;
    // One by one: there may be more than the arguments a call can take.
    for (const trouble of duplicateKeys(entries)) this.#troubles.push(trouble);
    return {
      kind: 'map',
      entries: [...entries, ...mergedEntries(entries)],
      braced: node.flow === true,
      ...this.#span(node),
    };
  }

  #key(node: ParsedNode): string {
    if (isScalar(node)) return this.#scalar(node).text;
    const { start, end } = this.#span(node);
    return this.#source.slice(start - this.#offset, end - this.#offset);
  }

  /** The value of a key without a colon, as in `{draft}`. */
  #nothingAfter(key: ParsedNode): ScalarNode {
    const { end } = this.#span(key);
    this.#size = 1;
    return { kind: 'scalar', type: 'null', text: '', style: 'indirect', start: end, end };
  }

  #alias(node: Alias.Parsed): ValueNode {
    const target = this.#anchors.get(node.source);
    const span = this.#span(node);
    if (target === undefined) {
      // The parser accepts an alias that refers to nothing, or is inside its own anchor.
      this.#troubles.push({
        ...span,
        problem: 'syntax',
        detail: `the alias *${node.source} does not refer to a value before it`,
      });
      this.#size = 1;
      return { kind: 'scalar', type: 'null', text: '', style: 'indirect', ...span };
    }
    this.#size = target.size;
    return target.node.kind === 'scalar' ? { ...target.node, ...span, style: 'indirect' } : target.node;
  }

  #scalar(node: Scalar.Parsed): ScalarNode {
    const span = this.#span(node);
    const style = scalarStyle(node, span);
    const type = style === 'plain' || style === 'empty' ? typeOf(node.value) : 'string';
    const text = type === 'null' ? '' : (node.source ?? String(node.value));
    return { kind: 'scalar', type, text, style, ...span };
  }
}

function typeOf(value: unknown): ScalarNode['type'] {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'number' || typeof value === 'bigint' ? 'number' : 'string';
}

function scalarStyle(node: Scalar.Parsed, span: Span): ScalarStyle {
  if (span.start === span.end) return 'empty';
  if (node.tag !== undefined) return 'indirect';
  if (node.type === 'PLAIN') return 'plain';
  if (node.type === 'QUOTE_SINGLE') return 'single-quoted';
  return node.type === 'QUOTE_DOUBLE' ? 'double-quoted' : 'indirect';
}
