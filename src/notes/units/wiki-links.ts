/** A link with a label as markup other than Markdown writes it. */
export interface WikiLink {
  readonly start: number;
  readonly end: number;
  readonly href: string;
  readonly label: string;
  /** Where the label is in the text. */
  readonly labelAt: number;
}

const address = String.raw`https?:\/\/[^\s[\]|<>"]{1,2000}`;
/** A file of one's own, too, if the address states a time. */
const target = String.raw`${address}|[^\s[\]|<>"]{1,200}[#?&]t=[\d:.hms]{1,12}`;
const label = String.raw`[^[\]|\n]{1,300}`;

/**
 * THE links of other markup languages: pictures and notes that Obsidian shows in place, Org, DokuWiki and Obsidian,
 * MediaWiki, Confluence, Textile.
 */
const forms = [
  String.raw`!\[\[[^[\]\n]{1,300}\]\]`,
  String.raw`\[\[(?<org>${target})\]\[(?<orgLabel>${label})\]\]`,
  String.raw`\[\[(?<doku>${target})\|(?<dokuLabel>${label})\]\]`,
  String.raw`\[(?<media>${address}) (?<mediaLabel>${label})\](?!\()`,
  String.raw`\[(?<fluenceLabel>${label})\|(?<fluence>${address})\]`,
  String.raw`(?<![\p{L}\d=])"(?<textileLabel>[^"\n]{1,300})":(?<textile>${address.replace('{1,2000}', '{0,2000}')}[^\s[\]|<>".,;:!?)])`,
] as const;
const anyForm = new RegExp(forms.join('|'), 'gu');

/** Whether a text may have such a link: cheap, and a false is always right. */
const mayHoldLink = /\[\[|\[https?:|\|https?:|":https?:/;

/**
 * Finds the links of other markup languages in a text, in order; something that is shown in place, like a picture, has no
 * address and no label.
 */
export function findWikiLinks(text: string): readonly WikiLink[] {
  if (!mayHoldLink.test(text)) return [];
  return Array.from(text.matchAll(anyForm), ({ 0: found, index, groups = {} }) => {
    const { orgLabel, dokuLabel, mediaLabel, fluenceLabel, textileLabel } = groups;
    const { org, doku, media, fluence, textile } = groups;
    const written = orgLabel ?? dokuLabel ?? mediaLabel ?? fluenceLabel ?? textileLabel ?? '';
    // The label is first or last within the brackets.
    const isFirst = fluence !== undefined || textile !== undefined;
    const at = isFirst || written === '' ? 1 : found.lastIndexOf(written);
    return {
      start: index,
      end: index + found.length,
      href: org ?? doku ?? media ?? fluence ?? textile ?? '',
      label: written,
      labelAt: index + at,
    };
  });
}
