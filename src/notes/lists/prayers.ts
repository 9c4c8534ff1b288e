import { smallLetters } from '../../text/small-letters.js';
import type { Sighting } from '../sightings/sighting.js';

/** What alone beside a time is one of a day, in small letters: the name of a prayer. To know another language, add a word. */
const prayer =
  /^(?:fajr|sunrise|shuruq|dhuhr|zuhr|asr|maghrib|isha|[iİ]msak|güneş|öğle|[iİ]kindi|akşam|yatsı|subuh|syuruk|dhuha|dzuhur|zuhur|ashar|asar|magrib|isya|isyak|фаджр|восход|зухр|аср|магриб|иша|الفجر|الشروق|الظهر|العصر|المغرب|العشاء)\s?[:：–-]?$/u;
const longestPrayer = 12;

/** Whether the words next to a time are the name of a prayer. */
export function isPrayer({ rich, words, lineSpan }: Sighting): boolean {
  const end = Math.min(words.end, lineSpan.end, words.start + longestPrayer);
  return prayer.test(smallLetters(rich.text.slice(words.start, end)).trim());
}
