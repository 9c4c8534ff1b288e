import type { Sighting } from '../sightings/sighting.js';
import type { Unit } from '../units/unit.js';

/** A name that is all of a line. */
const name = /^[\s*_]{0,6}(\p{Lu}[^\s:：]{0,20}(?: [^\s:：]{1,20}){0,3}(?<![.!?,;…]))[\s*_]{0,6}$/u;
const longestName = 80;

/**
 * The names that are all the words next to times, or all of the line below them, where other text is below them: `12:18 - Ada Lee`
 * above what she says.
 */
export function namesAlone(members: readonly Sighting[], units: readonly Unit[]): readonly string[] {
  return members.flatMap((member, index) => {
    if (member.position !== 'before' && member.position !== 'alone') return [];
    const below = linesBelow(member, members[index + 1], units);
    const { rich, words, lineSpan, position } = member;
    const line = position === 'alone' ? below.shift() : rich.text.slice(words.start, lineSpan.end);
    if (line === undefined || line.length > longestName || !below.some((text) => text.trim() !== ''))
      return [];
    return [...(name.exec(line)?.slice(1) ?? [])];
  });
}

/** The first two lines of text between a time and the next one. */
function linesBelow(member: Sighting, next: Sighting | undefined, units: readonly Unit[]): string[] {
  const { rich, lineSpan, unitIndex, line } = member;
  const between = next?.unitIndex === unitIndex ? next.line - line - 1 : null;
  if (between === 0) return [];
  const own = rich.text.slice(lineSpan.end + 1, lineSpan.end + 1 + longestText).split('\n');
  if (between !== null) return own.slice(0, Math.min(2, between));
  const lines = lineSpan.end < rich.text.length ? own : [];
  const unit = units[unitIndex + 1];
  const isText = unit?.kind === 'paragraph' && unitIndex + 1 !== next?.unitIndex;
  return [...lines, ...(isText ? [unit.raw.slice(0, longestText)] : [])].slice(0, 2);
}

const longestText = 400;
