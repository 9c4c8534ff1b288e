import { chapterAdvisedAtLeast, noEmoji, titleAdvisedAtMost } from './chapter-rules.js';
import { atLeastChapters, elsewhere, firstAtZero } from './list-rules.js';
import type { Player } from './player.js';

const guide = 'Spotify for Creators, "Creating and managing chapters" (support.spotify.com)';

/** Spotify. The limits of title and length are advice. */
export const spotify: Player = {
  name: 'spotify',
  title: 'Spotify',
  reads: 'timestamps in the description, Podlove Simple Chapters in the feed',
  rules: [
    elsewhere('takes chapters from the description or the feed, not from the mp3', guide),
    firstAtZero(guide),
    atLeastChapters(3, guide),
    // "Under 40 characters".
    titleAdvisedAtMost(39, guide),
    chapterAdvisedAtLeast(30_000, guide),
    noEmoji(guide),
  ],
};
