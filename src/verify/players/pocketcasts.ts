import { lateStart } from './list-rules.js';
import type { Player } from './player.js';

/** Pocket Casts, Android and iOS; both sources are public. */
export const pocketcasts: Player = {
  name: 'pocketcasts',
  title: 'Pocket Casts',
  reads: 'the mp3, the feed',
  rules: [
    lateStart(
      'on Android moves to 0:00 the first chapter',
      'https://github.com/Automattic/pocket-casts-android (ChapterManagerImpl)',
    ),
  ],
};
