import { smallLetters } from '../../text/small-letters.js';
import type { Sighting } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';

const minuteMs = 60_000;

/** The length of the recording that the text states: `Duration: 1:09:30`. */
export function lengthIn(sightings: readonly Sighting[]): number | null {
  const [first, second] = sightings.filter(({ traits }) => traits.has('length'));
  return first === undefined || second !== undefined ? null : first.clock.readings[0].startMs;
}

const minutes = String.raw`(?:min\.?|minutes?|minuten|minutos?|minuti)`;
const hours = String.raw`(?:h|hrs?|hours?|std\.?|stunden?|heures?|horas?|ore|uur)`;
/** `Length: 31 minutes`, `The whole recording is 11 h 58 min.` */
const lengthWords = new RegExp(
  String.raw`^\W{0,8}(?:(?:length|duration|running time|dauer|länge|laufzeit|durée|duración|duração|durata|duur|lengte)\s*[:：]|(?:the )?(?:whole|full|entire|complete) (?:recording|stream|show|video|episode|audio) (?:is|runs|lasts|takes)(?: for)?)\s*(?:about |ca\.? )?(?:(\d{1,2}) ?${hours}(?: (?:and |und |et |y )?(\d{1,2}) ?${minutes})?|(\d{1,3}) ?${minutes})(?![\p{L}\d])`,
  'mu',
);

/** What all of them contain: cheap to compile, unlike the words. */
const mayHoldLength = /(?:[:：]|is|runs|lasts|takes|for)\s*(?:about |ca\.? )?\d{1,3} ?(?:h|st|ore|uur|min)/i;

/** More characters than a line with a length has. */
const longestUnit = 1000;

/** The length of the recording that the text states in words, null if it does not. */
export function lengthInWords(units: readonly Unit[]): number | null {
  for (const { raw } of units) {
    const match =
      raw.length < longestUnit && mayHoldLength.test(raw) ? lengthWords.exec(smallLetters(raw)) : null;
    if (match === null) continue;
    const [, wholeHours = '0', further = '0', alone] = match;
    return alone === undefined
      ? Number(wholeHours) * 60 * minuteMs + Number(further) * minuteMs
      : Number(alone) * minuteMs;
  }
  return null;
}

/** Names of hours and of minutes with nothing but a colon between them and no seconds behind, or after "in". */
const toldHours =
  /(?:(?<![\p{L}\d:：])(?:h{1,2}:mm|(?:hours?|std\.?|stunden?|heures?|horas?|ore|uren|timmar|timer|godziny|hodiny|óra|saat|tunnit|sati|jam|giờ|часы|години|ώρες)\s?[:/]\s?(?:min\.?|mins|minutes?|minuten|minutos?|minuti|minuter|minutter|minuty|perc|dakika|minuutit|menit|phút|минуты|хвилини|λεπτά)|in hours and minutes|in stunden und minuten|en heures et minutes|en horas y minutos|em horas e minutos|in ore e minuti|in uren en minuten|в часах и минутах)|(?<!\d)(?:時間?[:：]分|小?时[:：]分|小時[:：]分|시간?:분))(?!\p{L}*\p{Ll}|[\d:：])/u;

/** What all of these contain. */
const mayTellHours =
  /[:：/]\s?(?:mm|min|perc|daki|meni|phút|мин|хви|λεπ|分|분)| (?:and|und|et|y|e|en|и) (?:min|мин)/i;

/** Whether the notes say that their times are hours and minutes: `Times are hours:minutes`, `(h:mm)`. */
export function areHoursTold(units: readonly Unit[]): boolean {
  return units.some(
    ({ raw, aside }) =>
      aside === null &&
      raw.length < longestUnit &&
      mayTellHours.test(raw) &&
      toldHours.test(smallLetters(raw)),
  );
}
