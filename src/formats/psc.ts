import type { SourceText } from '../text/source-text.js';
import { readAddress, readImage } from './address.js';
import { parseClock, renderClock } from './clock.js';
import { createFindingList, type FindingList, quoted } from './finding.js';
import {
  type Codec,
  type FileChapter,
  mostRead,
  plainChapter,
  type ReadChapter,
  type ReadChapters,
} from './format.js';
import { escapeXml, readXml, type XmlElement } from './read-xml.js';

/**
 * Podlove Simple Chapters, alone or inside the item of a feed.
 *
 * @see https://podlove.org/simple-chapters, version 1.2
 */
const namespace = 'http://podlove.org/simple-chapters';

function parse(source: SourceText): ReadChapters {
  const findings = createFindingList(source);
  const chapters: ReadChapter[] = [];
  const lists: XmlElement[] = [];
  readXml(source, findings, (element) => {
    if (element.uri !== namespace) return;
    if (element.name === 'chapters') lists.push(element);
    // A feed has a list for each item. It is not possible to tell which episode is meant, so only the first is read.
    if (element.name !== 'chapter' || lists.length > 1 || chapters.length >= mostRead) return;
    const chapter = readChapter(element, findings);
    if (chapter !== null) chapters.push(chapter);
  });
  const [, second] = lists;
  if (second !== undefined) findings.add('formats/several-lists', { count: lists.length }, second);
  // Clients must sort.
  return { chapters: chapters.sort((a, b) => a.startMs - b.startMs), diagnostics: findings.diagnostics };
}

function readChapter({ attributes, ...span }: XmlElement, findings: FindingList): ReadChapter | null {
  const start = attributes.get('start');
  const startMs = start === undefined ? null : parseClock(start.value);
  if (startMs === null) {
    const expected = 'start="HH:MM:SS.mmm"';
    findings.add('formats/time', { found: quoted(start?.value ?? ''), expected }, start ?? span);
    return null;
  }
  const at = start ?? span;
  return {
    ...plainChapter(startMs, attributes.get('title')?.value ?? ''),
    url: readAddress(attributes.get('href'), findings),
    ...readImage(attributes.get('image'), findings),
    place: findings.placeOf(at.start, at.end),
  };
}

function renderElement(chapters: readonly FileChapter[], indent: string): string {
  const lines = chapters.map(({ startMs, title, url, image }) => {
    const href = url === null ? '' : ` href="${escapeXml(url)}"`;
    const picture = image === null ? '' : ` image="${escapeXml(image)}"`;
    return `${indent}  <psc:chapter start="${renderClock(startMs)}" title="${escapeXml(title)}"${href}${picture}/>\n`;
  });
  return `${indent}<psc:chapters version="1.2" xmlns:psc="${namespace}">\n${lines.join('')}${indent}</psc:chapters>\n`;
}

/** A file of its own. */
export const psc: Codec = {
  parse,
  render: (chapters) => `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(chapters, '')}`,
};

/** The element for the item of a feed; it declares its prefix itself. */
export const pscItem: Codec = { parse, render: (chapters) => renderElement(chapters, '    ') };
