import type { ClockReading } from '../../chapters/clock-grammar.js';
import { smallLetters } from '../../text/small-letters.js';
import type { Sighting } from './sighting.js';

/** Whether a line tells when the recording began or ended: `Sendungsbeginn: 17:02 Uhr`, `Live since 21:00`. */
export type BroadcastEdge = 'begin' | 'end';

const show = String.raw`(?:the |our |der |unserer |de la |de l[’']|du |del |do |da |della |dello |van de |audycji|nagrania|transmisji|эфира|записи|трансляции|ефіру|запису)?\s?(?:show|broadcast|stream|livestream|live|recording|programme?|sendung|aufnahme|übertragung|aufzeichnung|émission|enregistrement|diffusion|programa|emisión|grabación|directo|gravação|transmissão|trasmissione|registrazione|diretta|puntata|uitzending|opname)`;

/** For lines in small letters, from their start to the time. To know another language, add a word. */
const named: Readonly<Record<BroadcastEdge, RegExp>> = {
  begin: new RegExp(
    String.raw`^[^\p{L}\d]{0,8}(?:(?:sende|sendungs|aufnahme|aufzeichnungs|stream|show)-?(?:beginn|start|anfang)|(?:live|on air|auf sendung|en directo|en direct|ao vivo|in diretta)(?: (?:since|from|at|seit|ab|depuis|desde|à|às|dalle))|(?:the )?(?:show|broadcast|stream|livestream|recording) (?:starts?|started|starting|begins?|began)(?: at)?|(?:beginn|anfang|start|begin|beginning|début|debut|inicio|início|inizio|aanvang) (?:of )?${show}|sändningsstart|inspelningsstart|sendestart|opptaksstart|optagestart|początek (?:audycji|nagrania|transmisji)|začátek vysílání|lähetyksen alku|начало (?:эфира|записи|трансляции)|початок (?:ефіру|запису|трансляції)|(?:放送|配信|収録)開始|(?:直播|录制)开始|开播|방송 시작)\s*(?:[:：]\s*)?$`,
    'u',
  ),
  end: new RegExp(
    String.raw`^[^\p{L}\d]{0,8}(?:(?:sende|sendungs|aufnahme|aufzeichnungs|stream|show)-?(?:ende|schluss)|(?:the )?(?:show|broadcast|stream|livestream|recording) (?:ends?|ended)(?: at)?|(?:ende|end|ending|fin|final|fim|fine|einde|schluss) (?:of )?${show}|sändningsslut|inspelningsslut|sendeslutt|opptaksslutt|koniec (?:audycji|nagrania|transmisji)|konec vysílání|lähetyksen loppu|(?:конец|окончание) (?:эфира|записи|трансляции)|кінець (?:ефіру|запису|трансляції)|(?:放送|配信|収録)終了|(?:直播|录制)结束|방송 (?:끝|종료))\s*(?:[:：]\s*)?$`,
    'u',
  ),
};

/** The same without the word for the show; these only count with a time of day: `Beginn: 12:39 Uhr`. */
const bare: Readonly<Record<BroadcastEdge, RegExp>> = {
  begin:
    /^[^\p{L}\d]{0,8}(?:beginn|anfang|start|begin|début|inicio|início|inizio|aanvang|początek|начало|початок|開始)\s*[:：]\s*$/u,
  end: /^[^\p{L}\d]{0,8}(?:ende|schluss|end|fin|final|fim|fine|einde|slut|slutt|koniec|конец|кінець|終了)\s*[:：]\s*$/u,
};

/** The longest of these labels. */
const longestLabel = 48;

/**
 * What a label before the first time of a line says about the show.
 *
 * @param isOfDay whether a word after the time says that it is a time of day
 */
export function broadcastEdge(text: string, isOfDay: boolean): BroadcastEdge | null {
  const small = smallLetters(text);
  for (const edge of ['begin', 'end'] as const) {
    if (named[edge].test(small) || (isOfDay && bare[edge].test(small))) return edge;
  }
  return null;
}

const dayMs = 24 * 3_600_000;
/** No broadcast is longer. */
const longestMs = 14 * 3_600_000;

/**
 * The length of the recording, where the notes tell at which times of the day it began and ended; null if they do not.
 *
 * @param edges what tells that it began or ended
 */
export function lengthOfBroadcast(edges: readonly Sighting[]): number | null {
  const times = { begin: new Set<number>(), end: new Set<number>() };
  for (const sighting of edges) {
    const edge = broadcastEdge(textBefore(sighting), sighting.traits.has('day-time'));
    if (edge !== null) times[edge].add(timeOfDay(sighting));
  }
  const [begin, otherBegin] = times.begin;
  const [end, otherEnd] = times.end;
  if (begin === undefined || end === undefined || (otherBegin ?? otherEnd) !== undefined) return null;
  const lengthMs = (end - begin + dayMs) % dayMs;
  return lengthMs > 0 && lengthMs <= longestMs ? lengthMs : null;
}

function textBefore({ rich, lineSpan, stamp }: Sighting): string {
  return rich.text.slice(Math.max(lineSpan.start, stamp.start - longestLabel - 1), stamp.start);
}

function timeOfDay({ clock }: Sighting): number {
  const ofDay = clock.readings.find(({ kind }: ClockReading) => kind === 'hours-and-minutes');
  return (ofDay ?? clock.readings[0]).startMs;
}
