import { endOfMatch, matchesAt } from '../text/matches-at.js';
import { smallLetters } from '../text/small-letters.js';

/** Facts about the marks and words around a clock on its line. */
export type SurroundingTrait =
  /** A label is before it: `Contents: 0:00 Intro`. */
  | 'label'
  /** "Starts at" and the like are before it, and nothing else. */
  | 'lead-words'
  /** A minus sign is right before it. */
  | 'minus'
  /** A dash with spaces around it is between it and the words. */
  | 'dash'
  /** A colon, a bar, leading dots or the like are between it and the words. */
  | 'separator';

/** More characters than are ever before the first clock of a line (except a label) or after the last one. */
export const longestSurroundings = 80;

// Patterns of words are for text in small letters.

/** `Part 1` before a time and its title. */
const partNumber =
  /(?:part|teil|deel|partie|parte|chapter|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk|segment|глава|часть)\s\d{1,3}(?:[.:]|\s[-–—])?(?=\s|$)|\p{L}{2,14}\s\d{1,3}(?:[.:]|\s[-–—])?(?=\s[([]\s?$)/uy;

/** What a line may have before its first clock that is not a word, one piece at a time. */
const pieces: readonly RegExp[] = [
  partNumber,
  /[\s\p{Cf}\p{Cc}]+/uy,
  /\[[ xX✓]\](?=\s)/uy,
  /(?:[-–—−*+•·‣・▪●○■□◆◇►▶▷→➡➜➝»›>|~≈∼=…❖✦✓✔☞–ㄴ]|\\-)+/uy,
  /#{1,6}(?=[\s[(@]|$)/uy,
  // `#.` numbers items in reStructuredText, `..` does in AsciiDoc.
  /(?:#\d{1,3}|#?\.{1,5})(?=\s)/uy,
  /\d{1,3}(?:[曲番]目|번째)(?=\s)/uy,
  /#?\d{1,3}[.)](?=\s|$|[[(])|(?:no\.?\s?|[mt])\d{1,3}(?=\s)/uy,
  /[([]\d{1,2}[)\]](?=\s)/uy,
  /\d{1,3}(?=\s+[-–—:|]\s|\s{2,}|\t|\s$)/uy,
  /(?:[\d#*]\ufe0f?\u20e3|[\p{Extended_Pictographic}\p{So}\p{M}\p{Emoji_Modifier}])+/uy,
  /["'“„‟«»`*_]+/uy,
  // A bracket that is turned round: `]36:29]`.
  /(?<!\S)[\])}]$/uy,
  // A field of reStructuredText: `:0:00: Welcome`.
  /(?<!\S):$/uy,
];

/** A tag around a time is hidden by control characters. */
const opening = /^([[({<【（「『［〔《〈]{0,2})[\s\u0001]{0,40}["'’]?([@~≈∼]{0,2})["'’]?\s?\u0001{0,40}$/u;
const labelled = /^[^\n\d]{1,48}?(?:[:：】〕》)\]]|\s[-–—])\s*([[({<【（]?)\s?(@?)\s?$/u;

/** What a length is called, in small letters. */
const lengthWords =
  'length|duration|running time|run ?time|dauer|länge|laufzeit|durée|duración|duração|durata|(?:speel|totale? )?duur|lengte|längd|varighet|varighed|kesto|długość|czas trwania|délka|dĺžka|hossz|durată|trajanje|длительность|продолжительность|хронометраж|тривалість|продължителност|διάρκεια|משך|المدة|مدة|अवधि|ความยาว|thời lượng|durasi|길이|재생 ?시간|長さ|再生時間|収録時間|総時間|(?:总|總)?(?:时长|時長)';
/** What a length has before it, in small letters. */
export const lengthLabel = new RegExp(
  String.raw`^\W{0,8}(?:total |gesamt|общая |загальна )?(?:${lengthWords})(?: total[ea]?)?\s*(?:[:：]|$)|^\W{0,8}(?:(?:total )?time(?: so far)?|音频|音頻)\s*[:：]|(?:duration|dauer|gesamtlänge|spieldauer|durée|duración|duração|durata|lengte|längd|длительность)\s*(?:[:：]\s*)?$`,
  'u',
);

/** Words before a clock that say "from here on". */
const leadWords =
  /^([[({<【（]?)(?:(?:ca|circa|cirka|approx|about|around|etwa|noin|около)\.?|(?:it |this )?(?:starts|begins|beginnt|startet|commence|empieza|comienza|inicia|começa|inizia|начинается)(?:\s(?:at|from|ab|bei|um|à|a las|alle|às|в|с))?|(?:start|starting|begin|beginning|début|начало)\s?(?:at|from|ab|bei|um|à|a las|alle|às|в|с|[:：])|(?:time|timestamp|timecode|zeit|zeitmarke|minute|min|minuto|minuta|minuut|menit|minutul|минута|мин|video|audio)\.?:?|(?:watch|listen|view|play)(?: (?:it|this|the))?(?: (?:video|recording|stream|audio))? (?:from|at)|(?:jump to|skip to|ab|at|from|from minute|ab minute|à partir de|desde|a partir de|с|от))\s*(?:[:：]\s*)?([[({<【（]?)\s?(@?)\s?$/u;

/** Those of them that lead on in a sentence: `At 4:33 nothing happens`. */
export const leadPreposition =
  /(?:^|[\s"'“„(])(?:(?:ca|circa|cirka|approx|about|around|etwa|noin|около)\.?|at|ab|from|jump to|skip to|à partir de|desde|a partir de|с|от)\s*[:：]?\s?$/iu;

/** What is before the first clock of a line. */
export interface Before {
  readonly kind: 'nothing' | 'number' | 'label' | 'lead-words' | 'words';
  readonly opener: string;
  readonly hasAt: boolean;
  readonly traits: readonly SurroundingTrait[];
  /** Where the bracket, or else the clock, starts in the text. */
  readonly stampStart: number;
}

/** All that most lines have there: the pieces need not be compiled for them. */
const justBracket = /^([[(]{0,2})(@?)$/;

/** Looks at the text of a line before its first clock. */
export function readBefore(text: string): Before {
  const words = { kind: 'words', opener: '', hasAt: false, traits: [], stampStart: text.length } as const;
  const plain = justBracket.exec(text);
  if (plain !== null) return found('nothing', plain.slice(1), text, []);
  if (text.length > longestSurroundings) return words;
  const small = smallLetters(text);
  const at = endOfPieces(pieces, small);
  partNumber.lastIndex = 0;
  const isNumbered = partNumber.test(small.trimStart());
  const traits: SurroundingTrait[] =
    /(?:^|\s)[-−–]$/u.test(text.slice(0, at)) && at === text.length ? ['minus'] : [];
  const rest = small.slice(at);
  const bracket = opening.exec(rest);
  if (bracket !== null) return found(isNumbered ? 'number' : 'nothing', bracket.slice(1), text, traits);
  const lead = leadWords.exec(rest);
  // A bracket is before "ca." or right before the clock.
  if (lead !== null)
    return found('lead-words', [lead[2] || lead[1], lead[3]], text, [...traits, 'lead-words']);
  const label = lengthLabel.test(rest) ? null : labelled.exec(rest);
  return label === null ? words : found('label', label.slice(1), text, [...traits, 'label']);
}

function found(
  kind: Before['kind'],
  [opener = '', at = '']: readonly (string | undefined)[],
  text: string,
  traits: readonly SurroundingTrait[],
): Before {
  const mark = opener + at;
  const stampStart = mark === '' ? text.length : text.lastIndexOf(mark.charAt(0));
  return { kind, opener, hasAt: at.includes('@'), traits, stampStart };
}

const openerBefore = /([[({<【（「『［〔《〈])\s?(@?)(?:[~≈]|[-–—～]\s)?\s?$/u;
const leadWordsBefore =
  /([[({<【（])\s?(?:(?:v[ií]d[eé]o|recording|aufnahme|aufzeichnung|видео|запись)\s)?(?:(?!len|dur|l[äa]n|dau|tot)\p{L}{1,12}\.?\s(?:la\s)?(?:min(?:ut[aeou]?l?)?\.?\s)?|(?:starts?|begins?|starting|beginnt|ab|at|from|min(?:ute)?\.?|time|timestamp|timecode|zeit|um|à partir de|à|desde|a partir de|с|от|в)\s?(?:at|ab|from|de|à)?\s?[:：]?\s?|@\s?)$/u;

/** What is right before the last clock of a line that has words before it. */
export function readBeforeLast(text: string): { opener: string; hasAt: boolean; stampStart: number } {
  const tail = text.slice(-longestSurroundings);
  const match = openerBefore.exec(tail) ?? leadWordsBefore.exec(smallLetters(tail));
  if (match === null) return { opener: '', hasAt: false, stampStart: text.length };
  return {
    opener: match[1] ?? '',
    hasAt: tail.slice(match.index).includes('@'),
    stampStart: text.length - tail.length + match.index,
  };
}

/** The address of a link that has lost its bracket: `[2:20(https://…)`. */
const brokenLink = /\(https?:\/\/[^\s)]{1,2000}\)/uy;
const closing = /(?:\s|\u0001{1,40})?[\])}>】）」』］〕》〉]{1,2}/uy;
const emphasis = /["'”’»`*_]+/uy;
const emphasisOrQuote = /(?:["'](?![\p{L}\p{N}])|[”’»`*_])+/uy;
const textileMark = /@(?=\s|$)/uy;
const unit =
  /(?:\s?(?:min(?:\.|ut(?:es?|en|i|os|y|a)(?=\s*[-–—:|)\]]))?|dk|dakika|хв|мин|perc|phút|menit|मिनट|λεπτά|นาที|uhr(?=\s)|น(?=\.))|h|hrs?)(?![\p{L}\d])\.?/iuy;

/** The end of a range that is the end of the recording: `(43:00 - end)`. */
const openEnd =
  /\s?(?:[-–—−~～〜→+]|-{1,2}>)\s?(?:end|ende|schluss|eof|fin|final|fim|fine|einde|slut|koniec|конец|кінець|終わり|最後|结束|結束|끝|…|\.{3}|\?{1,2})?(?=\s?[\])}）】])/iuy;

/** What such an end begins with: its pattern takes long to compile. */
const rangeMark = /\s?[-–—−~～〜→+]/y;

/** How far a clock's brackets and unit reach after it. */
export function endOfStamp(text: string, from: number, opener: string): { end: number; hasCloser: boolean } {
  let end = endOfMatch(emphasis, text, from);
  // `@0:10@` is code of Textile.
  if (opener === '' && text[from] === '@') end = endOfMatch(textileMark, text, end);
  if (opener !== '') {
    if (matchesAt(rangeMark, text, end)) end = endOfMatch(openEnd, text, end);
    const endOfLink = endOfMatch(brokenLink, text, end);
    if (endOfLink > end) return { end: endOfLink, hasCloser: false };
  }
  const mayClose = opener !== '' || /[\])}>】）」』］〕》〉]/u.test(text.charAt(end));
  const closed = mayClose ? endOfMatch(closing, text, end) : end;
  const hasCloser = closed > end;
  // A quotation mark right before a letter opens the title: `[0:10]"Well", she said`.
  const marked = endOfMatch(emphasis, text, closed);
  end = endOfUnit(text, hasCloser && marked > closed ? endOfMatch(emphasisOrQuote, text, closed) : marked);
  if (hasCloser || opener === '') return { end, hasCloser };
  const closedAfter = endOfMatch(closing, text, end);
  return { end: closedAfter, hasCloser: closedAfter > end };
}

/** Most times have no unit: its pattern need not be compiled for them. */
function endOfUnit(text: string, at: number): number {
  return matchesAt(mayBeUnit, text, at) ? endOfMatch(unit, text, at) : at;
}

const mayBeUnit = /h|\s?(?:m|d|хв|мин|p|म|λ|น|uhr)/iy;

/** Words after a time which say that something begins there: `本編は3:20から`. */
export const fromHere = /(?:から(?:です|スタート)?|より|부터|开始|開始)(?![\p{L}\p{N}])/uy;

const tailPieces: readonly RegExp[] = [
  /[\s\u0001\p{Cf}]+/uy,
  openEnd,
  /[~～〜.,;:!…。、|=–—-]+/uy,
  closing,
  emphasis,
  unit,
  fromHere,
  /#[\p{L}\p{N}_-]+/uy,
  /[\p{Extended_Pictographic}\p{So}\ufe0f]+/uy,
];

/** A word that is not a unit, a tag or the end of a range: cheap to compile, unlike the others. */
const word = /^[^#a-z]*(?!h|m[ei]n|dk|dakika|perc|ph)[a-z][^\])}）】]*$/i;
const twoWords = /\p{L}\s+\p{L}/u;

/** Whether nothing but marks is after the last clock of a line. */
export function isTail(text: string): boolean {
  if (text === '') return true;
  // Two words are more than marks, except for tags.
  if (text.length > longestSurroundings || word.test(text)) return false;
  if (!text.includes('#') && twoWords.test(text)) return false;
  return endOfPieces(tailPieces, text) === text.length;
}

/** How far a text has nothing but such pieces, in any order. */
function endOfPieces(some: readonly RegExp[], text: string): number {
  let at = 0;
  for (let before = -1; before < at && at < text.length; ) {
    before = at;
    for (const piece of some) at = endOfMatch(piece, text, at);
  }
  return at;
}

const toEnd =
  /^[\])}>】）`*_\s]{0,4}(?:[-–—−~～〜→➝➜…]{1,3}|-{1,2}>|=>|to|bis|until|till|tot|hasta|até|fino a|til|ile|do|s\/d|hingga|до|по|al?|alle|ao|às?|la|至|到|から|h?\s?[-–])(?:\s(?:la )?min(?:ut[aeou]?l?)?\.?)?[\s[({<【（`*_]{0,4}$/u;

/** Whether the text between two clocks makes a range of them. */
export function joinsRange(between: string): boolean {
  return between.length <= 16 && toEnd.test(smallLetters(between));
}

const zone = String.raw`(?:UTC|GMT|[ECMP][SD]?T|CES?T|[JKI]ST|BST)\b`;
/** What follows a time of day. Before a title it may be a word as well: `7:00 Am Anfang`, `8:00 ET phone home`. */
export const dayTimeMark = new RegExp(
  String.raw`\s?(?:[aApP]\.?[mM]\b|[Uu]hr\b|uur\b|hs\b|h\b|o'clock|${zone}|часов\b|ч\.)`,
  'uy',
);
