// Stands in the bundle for the package `entities`, which is taken from where npm installs it when notes have an entity in them
// that is not one of the most common.
declare const module: { require: (script: 'entities') => { decodeHTMLStrict: (text: string) => string } };

/** Entities, each with its character, as editors and feeds write them. */
export const commonEntities: ReadonlyMap<string, string> = new Map(
  (
    'amp& lt< gt> quot" apos\' nbsp\u00a0 ndash\u2013 mdash\u2014 hellip\u2026 lsquo\u2018 rsquo\u2019 ldquo\u201c rdquo\u201d ' +
    'laquo\u00ab raquo\u00bb bull\u2022 middot\u00b7 copy\u00a9 reg\u00ae trade\u2122 auml\u00e4 ouml\u00f6 uuml\u00fc Auml\u00c4 Ouml\u00d6 Uuml\u00dc ' +
    'szlig\u00df eacute\u00e9 egrave\u00e8 agrave\u00e0 ccedil\u00e7 ntilde\u00f1 aacute\u00e1 iacute\u00ed oacute\u00f3 uacute\u00fa ' +
    'aring\u00e5 Aring\u00c5 oslash\u00f8 Oslash\u00d8 aelig\u00e6 AElig\u00c6 acirc\u00e2 ecirc\u00ea icirc\u00ee ocirc\u00f4 ucirc\u00fb ' +
    'euml\u00eb iuml\u00ef igrave\u00ec ograve\u00f2 ugrave\u00f9 atilde\u00e3 otilde\u00f5 euro\u20ac deg\u00b0 times\u00d7'
  )
    .split(' ')
    .map((row) => [`&${row.slice(0, -1)};`, row.slice(-1)]),
);

/** Decodes one entity at the start of a text. */
export function decodeHTMLStrict(text: string): string {
  return commonEntities.get(text) ?? module.require('entities').decodeHTMLStrict(text);
}
