import type { ChapterMark } from '../chapters/chapter.js';
import type { Code } from '../diagnostic/codes.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { placeOf } from '../text/line-index.js';
import type { SourceText } from '../text/source-text.js';
import {
  type BlockTrouble,
  type FrontMatterBlock,
  locateFrontMatter,
  maxFrontMatterLength,
} from './block.js';
import { findCandidates } from './candidates.js';
import { readChapterList } from './chapter-list.js';
import { readJson } from './json-tree.js';
import { readStated } from './read-stated.js';
import { findRecordings, type RecordingList } from './recordings.js';
import { findSeveral } from './several-lists.js';
import { nothingStated, type Stated } from './stated.js';
import { findTimedLists, findTimedTexts, isListOfTimes } from './timed-lists.js';
import { readToml } from './toml-tree.js';
import type { ScalarNode, SyntaxTrouble, ValueTree } from './value-tree.js';
import { readYaml } from './yaml-shield.js';

/** The front matter of show notes, read. */
export interface FrontMatter {
  readonly kind: 'yaml' | 'json' | 'toml' | 'none';
  /** Offset in `SourceText.text` where the body starts (0 when there is no front matter). */
  readonly bodyStart: number;
  readonly stated: Stated;
  /** A chapter list in the front matter, in its own order; empty when there is none. */
  readonly chapters: readonly ChapterMark[];
  /** Values of several lines that contain times, such as a description. */
  readonly texts: readonly ScalarNode[];
  /** The lists of times of several recordings; searched for when they are needed. */
  readonly findRecordings: () => readonly RecordingList[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The most findings of one kind that are worth listing. */
const maxTroubles = 20;

/** Parsers repeat the text they failed at in their messages, however long it is. */
const maxDetailLength = 120;

const nothing: FrontMatter = {
  kind: 'none',
  bodyStart: 0,
  stated: nothingStated,
  chapters: [],
  texts: [],
  findRecordings: () => [],
  diagnostics: [],
};

/**
 * Reads the front matter of show notes: YAML (`---`), JSON (`{`) or TOML (`+++`). Nothing in it is ever executed, and
 * nothing makes it throw: what cannot be read gives findings.
 */
export function parseFrontMatter(source: SourceText): FrontMatter {
  const block = locateFrontMatter(source.text, source.file);
  if (block === null) return nothing;
  if (!('bodyStart' in block)) return { ...nothing, diagnostics: [blockFinding(source, block)] };
  const { root, troubles } = readTree(source.text, block);
  // Without an opening line, or within a page, a text is front matter only if it reads as front matter.
  if ((block.isUnopened || block.isEmbedded) && (root === null || troubles.length > 0)) return nothing;
  const unopened = block.isUnopened ? [unopenedFinding(source, block)] : [];
  const found = troubles.slice(0, maxTroubles).map((trouble) => troubleFinding(source, block, trouble));
  const diagnostics = [...unopened, ...found];
  const base = { kind: block.kind, bodyStart: block.bodyStart } as const;
  if (root === null) return { ...nothing, ...base, diagnostics };
  const candidates = findCandidates(root);
  const stated = readStated(source, candidates);
  const lists = [...candidates.chapters, ...findTimedLists(root)];
  const several = lists.length > 1 ? findSeveral(source.text, lists) : [];
  const { chapters, diagnostics: ofChapters } =
    lists.length > 0 && several.length === 0
      ? readChapterList(source, lists)
      : { chapters: [], diagnostics: [] };
  return {
    ...base,
    stated,
    chapters,
    texts: findTimedTexts(root),
    findRecordings: () => (several.length > 0 ? several : findRecordings(root, isListOfTimes)),
    diagnostics: [...diagnostics, ...ofChapters],
  };
}

const ofTheWhole: ReadonlySet<string> = new Set<Code>([
  'front-matter/engine-refused',
  'front-matter/unclosed',
  'front-matter/closing-line',
  'front-matter/too-large',
  'front-matter/syntax',
  'front-matter/too-deep',
  'front-matter/alias-expansion',
]);

/** Whether the front matter could not be read at all, so that nothing is known about what it states. */
export function isFrontMatterBroken({
  diagnostics,
}: {
  readonly diagnostics: readonly Diagnostic[];
}): boolean {
  return diagnostics.some(({ code }) => ofTheWhole.has(code));
}

/** Reads a block of front matter into values with their spans. */
export function readTree(text: string, block: FrontMatterBlock): ValueTree {
  if (block.kind === 'json') return readJson(text, block.start, block.end);
  if (block.kind === 'toml') return readToml(text, block.start, block.end);
  return readYaml(text, block);
}

function blockFinding(source: SourceText, trouble: BlockTrouble): Diagnostic {
  const place = placeOf(source.file, source.lines, trouble.start, trouble.end);
  const { kind, found } = trouble;
  if (kind === 'engine') return createDiagnostic('front-matter/engine-refused', { found }, place);
  if (kind === 'closing-line') return createDiagnostic('front-matter/closing-line', { found }, place);
  if (kind === 'too-large') {
    return createDiagnostic('front-matter/too-large', { found, limit: maxFrontMatterLength }, place);
  }
  const closer = found === '{' ? '}' : found;
  return createDiagnostic('front-matter/unclosed', { opener: found, closer }, place);
}

function unopenedFinding(source: SourceText, { start }: FrontMatterBlock): Diagnostic {
  return createDiagnostic('front-matter/unopened', {}, placeOf(source.file, source.lines, start, start + 1));
}

const formatNames = { yaml: 'YAML', json: 'JSON', toml: 'TOML' } as const;

function troubleFinding(source: SourceText, block: FrontMatterBlock, trouble: SyntaxTrouble): Diagnostic {
  const place = placeOf(source.file, source.lines, trouble.start, trouble.end);
  const { problem } = trouble;
  const detail = trouble.detail.slice(0, maxDetailLength);
  const format = formatNames[block.kind];
  if (problem === 'duplicate-key')
    return createDiagnostic('front-matter/duplicate-key', { key: detail }, place);
  if (problem === 'too-deep') return createDiagnostic('front-matter/too-deep', { format }, place);
  if (problem === 'expands') {
    return createDiagnostic('front-matter/alias-expansion', { count: Number(detail) }, place);
  }
  return createDiagnostic('front-matter/syntax', { format, detail }, place);
}
