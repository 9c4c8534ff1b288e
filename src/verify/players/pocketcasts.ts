import { linksWithout, linksWithoutFrameName } from './chapter-rules.js';
import { lateStart } from './list-rules.js';
import type { Player } from './player.js';

const ios = 'https://github.com/Automattic/pocket-casts-ios (chapter reader)';

/** Pocket Casts, Android and iOS; both sources are public. */
export const pocketcasts: Player = {
  name: 'pocketcasts',
  title: 'Pocket Casts',
  reads: 'the mp3, the feed',
  rules: [
    lateStart(
      'on Android moves the first chapter to 0:00',
      'https://github.com/Automattic/pocket-casts-android (ChapterManagerImpl)',
    ),
    linksWithout(/%/, 'no % in links: on iOS it decodes them', ios),
    linksWithoutFrameName(ios),
  ],
};
