import type { Chapter } from '../../chapters/chapter.js';
import type { OfChapter } from '../../diagnostic/codes/verify-players.js';
import type { Args, Code } from '../../diagnostic/codes.js';
import { createDiagnostic } from '../../diagnostic/diagnostic.js';
import { formatSpan } from '../../diagnostic/wording.js';
import type { PlayerRule, PlayerSubject } from './player.js';

/** What a finding about a chapter states; null if the chapter keeps the rule. */
type Judge<C extends Code> = (
  chapter: Chapter,
  about: OfChapter,
  next: Chapter | undefined,
) => Args<C> | null;

/** A rule that every chapter is held to. */
function forEachChapter<C extends Code>(words: string, source: string, code: C, judge: Judge<C>): PlayerRule {
  return {
    words,
    source,
    find: ({ input: { chapters }, placeOf, player }) =>
      chapters.flatMap((chapter, index) => {
        const about = { player, source, startMs: chapter.startMs };
        const args = judge(chapter, about, chapters[index + 1]);
        return args === null ? [] : [createDiagnostic(code, args, placeOf(chapter))];
      }),
  };
}

/** Every chapter must last at least the given number of milliseconds. */
export function chapterAtLeast(leastMs: number, source: string): PlayerRule {
  const words = `every chapter lasts ${formatSpan(leastMs)} or more`;
  return forEachChapter(words, source, 'verify/players-short-chapter', shorterThan(leastMs));
}

/** Every chapter should last at least the given number of milliseconds. */
export function chapterAdvisedAtLeast(leastMs: number, source: string): PlayerRule {
  const words = `advises that every chapter lasts ${formatSpan(leastMs)} or more`;
  return forEachChapter(words, source, 'verify/players-brief-chapter', shorterThan(leastMs));
}

/** A list of timestamps only has starts, so a chapter lasts to the next start, whatever end the notes state for it. */
function shorterThan(leastMs: number): Judge<'verify/players-short-chapter'> {
  return (chapter, about, next) => {
    const endMs = next?.startMs ?? chapter.endMs;
    const lengthMs = endMs === null ? leastMs : endMs - chapter.startMs;
    return lengthMs < leastMs ? { ...about, lengthMs, leastMs } : null;
  };
}

/** Chapters with a picture get a title that is not theirs. */
export function picturesHideTitles(source: string): PlayerRule {
  return {
    words: 'shows the ID of a chapter with a picture in the place of its title',
    source,
    find: ({ input, placeOf, player }) => {
      const pictured = input.chapters.filter(({ picture }) => picture !== undefined);
      const [first] = pictured;
      if (first === undefined) return [];
      const args = { player, source, count: pictured.length };
      return [createDiagnostic('verify/players-picture-title', args, placeOf(first))];
    },
  };
}

/** Titles should not be longer, in characters. */
export function titleAdvisedAtMost(most: number, source: string): PlayerRule {
  const words = `titles of ${most} characters at most`;
  return forEachChapter(words, source, 'verify/players-long-title', longerThan(most));
}

/** Titles in a tag of version 2.4 must not be longer, in characters. */
export function v24TitleAtMost(most: number, source: string): PlayerRule {
  const words = `titles of ${most} characters at most when the tag has version 2.4`;
  const rule = forEachChapter(words, source, 'verify/players-long-v24-title', longerThan(most));
  const isV24 = ({ input }: PlayerSubject) => input.plan?.resultTagVersion === '2.4';
  return { ...rule, find: (subject) => (isV24(subject) ? rule.find(subject) : []) };
}

function longerThan(most: number): Judge<'verify/players-long-title'> {
  return ({ title }, about) => {
    const characters = title.length > most ? countCharacters(title) : 0;
    return characters > most ? { ...about, characters, most } : null;
  };
}

/** Made when first needed, since it loads tables. */
const made: { graphemes?: Intl.Segmenter } = {};

/** Characters as people count them: a letter with its accents is one, a flag is one. */
function countCharacters(title: string): number {
  made.graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...made.graphemes.segment(title)].length;
}

/** Titles should hold no emojis. */
export function noEmoji(source: string): PlayerRule {
  // For Unicode, digits, # and © are emojis, too, but not when shown as text: this matches only those shown as pictures.
  const emoji = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|[\u{1F000}-\u{1FAFF}]/u;
  const words = 'advises against emojis in titles';
  return forEachChapter(words, source, 'verify/players-emoji', ({ title }, about) =>
    emoji.test(title) ? about : null,
  );
}

/** Links must not contain anything that the player changes when it reads them. */
export function linksWithout(characters: RegExp, words: string, source: string): PlayerRule {
  return forEachChapter(words, source, 'verify/players-link', ({ url }, about) =>
    url !== null && characters.test(url) ? { ...about, url } : null,
  );
}

/** Links must not hold the name of the frame that a title is in. */
export function linksWithoutFrameName(source: string): PlayerRule {
  const words = 'no link that holds the letters TIT2: it takes what follows them for the title';
  return forEachChapter(words, source, 'verify/players-link-title', ({ url }, about) =>
    url?.includes('TIT2') === true ? about : null,
  );
}
