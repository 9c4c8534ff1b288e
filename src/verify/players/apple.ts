import { v24TitleAtMost } from './chapter-rules.js';
import { atLeastChapters, firstAtZero } from './list-rules.js';
import type { Player } from './player.js';

const guide = 'https://podcasters.apple.com/support/5482-using-chapters-on-apple-podcasts';

/** Apple Podcasts. Its guide states the rules for timestamps in the description; those of an mp3 are from reports. */
export const apple: Player = {
  name: 'apple',
  title: 'Apple Podcasts',
  reads: 'the mp3, the description, the feed; makes its own for episodes that have none',
  rules: [
    firstAtZero(guide),
    atLeastChapters(3, guide),
    v24TitleAtMost(51, 'https://github.com/radio-t/radio-t-site/issues/211'),
  ],
};
