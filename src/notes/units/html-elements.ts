/** What an HTML element does to the text around it. */
export type HtmlRole =
  | 'block'
  | 'heading'
  | 'item'
  | 'list'
  | 'cell'
  | 'quotation'
  | 'break'
  | 'inline'
  | 'hidden';

const elements: readonly (readonly [HtmlRole, string])[] = [
  [
    'block',
    'address article aside body center details dialog div dl dd dt fieldset figcaption figure footer form',
  ],
  [
    'block',
    'header hgroup hr html legend main nav p search section summary table tbody tfoot thead tr caption',
  ],
  ['heading', 'h1 h2 h3 h4 h5 h6'],
  ['item', 'li'],
  ['list', 'ol ul menu'],
  ['cell', 'td th'],
  ['quotation', 'blockquote'],
  ['break', 'br'],
  [
    'inline',
    'a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins kbd label mark',
  ],
  ['inline', 'picture q rp rt ruby s samp small source span strike strong sub sup time tt u var wbr'],
  ['hidden', 'audio canvas embed head iframe link math meta noscript object pre script style svg'],
  ['hidden', 'template textarea title video xmp'],
];

const roles: ReadonlyMap<string, HtmlRole> = new Map(
  elements.flatMap(([role, names]) => names.split(' ').map((name) => [name, role] as const)),
);

/**
 * The role of an element, or null for a name that is not an HTML element: `<T>` in `Array<T>` is text.
 *
 * @param name in any case
 */
export function htmlRole(name: string): HtmlRole | null {
  return roles.get(name.toLowerCase()) ?? (name.includes(':') ? 'inline' : null);
}

/** Elements without content. */
export const voidElements: ReadonlySet<string> = new Set(
  'br embed hr img input link meta source wbr'.split(' '),
);
