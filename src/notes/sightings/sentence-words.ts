/** What a place in a recording is called where it is named in a sentence: "at minute 4:29". */
export const placeNoun = String.raw`(?:the |la |o |el |die |der )?(?:minutes?|minuto|minuta|minucie|minuut|minutt?|minuten?|menit|min\.|timestamp|time ?code|mark|marke|zeitmarke|marca|минуте|минуты|минуту|отметке|отметки|таймкоде|хвилині)`;

/** Words that make a bare time part of the sentence: "starts at 4:29". */
export const preposition = new RegExp(
  String.raw`(?:^|[\s(])(?:(?:at|to|from|until|till|aos?|em|na|no|auf|um|om|ob|kl\.?|klokka|klokken|klo|saat|pukul|lúc|ora|ore|godz\.|ab|gegen|bei|bis|by|in|of|is|are|was|on|before|after|around|about|à|vers|de|a las|dalle|alle|das|às|von|van|fra|från|od|в|около|до|с)(?:\s${placeNoun})?|(?:al|en|au|nel|dal|del|desde|na|på|op|w|v|на|від|ved|vid|bij) ${placeNoun})\s*$`,
  'iu',
);

/** Another time with its own words, and a way on to further words: `Graz 9:42 → Wien `. */
export const wayOn = /\p{L}[^\n]{0,60}\d[:：]\d{2}\s*(?:[→➝➜➔,;]|[-=]>|[-–—]{1,2})\s*\p{L}[^\n]{0,80}$/u;
