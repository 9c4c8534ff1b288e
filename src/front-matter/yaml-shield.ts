import matter from 'gray-matter';
import type { FrontMatterBlock } from './block.js';
import { readFlatYaml } from './flat-yaml.js';
import type { ValueTree } from './value-tree.js';
import { parseYaml } from './yaml-tree.js';

/** An engine for the splitter that always refuses: its own engines run code, or read YAML 1.1. */
const refused = {
  parse: (): object => {
    throw new Error('no engine but YAML');
  },
};

/**
 * Reads YAML front matter: gray-matter splits it off, `yaml` (1.2: `58:30` and dates stay text) is its only engine; for flat
 * values `readFlatYaml` stands in for it.
 *
 * @param text the notes, opening with a bare `---`
 * @param block where `locateFrontMatter` found it; the splitter must agree
 * @see https://yaml.org/spec/1.2.2/
 */
export function readYaml(text: string, block: FrontMatterBlock): ValueTree {
  // A file of data has no second `---` to split at.
  if (block.closer === '') return parseYaml(text.slice(block.start), block.start, 'map or list');
  // The splitter recognises front matter by its opening line.
  if (block.isUnopened) return parseYaml(text.slice(block.start, block.end), block.start);
  let tree: ValueTree = {
    root: { kind: 'map', entries: [], braced: false, start: block.end, end: block.end },
    troubles: [],
  };
  const parse = (source: string): object => {
    // In a file with CRLF the splitter leaves the CR of the last line on the block.
    const values = source.endsWith('\r') ? source.slice(0, -1) : source;
    // It also keeps the spaces behind the opening `---` in the block, so compare where the block ends.
    const start = block.end - source.length;
    tree = readFlatYaml(values, start) ?? parseYaml(values, start);
    return {};
  };
  // Options are always given: without them the splitter keeps a cache that hands out half-read files.
  const split = matter(text, {
    language: 'yaml',
    delimiters: ['---', block.closer],
    engines: {
      yaml: { parse },
      json: refused,
      javascript: refused,
      js: refused,
      coffee: refused,
      toml: refused,
    },
  });
  if (text.length - split.content.length !== afterBlanks(text, block)) {
    const detail = 'the closing line cannot be told';
    return { root: null, troubles: [{ problem: 'syntax', detail, start: 0, end: 3 }] };
  }
  return tree;
}

/** Where the splitter lets the body start: right after the closer, or after the line end that follows at once. */
function afterBlanks(text: string, block: FrontMatterBlock): number {
  const closerEnd = block.end + 1 + block.closer.length;
  return /^\r?\n?$/.test(text.slice(closerEnd, block.bodyStart)) ? block.bodyStart : closerEnd;
}
