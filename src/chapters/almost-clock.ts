/** A time that was not filled in, or only in part: `??:??`, `0:XX`, `00:00:??`, `--:--`, `HH:MM`. */
const openField = String.raw`(?:[?xX_]{1,2}|\d[?xX_]|--)`;
const unfilled = String.raw`(?:(?:${openField}|\d{1,3})(?:[:：](?:${openField}|\d{2})){0,2}(?<=[?xX_-])(?:[:：](?:${openField}|\d{2})){0,2}(?<=[:：]..?)|[hH]{1,2}:[mM]{2}(?::[sS]{2})?|[mM]{1,2}:[sS]{2})(?![\p{L}\d])`;

/** Almost a time, by a slip that no reading can correct (`00:08:30:0`, `0:471`, `12.30`), or one that was not filled in; not a zone. */
const digitsOfField = String.raw`[\dOolI]{1,4}`;
const almost = String.raw`(?:(?<![\p{L}@\d:：])${unfilled}|(?<![\d.:]|\d[+-])(?:${digitsOfField}[\s\p{Cf}]?[:：;][\s\p{Cf}]?${digitsOfField}(?:\s?[:：;.]\s?${digitsOfField}){0,3}|\d{1,2}\.\d{2}(?:\.\d{2})?(?![.%\d])))`;

/** One that was not filled in, at the start of a line of Markdown. */
export const unfilledAtStart = new RegExp(
  String.raw`^[ \t>]*(?:(?:[-*+]|#{1,6}|\d{1,3}[.)])[ \t]+)?[[(*_]{0,3}@?(${unfilled})`,
  'mu',
);

/** Finds the first of those in a text, or one that ends it. */
export const almostClock = {
  first: new RegExp(almost, 'u'),
  atEnd: new RegExp(String.raw`${almost}\s?[\])}>.]{0,2}\s*$`, 'u'),
} as const;

/** Whether a text may hold one: cheap, and a false is always right. */
export const mayBeAlmostClock = /[\dOolI][ \p{Cf}]?[.:：;][ \p{Cf}]?[\dOolI]|[?xX_hHmM\d-][:：][?xX_mMsS-]/u;
