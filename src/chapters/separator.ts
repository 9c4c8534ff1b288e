import { endOfMatch } from '../text/matches-at.js';
import { separatorMarks } from './separator-marks.js';
import type { SurroundingTrait } from './surroundings.js';

/** Those that spaces may be before. */
const spaced = [
  String.raw`~[\s\p{Cf}]{0,200}[:：](?=\s|$)`,
  String.raw`(?:-{1,3}|[-=]>)[\s\p{Cf}]{0,20}(?:[|]|–)(?=\s)`,
  String.raw`(?:[»›：${separatorMarks}]{1,3}|(?:\.{3,}|…+)(?=\s)(?![^\n]{0,200}\s(?:\.{3}|…)\s*$)|·{2,})`,
  // What a space separates from the stamp, and nothing from the title, belongs to the title: `-50%`, `:is()`, `~/bin`.
  String.raw`::(?=\s)`,
  String.raw`(?:-{1,3}|[-=]>|[:~～〜/=+])(?=\s|$)`,
  String.raw`[★☆✦◆●○■▪]{1,3}(?=\s|$)`,
];
const separators = [
  String.raw`[\s\p{Cf}]{0,200}(?:${spaced.join('|')})`,
  String.raw`[★☆✦◆●○■▪・]{1,3}`,
  String.raw`[:~～〜]`,
  String.raw`-(?=\p{L})`,
  String.raw`[.,)](?=\s)|,(?=["“„«])`,
  String.raw`;`,
];
const separator = new RegExp(`(?:${separators.join('|')})?`, 'muy');

/** What is left of a tag around the time: `<T>0:10</T> - Why?`. */
const hidden = /\u0001{0,3000}/uy;

/** Most titles begin like this, so that the pattern need not be compiled for them. */
const words = / ?[a-z\d]/iy;

/** The one separator between a stamp and its title: where it ends, and what it says. */
export function readSeparator(
  text: string,
  from: number,
): { end: number; traits: readonly SurroundingTrait[] } {
  const start = endOfMatch(hidden, text, from);
  const isWord = endOfMatch(words, text, start) > start;
  const end = isWord ? start : endOfMatch(separator, text, start);
  const mark = isWord ? '' : text.slice(start, end).trim();
  if (mark === '') return { end: from, traits: [] };
  const isDash =
    /^[\p{Pd}−─━]{1,3}$/u.test(mark) && /^\s/u.test(text.slice(start)) && /^\s/u.test(text.slice(end));
  return { end, traits: isDash ? ['dash'] : ['separator'] };
}
