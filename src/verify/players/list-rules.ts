import type { OfChapter } from '../../diagnostic/codes/verify-players.js';
import type { Args, Code } from '../../diagnostic/codes.js';
import { createDiagnostic } from '../../diagnostic/diagnostic.js';
import { formatCount } from '../../diagnostic/wording.js';
import { headByteLength } from '../tag-size.js';
import type { PlayerRule } from './player.js';

/** The first chapter must start at 0:00. */
export function firstAtZero(source: string): PlayerRule {
  const words = 'the first chapter starts at 0:00';
  return forFirstLater(words, source, 'verify/players-first-chapter', (about) => about);
}

/**
 * The player has its own way to show a first chapter after 0:00.
 *
 * @param effect what the player does, a clause about the first chapter: `shows no chapter before the first`
 */
export function lateStart(effect: string, source: string): PlayerRule {
  const words = `${effect}, if that starts later than 0:00`;
  return forFirstLater(words, source, 'verify/players-late-start', (about) => ({ ...about, effect }));
}

/** A rule about a first chapter that starts later than 0:00. */
function forFirstLater<C extends Code>(
  words: string,
  source: string,
  code: C,
  argsOf: (about: OfChapter) => Args<C>,
): PlayerRule {
  return {
    words,
    source,
    find: ({ input, placeOf, player }) => {
      const first = input.chapters[0];
      if (first === undefined || first.startMs === 0) return [];
      return [createDiagnostic(code, argsOf({ player, source, startMs: first.startMs }), placeOf(first))];
    },
  };
}

/** There must be at least the given number of chapters. */
export function atLeastChapters(least: number, source: string): PlayerRule {
  return {
    words: `at least ${least} chapters`,
    source,
    find: ({ input, placeOf, player }) => {
      const first = input.chapters[0];
      const count = input.chapters.length;
      if (first === undefined || count >= least) return [];
      return [
        createDiagnostic('verify/players-few-chapters', { player, source, count, least }, placeOf(first)),
      ];
    },
  };
}

/** The tag must not be larger, in bytes. */
export function tagAtMost(most: number, source: string): PlayerRule {
  return {
    words: `no tag over ${formatCount(most)} bytes`,
    source,
    find: ({ input: { audio, plan }, player }) => {
      if (audio === null) return [];
      const byteLength = headByteLength(audio, plan);
      if (byteLength <= most) return [];
      return [createDiagnostic('verify/players-large-tag', { player, source, byteLength, most }, audio.file)];
    },
  };
}

/**
 * The player does not take chapters from an mp3: reported once, whatever the chapters are.
 *
 * @param where what it does, a clause without subject: `takes chapters from the description`
 */
export function elsewhere(where: string, source: string): PlayerRule {
  return {
    words: where,
    source,
    find: ({ player }) => [createDiagnostic('verify/players-elsewhere', { player, source, where }, null)],
  };
}
