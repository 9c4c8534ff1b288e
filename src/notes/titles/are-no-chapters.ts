import { median } from '../../chapters/median.js';
import { isUnmarked } from '../sightings/sighting.js';
import type { BodyChapter } from './body-chapters.js';

/** Whether the titles of a list show that it is none of chapters: there are none, or they are speech, or left open. */
export function areNoChapters(chapters: readonly BodyChapter[]): boolean {
  return isNameless(chapters) || isSpoken(chapters) || isTemplate(chapters) || areAtOnce(chapters);
}

/** Whether none of three or more times has a title or a mark of its own: they are not a list of chapters. */
function isNameless(chapters: readonly BodyChapter[]): boolean {
  return (
    chapters.length > 2 && chapters.every(({ title, sighting }) => title === null && isUnmarked(sighting))
  );
}

/** A placeholder for a title: `{Section 1}`, `{{ topic }}`, `[Topic 2]`, `xxxx`. */
const placeholder =
  /^(?:[xX]{3,20}|\{{1,2}[^{}]{1,60}\}{1,2}|\[[^[\]]{1,40} \d{1,2}\]|<[^<>]{1,40} \d{1,2}>)$/u;

/** The same in a block of code, which shows how notes are written. */
const placeholderInCode = /^(?:\{[^{}]{1,60}\}|\[[^[\]]{1,60}\]|<[^<>]{1,60}>|\.{3}|…)$/u;

/** Whether most of two or more titles are placeholders: a template for notes. */
function isTemplate(chapters: readonly BodyChapter[]): boolean {
  const open = chapters.filter(
    ({ mark, sighting }) =>
      placeholder.test(mark.title) || (sighting.unit.aside === 'code' && placeholderInCode.test(mark.title)),
  );
  return open.length >= 2 && open.length * 2 > chapters.length;
}

/** Whether three or more are all at 0:00: a template whose times were never filled in. */
function areAtOnce(chapters: readonly BodyChapter[]): boolean {
  return chapters.length > 2 && chapters.every(({ mark }) => mark.startMs === 0);
}

/** Hardly any title is longer than this. */
const mostTitleCharacters = 200;

/** Whether most of three or more titles, or the item of the only one, are as long as what someone says: a transcript. */
function isSpoken(chapters: readonly BodyChapter[]): boolean {
  const isOnly = chapters.length === 1;
  const lengths = chapters.map(({ mark, sighting: { unit, rich } }) =>
    isOnly && unit.kind === 'item' ? rich.text.length : mark.title.length,
  );
  const isMarked = chapters.every(({ sighting }) => sighting.hasAt && sighting.opener !== '');
  return chapters.length !== 2 && !isMarked && median(lengths) > mostTitleCharacters;
}
