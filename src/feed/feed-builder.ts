import type {
  ChaptersLink,
  Enclosure,
  FeedElement,
  FeedItem,
  FeedValue,
  PscChapter,
  PscList,
} from './feed.js';
import type { FeedSpace } from './namespaces.js';

/** The opening tag of an element. */
export interface OpenElement {
  readonly name: string;
  readonly space: FeedSpace;
  readonly attributes: Map<string, FeedValue>;
  readonly start: number;
  readonly end: number;
}

type MutableItem = {
  -readonly [K in keyof FeedItem]: FeedItem[K] extends readonly (infer T)[] ? T[] : FeedItem[K];
};

/** Puts the elements of a feed together into items as they come: a cursor over the open elements. */
export class FeedBuilder {
  readonly items: FeedItem[] = [];
  readonly strays: FeedElement<never>[] = [];
  root: OpenElement | null = null;
  #text: string;
  #open: OpenElement[] = [];
  #content = '';
  #item: MutableItem | null = null;
  #itemDepth = 0;
  /** Those of the open list. */
  #pscChapters: PscChapter[] | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  get depth(): number {
    return this.#open.length;
  }

  open(element: OpenElement): void {
    this.root ??= element;
    this.#content = '';
    const { name, space, start, end } = element;
    const key = space === '' ? name : `${space}:${name}`;
    if (key === 'item' && this.#item === null) {
      this.#item = emptyItem(start, end);
      this.#itemDepth = this.#open.length;
      this.items.push(this.#item);
    }
    const item = this.#item;
    if (key === 'podcast:chapters' || key === 'psc:chapters') {
      if (item === null) this.strays.push({ start, end, attributes: {} });
      else if (space === 'podcast')
        item.chaptersLinks.push(pick(element, ['url', 'type']) satisfies ChaptersLink);
      else this.#beginPsc(item, start, end);
    } else if (key === 'psc:chapter' && this.#pscChapters !== null) {
      this.#pscChapters.push(pick(element, ['start', 'title']));
    } else if (key === 'enclosure' && item !== null) {
      item.enclosures.push(pick(element, ['url', 'length', 'type']) satisfies Enclosure);
    }
    this.#open.push(element);
  }

  addText(value: string): void {
    this.#content += value;
  }

  close(end: number): void {
    const element = this.#open.pop();
    if (element === undefined) return;
    const content = this.#content;
    this.#content = '';
    if (element.space === 'psc' && element.name === 'chapters') this.#pscChapters = null;
    const item = this.#item;
    if (item === null) return;
    if (this.#open.length === this.#itemDepth) this.#item = null;
    // Only children of the item itself are about the episode.
    else if (this.#open.length === this.#itemDepth + 1) this.#addChild(item, element, content, end);
  }

  #beginPsc(item: MutableItem, start: number, end: number): void {
    const chapters: PscChapter[] = [];
    item.pscLists.push({ start, end, chapters } satisfies PscList);
    this.#pscChapters = chapters;
  }

  #addChild(item: MutableItem, { name, space, end: from }: OpenElement, content: string, end: number): void {
    const key = space === '' ? name : `${space}:${name}`;
    const value = () => valueOf(this.#text, from, end, content);
    if (key === 'title' && item.title === null) item.title = value();
    else if (key === 'guid' && item.guid === null) item.guid = value();
    else if (key === 'itunes:duration') item.durations.push(value());
    else if (key === 'content:encoded') item.descriptions.unshift(value());
    else if (key === 'description' || key === 'itunes:summary') item.descriptions.push(value());
  }
}

function emptyItem(start: number, end: number): MutableItem {
  return {
    start,
    end,
    title: null,
    guid: null,
    enclosures: [],
    durations: [],
    chaptersLinks: [],
    pscLists: [],
    descriptions: [],
  };
}

function pick<N extends string>(
  { attributes, start, end }: OpenElement,
  names: readonly N[],
): FeedElement<N> {
  const found = names.map((name) => [name, attributes.get(name) ?? null] as const);
  return { start, end, attributes: Object.fromEntries(found) as Record<N, FeedValue | null> };
}

const cdataOpen = '<![CDATA[';
const cdataClose = ']]>';

/** The text of an element without the spaces around it, and the spaces and marks of CDATA around that. */
function valueOf(text: string, from: number, to: number, content: string): FeedValue {
  const value = content.trim();
  const element = text.slice(from, to);
  let raw = element.slice(0, Math.max(0, element.lastIndexOf('</')));
  const length = raw.length;
  raw = raw.trimStart();
  if (raw.startsWith(cdataOpen)) raw = raw.slice(cdataOpen.length).trimStart();
  const start = from + length - raw.length;
  raw = raw.trimEnd();
  if (raw.endsWith(cdataClose)) raw = raw.slice(0, -cdataClose.length).trimEnd();
  return { value, start, end: start + raw.length, isPlain: raw === value };
}
