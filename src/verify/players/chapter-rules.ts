import type { Chapter } from '../../chapters/chapter.js';
import { createDiagnostic } from '../../diagnostic/diagnostic.js';
import { formatSpan } from '../../diagnostic/wording.js';
import type { PlayerRule } from './player.js';

/** Every chapter must last so many milliseconds. */
export function chapterAtLeast(leastMs: number, source: string): PlayerRule {
  return lasting(leastMs, source, 'verify/players-short-chapter', 'every chapter lasts');
}

/** Every chapter should last so many milliseconds. */
export function chapterAdvisedAtLeast(leastMs: number, source: string): PlayerRule {
  return lasting(leastMs, source, 'verify/players-brief-chapter', 'advises that every chapter lasts');
}

function lasting(
  leastMs: number,
  source: string,
  code: 'verify/players-short-chapter' | 'verify/players-brief-chapter',
  words: string,
): PlayerRule {
  return {
    words: `${words} ${formatSpan(leastMs)} or more`,
    source,
    find: ({ input, placeOf, player }) =>
      shorterThan(leastMs, input.chapters).map(({ chapter, lengthMs }) => {
        const args = { player, source, startMs: chapter.startMs, lengthMs, leastMs };
        return createDiagnostic(code, args, placeOf(chapter));
      }),
  };
}

/** A list of timestamps has starts only, so a chapter lasts to the next start, whatever end the notes state for it. */
function shorterThan(
  leastMs: number,
  chapters: readonly Chapter[],
): { chapter: Chapter; lengthMs: number }[] {
  return chapters.flatMap((chapter, index) => {
    const endMs = chapters[index + 1]?.startMs ?? chapter.endMs;
    const lengthMs = endMs === null ? leastMs : endMs - chapter.startMs;
    return lengthMs < leastMs ? [{ chapter, lengthMs }] : [];
  });
}

/** Chapters with a picture get another title than theirs. */
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
  return {
    words: `titles of ${most} characters at most`,
    source,
    find: ({ input, placeOf, player }) =>
      longerThan(most, input.chapters).map(({ chapter, characters }) => {
        const args = { player, source, startMs: chapter.startMs, characters, most };
        return createDiagnostic('verify/players-long-title', args, placeOf(chapter));
      }),
  };
}

/** Titles in a tag of version 2.4 must not be longer, in characters. */
export function v24TitleAtMost(most: number, source: string): PlayerRule {
  return {
    words: `titles of ${most} characters at most when the tag has version 2.4`,
    source,
    find: ({ input, placeOf, player }) =>
      input.plan?.resultTagVersion !== '2.4'
        ? []
        : longerThan(most, input.chapters).map(({ chapter, characters }) => {
            const args = { player, source, startMs: chapter.startMs, characters, most };
            return createDiagnostic('verify/players-long-v24-title', args, placeOf(chapter));
          }),
  };
}

function longerThan(most: number, chapters: readonly Chapter[]): { chapter: Chapter; characters: number }[] {
  const candidates = chapters.filter(({ title }) => title.length > most);
  if (candidates.length === 0) return [];
  // Characters as people count them: a letter with its accents is one, a flag is one. Made here, since it loads tables.
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  return candidates
    .map((chapter) => ({ chapter, characters: [...graphemes.segment(chapter.title)].length }))
    .filter(({ characters }) => characters > most);
}

/** Titles should hold no emojis. */
export function noEmoji(source: string): PlayerRule {
  return {
    words: 'advises against emojis in titles',
    source,
    find: ({ input, placeOf, player }) =>
      input.chapters
        // Digits, # and © are emojis too for Unicode, though not when shown as text: these are shown as pictures.
        .filter((chapter) =>
          /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|[\u{1F000}-\u{1FAFF}]/u.test(chapter.title),
        )
        .map((chapter) =>
          createDiagnostic(
            'verify/players-emoji',
            { player, source, startMs: chapter.startMs },
            placeOf(chapter),
          ),
        ),
  };
}

/** Links must have nothing that the player changes when it reads them. */
export function linksWithout(characters: RegExp, words: string, source: string): PlayerRule {
  return {
    words,
    source,
    find: ({ input, placeOf, player }) =>
      input.chapters.flatMap((chapter) => {
        if (chapter.url === null || !characters.test(chapter.url)) return [];
        const args = { player, source, startMs: chapter.startMs, url: chapter.url };
        return [createDiagnostic('verify/players-link', args, placeOf(chapter))];
      }),
  };
}

/** Links must not hold the name of the frame that a title is in. */
export function linksWithoutFrameName(source: string): PlayerRule {
  return {
    words: 'no link that holds the letters TIT2: it takes what follows them for the title',
    source,
    find: ({ input, placeOf, player }) =>
      input.chapters
        .filter(({ url }) => url?.includes('TIT2') === true)
        .map((chapter) =>
          createDiagnostic(
            'verify/players-link-title',
            { player, source, startMs: chapter.startMs },
            placeOf(chapter),
          ),
        ),
  };
}
