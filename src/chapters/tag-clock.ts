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

/** Seconds that are a value of a tag or object with a title: `95 | Why?`, as the units of such tags are. */
export function findTagValue(line: string): FoundClock | null {
  return clockOf(/^(\d{1,6}(?:\.\d{1,3})?)(?= \| )/.exec(line));
}

function clockOf(match: RegExpExecArray | null): FoundClock | null {
  if (match === null) return null;
  const [text, seconds = ''] = match;
  return plainClock('tag', text, match.index, Math.round(Number(seconds) * 1000));
}
