import { placeNoun } from './sentence-words.js';

// Words for text in small letters. To know another language, add a word.

const leadsTo = String.raw`\s(?:(?:at|from|around|about|ab|bei|um|gegen|à|vers|dès|a(?: las)?|en|em|no|na|aos?|às|alle|al|da|dal|op|om|bij|vanaf|vid|från|på|ved|fra|kl\.?|klokka|klokken|o|od|w|v|ve|в|с|на|о|от|від|з|di|dari|pada|lúc|từ|la|u)(?:\s${placeNoun})?|${placeNoun})\s?[:：]?`;

/** "Starts at", of one or of several. */
const startsAt = String.raw`(?:starts|begins|started|began|kicks? off|beginnt|beginnen|startet|starten|fängt|fangen|commence(?:nt)?|débute(?:nt)?|démarre(?:nt)?|empiezan?|comienzan?|inician?|arrancan?|começam?|iniciam?|iniziano|inizia|cominciano|comincia|begint|börjar|startar|begynner|begynder|starter|zaczynają się|zaczyna się|rozpoczyna(?:ją)? się|začínají|začína|začíná|начина[ею]тся|почина[єю]ться|започват?|počinj[eu]|încep|începe|(?:di)?mulai|bắt đầu)${leadsTo}`;

const beginsAt = new RegExp(
  String.raw`(?<=[\p{L}\p{N})"”»’'] )(?:${startsAt}|(?<=s )(?:start|begin)${leadsTo})\s*$`,
  'u',
);

const endsAt = new RegExp(
  String.raw`(?<=[\p{L}\p{N})"”»’'] )(?:ends|ended|stops|finishes|is over|(?<=s )end|endet|enden|finit|finissent|se termine(?:nt)?|terminan?|terminam|terminano|acaba[nm]?|finiscono|finisce|eindigt|eindigen|stopt|slutar|slutter|kończ[yą] się|končí|заканчива[ею]тся|закінчу[єю]ться|selesai|berakhir|kết thúc)${leadsTo}\s*$`,
  'u',
);

const inBracket = new RegExp(String.raw`[([{<【（]\s?${startsAt}\s*$`, 'u');

/** Where a title turns into a sentence, "the talk starts at"; -1 if it does not. A lone "start" may be a noun. */
export function findBegin(text: string): number {
  return beginsAt.exec(text)?.index ?? -1;
}

/** Whether the words before a time say that something ends there. */
export function tellsEnd(text: string): boolean {
  return endsAt.test(text);
}

/** Where a bracket has nothing else in it, "(starts at"; -1 if there is none. */
export function findBeginInBracket(text: string): number {
  return inBracket.exec(text)?.index ?? -1;
}
