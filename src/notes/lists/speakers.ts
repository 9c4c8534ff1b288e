import type { Sighting } from '../sightings/sighting.js';

/** A name right behind a time. */
const speaker =
  /^(?:\t([^\s:：][^:：\n]{0,30})[:：](?=\s)|\s*<([^<>\s]{1,30})>(?=\s)|\s+(?:From|Von|De|От)\s+(\S[^:]{0,30}?)\s+(?:to|an|à|a|к)\s[^:]{1,20}:| +(\p{Lu}[^\s:：]{0,20}(?: \p{Lu}[^\s:：]{0,20})?)[:：](?=\s))/u;

/** `Name: (0:02)`. */
const speakerBefore = /^[\s*_]*(\p{Lu}[^\s:：]{0,20}(?: \p{Lu}[^\s:：]{0,20})?)[:：]\s*$/u;

/** `Name (0:02):`, as far as the time. */
const speakerOfTurn = /^[\s*_]*(\p{Lu}[^\s:：]{0,20}(?: \p{Lu}[^\s:：]{0,20}){0,2})[\s*_]*$/u;

/**
 * The share of members with `Name:` behind them, or with a bold name before them, where the names come again and again. A name before
 * the time tells of all: those without one go on speaking.
 */
export function speakersIn(members: readonly Sighting[]): number {
  const labels = members.flatMap(({ rich, stamp, lineSpan, traits, opener }) => {
    const before = rich.text.slice(lineSpan.start, stamp.start);
    if (traits.has('bold-lead')) return before.trim();
    if (opener !== '' && /^[\s*_]*[:：]\s/.test(rich.text.slice(stamp.end, stamp.end + 6)))
      return speakerOfTurn.exec(before)?.[1] ?? [];
    return traits.has('label') ? (speakerBefore.exec(before)?.[1] ?? []) : [];
  });
  if (areRepeated(labels)) return 1;
  const names = members.flatMap(({ rich, stamp }) => {
    const [, tabbed, angled, sender, plain] = speaker.exec(rich.text.slice(stamp.end, stamp.end + 40)) ?? [];
    return tabbed ?? angled ?? sender ?? plain ?? [];
  });
  return areRepeated(names) ? names.length / members.length : 0;
}

function areRepeated(names: readonly string[]): boolean {
  return names.length >= 4 && new Set(names).size <= names.length * 0.6;
}
