import { readJson } from '../front-matter/json-tree.js';
import type { ListNode, MapNode, ValueNode } from '../front-matter/value-tree.js';
import type { SourceText } from '../text/source-text.js';
import type { Span } from '../text/span.js';
import { readAddress, readImage } from './address.js';
import { secondsToMs } from './clock.js';
import { createFindingList, type FindingList, quoted } from './finding.js';
import { type FileChapter, mostRead, type ReadChapter, type ReadChapters } from './format.js';

/**
 * Podcasting 2.0 chapters.
 *
 * @see https://github.com/Podcastindex-org/podcast-namespace, chapters/jsonChapters.md, version 1.2.0
 */
const version = '1.2.0';

export function parse(source: SourceText): ReadChapters {
  const { text } = source;
  const findings = createFindingList(source);
  const start = Math.max(text.search(/\S/), 0);
  const { root, troubles } = readJson(text, start, text.trimEnd().length);
  for (const { detail, problem, ...span } of troubles) {
    if (problem !== 'duplicate-key') findings.add('formats/syntax', { format: 'JSON', detail }, span);
  }
  if (root === null) return { chapters: [], diagnostics: findings.diagnostics };
  const list = valueOf(root, 'chapters');
  if (list?.kind !== 'list') {
    const detail = 'no list "chapters" at the top';
    findings.add('formats/syntax', { format: 'JSON', detail }, list ?? { start, end: start + 1 });
    return { chapters: [], diagnostics: findings.diagnostics };
  }
  const chapters = list.items.slice(0, mostRead).flatMap((item) => readItem(item, findings) ?? []);
  reportLocations(list, findings);
  return { chapters, diagnostics: findings.diagnostics };
}

/**
 * The location is the one value of the format that no other format takes: reported once, at the first chapter that has it.
 */
function reportLocations({ items }: ListNode, findings: FindingList): void {
  const found = items.flatMap((item) => (item.kind === 'map' ? (valueOf(item, 'location') ?? []) : []));
  const [first] = found;
  if (first === undefined) return;
  findings.add('front-matter/chapter-value-not-held', { key: 'location', count: found.length }, first);
}

export function render(chapters: readonly FileChapter[]): string {
  const items = chapters.map(({ startMs, endMs, title, url, image, hidden }) => ({
    startTime: startMs / 1000,
    ...(endMs === null ? {} : { endTime: endMs / 1000 }),
    // Never left out and never null: AntennaPod shows the word "null" for both.
    title,
    ...(image === null ? {} : { img: image }),
    ...(url === null ? {} : { url }),
    ...(hidden ? { toc: false } : {}),
  }));
  return `${JSON.stringify({ version, chapters: items }, null, 2)}\n`;
}

function readItem(item: ValueNode, findings: FindingList): ReadChapter | null {
  const span = { start: item.start, end: Math.min(item.end, item.start + 1) };
  if (item.kind !== 'map') {
    findings.add(
      'formats/syntax',
      { format: 'JSON', detail: 'a chapter is an object { "startTime": … }' },
      span,
    );
    return null;
  }
  const startNode = valueOf(item, 'startTime');
  const startMs = secondsOf(startNode);
  if (startMs === null) {
    const found = startNode?.kind === 'scalar' ? quoted(startNode.text) : '';
    findings.add('formats/time', { found, expected: '"startTime", a number of seconds' }, startNode ?? span);
    return null;
  }
  const endNode = valueOf(item, 'endTime');
  const place: Span = startNode ?? span;
  return {
    startMs,
    endMs: secondsOf(endNode),
    title: textOf(valueOf(item, 'title')),
    url: readAddress(statedText(valueOf(item, 'url')), findings),
    ...readImage(statedText(valueOf(item, 'img')), findings),
    hidden: isFalse(valueOf(item, 'toc')),
    depth: 0,
    place: findings.placeOf(place.start, place.end),
  };
}

function valueOf(map: MapNode, key: string): ValueNode | null {
  return map.entries.findLast((entry) => entry.key === key)?.value ?? null;
}

/** Seconds as a number, or as text, which some hosts write. */
function secondsOf(node: ValueNode | null): number | null {
  if (node?.kind !== 'scalar' || !/^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(node.text)) return null;
  return secondsToMs(Number(node.text));
}

function textOf(node: ValueNode | null): string {
  return node?.kind === 'scalar' && node.type !== 'null' ? node.text : '';
}

function statedText(node: ValueNode | null): (Span & { readonly value: string }) | null {
  return node?.kind === 'scalar' && node.type === 'string' ? { ...node, value: node.text } : null;
}

function isFalse(node: ValueNode | null): boolean {
  return node?.kind === 'scalar' && node.type === 'boolean' && node.text === 'false';
}
