import type { FoundClock } from './clock-grammar.js';
import { plainClock } from './plain-clock.js';

/**
 * Seconds in a tag of a template or program that is named after times: `{{youtube-timestamp 95}}`, `{{< ts 95 >}}`, `{% timestamp 95 %}`,
 * `<Timestamp seconds={95} />`.
 */
const tag =
  /(?:\{\{[<%]?|\{%|<)\s?[a-z-]{0,30}(?:time|stamp|ts|seek)[a-z-]{0,20}\s{1,4}(?:[a-z]{1,20}\s?=\s?)?["'{]?(\d{1,6}(?:\.\d{1,3})?)s?["'}]?\s{0,4}(?:[>%]?\}\}|%\}|\/>|><\/[a-z-]{2,40}>)/i;

/** Whether a text may hold one: cheap, and a false is always right. */
export const mayHoldTag = /(?:\{\{|\{%|<)[^\n]{0,60}\d["'}]?\s?(?:[>%]?\}\}|%\}|\/>|>)/;

/** Finds the first tag of a line that states seconds; null if there is none. */
export function findTagClock(line: string): FoundClock | null {
  return clockOf(tag.exec(line));
}

/** Seconds at the start of a line, as a number with its unit or as in an address: `95s Why?`, `t=95 Why?`. */
const secondsAtStart = /^[\s*•–-]{0,6}\??(?:(\d{1,5})\s?s(?:ec|ek)?|t=(\d{1,5})s?)(?=[\s.:|)\]–-]{1,3}\S)/i;

/** Whether a text may hold some: cheap, and a false is always right. */
export const mayHoldSeconds = /\d ?s|t=\d/i;

/** Finds the seconds at the start of a line; null if there are none. */
export function findSeconds(line: string): FoundClock | null {
  const [found = '', number, own = number] = secondsAtStart.exec(line) ?? [];
  if (own === undefined) return null;
  const start = found.search(/\??t=|\d/i);
  return plainClock('tag', found.slice(start), start, Number(own) * 1000);
}

/** Seconds that are a value of a tag or object with a title: `95 | Why?`, as the units of such tags are. */
export function findTagValue(line: string): FoundClock | null {
  return clockOf(/^(\d{1,6}(?:\.\d{1,3})?)(?= \| )/.exec(line));
}

function clockOf(match: RegExpExecArray | null): FoundClock | null {
  if (match === null) return null;
  const [text, seconds = ''] = match;
  return plainClock('tag', text, match.index, Math.round(Number(seconds) * 1000));
}
