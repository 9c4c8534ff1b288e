import { gluedClock } from '../chapters/clock-borders.js';
import { findClocks } from '../chapters/clock-grammar.js';
import { foldDigits } from '../text/fold-digits.js';
import type { Candidate } from './candidates.js';
import { withSections } from './joined-lists.js';
import { joinParallel } from './parallel-lists.js';
import { fromHeaders, fromWhole } from './raw-chapters.js';
import { isOfOthers, isTimedList, namesRecording } from './timed-list.js';
import { entriesByTime, entriesByTitle, tellsTimes } from './timed-map.js';
import type { ListNode, MapEntry, MapNode, ScalarNode, ValueNode } from './value-tree.js';

/** How deep to look for lists: an episode in a list of one, and its topics. */
const deepest = 4;

/**
 * Finds lists of maps under any key whose entries have a title and a time, and lists of `00:10 Title`: at least two
 * entries, their times going forward.
 *
 * @returns the longest first
 */
export function findTimedLists(root: MapNode): readonly Candidate[] {
  const found: { candidate: Candidate; length: number }[] = [];
  const visit = (node: ValueNode, around: Around, entry: MapEntry, key: string, depth: number): void => {
    const { map } = around;
    const read = isOfOthers(entry.key) ? fromHeaders : fromWhole;
    const whole = node.kind === 'list' ? read(node.items, entry.key) : null;
    if (whole !== null) {
      found.push({ candidate: { entry, map, key, rank: depth }, length: whole.length });
      return;
    }
    const list = node.kind === 'list' ? timedList(node, entry, around) : null;
    if (list !== null) {
      const candidate = { entry: { ...entry, value: list }, map, key, rank: depth };
      found.push({ candidate, length: list.items.length });
    } else if (node.kind === 'map' && isTimedMap(node, entry.key, around.isRecording)) {
      found.push({ candidate: { entry, map, key, rank: depth }, length: node.entries.length });
    } else if (depth < deepest && node.kind === 'map') {
      within(node, `${key}.`, depth + 1, around.isRecording);
    } else if (
      depth < deepest &&
      node.kind === 'list' &&
      (node.items.length === 1 || entry.key === '@graph')
    ) {
      for (const [index, item] of node.items.entries())
        visit(item, around, entry, `${key}[${index}]`, depth + 1);
    }
  };
  const within = (map: MapNode, prefix: string, depth: number, isInRecording: boolean): void => {
    const around = { map, isRecording: isInRecording || namesRecording(map) };
    for (const entry of [...map.entries, ...joinParallel(map)])
      visit(entry.value, around, entry, prefix + entry.key, depth);
  };
  within(root, '', 0, false);
  return found.sort((a, b) => b.length - a.length).map(({ candidate }) => candidate);
}

/** The map that has a list. */
interface Around {
  readonly map: MapNode;
  /** Whether it, or one around it, names a recording. */
  readonly isRecording: boolean;
}

/** Hours and minutes of a plan. */
const fiveMinutes = /^[012]?\d:\d[05]$/;

/** From times to titles, next to no recording not those of a plan. */
function isTimedMap(map: MapNode, key: string, isRecording: boolean): boolean {
  if (!isRecording && !tellsTimes(key) && map.entries.every((entry) => fiveMinutes.test(entry.key)))
    return false;
  const timed = isOfOthers(key) ? null : (entriesByTime(map, key) ?? entriesByTitle(map, key));
  return timed !== null && timed.length >= 2 && timed.length === map.entries.length;
}

/** Whether a value under a key is a list of times with titles, two of them at least. */
export function isListOfTimes(value: ValueNode, key: string): boolean {
  return value.kind === 'list' && value.items.length >= 2 && isTimedList(value.items, key, false);
}

/** A list of times, together with the sections next to it; null when it is not a list of times even with them. */
function timedList(list: ListNode, entry: MapEntry, { map, isRecording }: Around): ListNode | null {
  const all = map.entries.includes(entry) ? withSections(list, entry, map, isOfOthers) : list;
  const isTimed =
    isTimedList(list.items, entry.key, isRecording) ||
    (all !== list && isTimedList(all.items, entry.key, isRecording));
  return isTimed ? all : null;
}

/** Fewer lines with times than this are prose. */
const leastLines = 2;
const leastTimes = 3;
const mostTexts = 8;

/** Finds strings of several lines that contain times, such as the description of a video. */
export function findTimedTexts(root: MapNode): readonly ScalarNode[] {
  const found: ScalarNode[] = [];
  const visit = (node: ValueNode, depth: number): void => {
    if (found.length >= mostTexts || depth > deepest) return;
    if (node.kind === 'scalar') {
      if (node.type === 'string' && isTimedText(node.text)) found.push(node);
    } else if (node.kind === 'list') {
      for (const item of node.items.slice(0, mostTexts)) visit(item, depth + 1);
    } else for (const { value } of node.entries) visit(value, depth + 1);
  };
  visit(root, 0);
  return found;
}

function isTimedText(text: string): boolean {
  // A single time or date has no titles: the patterns of clocks need not be compiled for it.
  if (!/\d[:：]\d/.test(text) || /^[-+.:\dTZ ]*$/.test(text)) return false;
  const lines = text.split(/\n|<br|<\/?(?:p|li)\b/i);
  const counts = lines.map((line) =>
    Math.max(findClocks(foldDigits(line), false).length, gluedClock.test(line) ? 1 : 0),
  );
  // Folded values have lost their line ends.
  return counts.filter((count) => count > 0).length >= leastLines || Math.max(...counts) >= leastTimes;
}
