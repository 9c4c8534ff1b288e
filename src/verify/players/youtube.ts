import { chapterAtLeast, titleAdvisedAtMost } from './chapter-rules.js';
import { atLeastChapters, elsewhere, firstAtZero } from './list-rules.js';
import type { Player } from './player.js';

const announcement = 'https://9to5google.com/2020/05/28/youtube-video-chapters/';

/** YouTube and YouTube Music. */
export const youtube: Player = {
  name: 'youtube',
  title: 'YouTube',
  reads: 'timestamps in the description',
  rules: [
    elsewhere('takes chapters from the description, not from the mp3', announcement),
    firstAtZero(announcement),
    atLeastChapters(3, announcement),
    chapterAtLeast(10_000, announcement),
    titleAdvisedAtMost(70, 'https://support.vevo.com/hc/en-us/articles/6945557784347-YouTube-Chapters'),
  ],
};
