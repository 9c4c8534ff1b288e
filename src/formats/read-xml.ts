import { SaxesParser } from 'saxes';
import type { SourceText } from '../text/source-text.js';
import type { Span } from '../text/span.js';
import type { FindingList } from './finding.js';

/** An attribute, decoded, with the span of its value where that is written plainly, else of its closing quote. */
export interface XmlAttribute extends Span {
  readonly value: string;
}

/** The start of an element. */
export interface XmlElement extends Span {
  /** Name without prefix. */
  readonly name: string;
  /** Namespace, empty for none. */
  readonly uri: string;
  readonly depth: number;
  /** Attributes without a namespace, by name. */
  readonly attributes: ReadonlyMap<string, XmlAttribute>;
}

/** The deepest nesting that is read: feeds have ten levels. */
const maxDepth = 200;

/** Ends the reading. */
class EnoughRead extends Error {}

/** Walks through the elements of an XML file. Reading ends at the first error, which becomes a finding. */
export function readXml(
  source: SourceText,
  findings: FindingList,
  onElement: (element: XmlElement) => void,
): void {
  const { text, lines } = source;
  let attributes = new Map<string, XmlAttribute>();
  let depth = 0;
  let start = 0;
  const parser = new SaxesParser({ xmlns: true, additionalNamespaces: knownPrefixes });
  const offset = (): number => (lines.starts[parser.line - 1] ?? 0) + parser.columnIndex;
  parser.on('opentagstart', ({ name }) => {
    attributes = new Map();
    start = Math.max(offset() - name.length - 2, 0);
  });
  parser.on('attribute', ({ name, value }) => {
    const end = Math.max(offset() - 1, 0);
    const isPlain = text.slice(end - value.length, end) === value;
    attributes.set(name, { value, start: isPlain ? end - value.length : end, end: isPlain ? end : end + 1 });
  });
  parser.on('opentag', ({ local, uri }) => {
    onElement({ name: local, uri, depth, attributes, start, end: Math.min(offset(), text.length) });
    depth += 1;
    if (depth <= maxDepth) return;
    findings.add(
      'formats/syntax',
      { format: 'XML', detail: `nested more than ${maxDepth} deep` },
      { start, end: start + 1 },
    );
    throw new EnoughRead();
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  parser.on('error', ({ message }) => {
    // A piece that was cut out of a feed does not declare its prefixes. That does not matter: elements of other namespaces
    // are ignored anyway.
    if (message.includes('unbound namespace prefix')) return;
    const at = Math.min(offset(), text.length);
    findings.add(
      'formats/syntax',
      { format: 'XML', detail: message.replace(/^\d+:\d+: /, '').slice(0, 120) },
      { start: at, end: at },
    );
    throw new EnoughRead();
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof EnoughRead)) throw error;
  }
}

/** Prefixes that a piece cut out of a feed does not declare. */
const knownPrefixes = { psc: 'http://podlove.org/simple-chapters' };

/** Text for an attribute: what XML 1.0 cannot hold is left out, line ends and tabs are kept as references. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/[&<>"'\t\n\r]/g, (character) => references[character] ?? '');
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
