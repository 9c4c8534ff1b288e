import { linksWithout } from './chapter-rules.js';
import { lateStart } from './list-rules.js';
import type { Player } from './player.js';

const repository = 'https://github.com/AntennaPod/AntennaPod';

/** AntennaPod; its source is public. */
export const antennapod: Player = {
  name: 'antennapod',
  title: 'AntennaPod',
  reads: 'the mp3, the feed',
  rules: [
    lateStart('shows no chapter before the first', `${repository} (ChapterUtils)`),
    linksWithout(/[+%]/, 'no + or % in links: it decodes them as form data', `${repository} (ChapterReader)`),
  ],
};
