import { chapterAtLeast } from './chapter-rules.js';
import type { Player } from './player.js';

/** Kasts, of KDE; its source is public. */
export const kasts: Player = {
  name: 'kasts',
  title: 'Kasts',
  reads: 'the mp3, the feed',
  // It drops the second of two chapters that start within one second.
  rules: [chapterAtLeast(1000, 'https://invent.kde.org/multimedia/kasts (chapter model)')],
};
