import type { Span } from '../../text/span.js';

/** A link and the text that it covers. */
export interface LinkSpan extends Span {
  readonly href: string;
  /** The address is itself the text (`<https://…>`). */
  readonly bare: boolean;
}

/** From `at` up to the next origin, the text is in the notes, starting at `source`, character for character. */
export interface SourcePoint {
  readonly at: number;
  readonly source: number;
}

/**
 * Text as a reader sees it: markup gone, entities decoded, links and emphasis remembered as spans.
 * Every line end of the source is a `\n`; a hard break is a `\u2029` before it.
 */
export interface RichText {
  readonly text: string;
  /** In the order of the text; they do not overlap. */
  readonly links: readonly LinkSpan[];
  /** What is bold or italic. */
  readonly strong: readonly Span[];
  /** In the order of the text. */
  readonly origins: readonly SourcePoint[];
  /** For a row with a time: the column that it is in. */
  readonly column?: number;
  /** For a row: whether its times are only in columns of lengths or ends. */
  readonly isOfOthers?: boolean;
  /** Whether a word such as "Uhrzeit" is the heading of that column. */
  readonly isOfDay?: boolean;
}

/** Ends a line for good, unlike the soft `\n`; Unicode's own paragraph separator, so `\s` matches it. */
export const hardBreak = '\u2029';

/** The links that share text with a span. */
export function linksWithin(rich: RichText, span: Span): readonly LinkSpan[] {
  return spansWithin(rich.links, span);
}

/** The ones of some ascending spans that share text with another span. */
export function spansWithin<S extends Span>(spans: readonly S[], { start, end }: Span): readonly S[] {
  if (spans.length === 0) return spans;
  const low = firstFrom(spans.length, (index) => (spans[index]?.end ?? 0) > start);
  let high = low;
  while (high < spans.length && (spans[high]?.start ?? 0) < end) high += 1;
  return spans.slice(low, high);
}

/** Where a character of the text is in the notes. */
export function sourceOffset({ origins }: RichText, at: number): number {
  const [only] = origins;
  if (only !== undefined && origins.length === 1) return only.source + Math.max(0, at - only.at);
  // Without a function to call at each step, as for spans: every time asks eight times.
  let [low, high] = [0, origins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((origins[middle]?.at ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  const origin = origins[Math.max(0, low - 1)];
  return origin === undefined ? 0 : origin.source + Math.max(0, at - origin.at);
}

/** Whether the line below a line end is indented. */
export function isSetIn(rich: RichText, at: number): boolean {
  return sourceOffset(rich, at + 1) - sourceOffset(rich, at) > 1;
}

/** Where a span of the text is in the notes. */
export function sourceSpan(rich: RichText, { start, end }: Span): Span {
  const from = sourceOffset(rich, start);
  return { start: from, end: end > start ? Math.max(from, sourceOffset(rich, end - 1) + 1) : from };
}

/** The first index of an ascending list that fulfils a condition, or its length. */
function firstFrom(length: number, isReached: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Text without any markup, from one place of the notes. */
export function plainText(text: string, source: number): RichText {
  return { text, links: [], strong: [], origins: [{ at: 0, source }] };
}

/** Whether the text of a link is its own address. */
function isOwnAddress(text: string, { start, end, href, bare }: LinkSpan): boolean {
  if (bare || end - start > href.length + 1 || end - start < 'https://x'.length) return bare;
  const label = text.slice(start, end).trim();
  return (
    /^https?:/i.test(label) && href.startsWith(label.replace(/\/$/, '')) && href.length - label.length <= 1
  );
}

/** A place of the page itself, not a time. */
const anchor = /^#[^=]*$/;

/** Puts a rich text together from start to end. */
export class RichTextBuilder {
  readonly #pieces: string[] = [];
  #length = 0;
  #isBlank = true;
  readonly #links: LinkSpan[] = [];
  readonly #strong: Span[] = [];
  readonly #origins: SourcePoint[] = [];
  #openLink: (Omit<LinkSpan, 'end'> & { readonly piece: number }) | null = null;
  readonly #openStrong: number[] = [];

  /**
   * @param source where the text is in the notes; without, right after what came before
   */
  append(text: string, source?: number): void {
    if (source !== undefined) this.#origins.push({ at: this.#length, source });
    this.#pieces.push(text);
    this.#length += text.length;
    this.#isBlank &&= text.trim() === '';
  }

  appendRich(rich: RichText): void {
    const shift = this.#length;
    const move = <S extends Span>(span: S): S => ({
      ...span,
      start: span.start + shift,
      end: span.end + shift,
    });
    for (const { at, source } of rich.origins) this.#origins.push({ at: at + shift, source });
    this.append(rich.text);
    for (const link of rich.links) this.#links.push(move(link));
    for (const strong of rich.strong) this.#strong.push(move(strong));
  }

  openLink(href: string, bare: boolean): void {
    this.closeLink();
    this.#openLink = { start: this.#length, href, bare, piece: this.#pieces.length };
  }

  /** Links do not nest: one that is open ends where the next one starts. */
  closeLink(): void {
    if (this.#openLink === null) return;
    const { piece, ...link } = this.#openLink;
    this.#openLink = null;
    if (anchor.test(link.href) && !/[\p{L}\p{N}]/u.test(this.#pieces.slice(piece).join(''))) {
      // The mark of a heading that links to itself: `## Why? [#](#why)`.
      this.#pieces.length = piece;
      this.#length = link.start;
      while ((this.#origins.at(-1)?.at ?? 0) > link.start) this.#origins.pop();
    } else this.#links.push({ ...link, end: this.#length });
  }

  get endsInDigit(): boolean {
    return /\d$/.test(this.#pieces.at(-1) ?? '');
  }

  get endsInClock(): boolean {
    return /\d[:：]\d{2}$/.test(this.#pieces.at(-1) ?? '');
  }

  get isInLink(): boolean {
    return this.#openLink !== null;
  }

  openStrong(): void {
    this.#openStrong.push(this.#length);
  }

  closeStrong(): void {
    const start = this.#openStrong.pop();
    // The words within others are not set off from them.
    const isWhole = start !== undefined && this.#openStrong.length === 0;
    if (isWhole) this.#strong.push({ start, end: this.#length });
  }

  /** Whether nothing but spaces came so far. */
  get isBlank(): boolean {
    return this.#isBlank;
  }

  /** The text that was put together; whatever is still open ends here. */
  finish(): RichText {
    this.closeLink();
    while (this.#openStrong.length > 0) this.closeStrong();
    const text = this.#pieces.join('');
    return {
      text,
      links: this.#links.map((link) => (isOwnAddress(text, link) ? { ...link, bare: true } : link)),
      strong: this.#strong,
      origins: this.#origins,
    };
  }
}
