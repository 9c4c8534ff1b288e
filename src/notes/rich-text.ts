import type { Span } from '../text/span.js';

export type { Span } from '../text/span.js';

/** A link and the text that it covers. */
export interface LinkSpan extends Span {
  readonly href: string;
  /** The address is itself the text (`<https://…>`). */
  readonly bare: boolean;
}

/**
 * Text as a reader sees it: markup gone, entities decoded, links and emphasis remembered as spans.
 * Every line end of the source is a `\n`; a hard break is a `\u2029` before it.
 */
export interface RichText {
  readonly text: string;
  /** In the order of the text; they do not overlap. */
  readonly links: readonly LinkSpan[];
  readonly strong: readonly Span[];
}

/** Ends a line for good, unlike the soft `\n`; Unicode's own paragraph separator, so `\s` matches it. */
export const hardBreak = '\u2029';

/** The links that share text with a span. */
export function linksWithin(rich: RichText, span: Span): readonly LinkSpan[] {
  const { links } = rich;
  if (links.length === 0) return links;
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < links.length && (links[end]?.start ?? 0) < span.end) end += 1;
  return links.slice(low, end);
}

/** Text without any markup. */
export function plainText(text: string): RichText {
  return { text, links: [], strong: [] };
}

/** Puts a rich text together from start to end. */
export class RichTextBuilder {
  #text = '';
  #isBlank = true;
  readonly #links: LinkSpan[] = [];
  readonly #strong: Span[] = [];
  #openLink: { readonly start: number; readonly href: string; readonly bare: boolean } | null = null;
  readonly #openStrong: number[] = [];

  append(text: string): void {
    this.#text += text;
    this.#isBlank &&= text.trim() === '';
  }

  appendRich(rich: RichText): void {
    const shift = this.#text.length;
    const move = <S extends Span>(span: S): S => ({
      ...span,
      start: span.start + shift,
      end: span.end + shift,
    });
    this.append(rich.text);
    for (const link of rich.links) this.#links.push(move(link));
    for (const strong of rich.strong) this.#strong.push(move(strong));
  }

  openLink(href: string, bare: boolean): void {
    this.closeLink();
    this.#openLink = { start: this.#text.length, href, bare };
  }

  /** Links do not nest: one that is open ends where the next one starts. */
  closeLink(): void {
    if (this.#openLink !== null) this.#links.push({ ...this.#openLink, end: this.#text.length });
    this.#openLink = null;
  }

  get isInLink(): boolean {
    return this.#openLink !== null;
  }

  openStrong(): void {
    this.#openStrong.push(this.#text.length);
  }

  closeStrong(): void {
    const start = this.#openStrong.pop();
    if (start !== undefined) this.#strong.push({ start, end: this.#text.length });
  }

  /** Whether nothing but blanks came so far. */
  get isBlank(): boolean {
    return this.#isBlank;
  }

  /** What was put together; whatever is still open ends here. */
  finish(): RichText {
    this.closeLink();
    while (this.#openStrong.length > 0) this.closeStrong();
    return { text: this.#text, links: this.#links, strong: this.#strong };
  }
}
