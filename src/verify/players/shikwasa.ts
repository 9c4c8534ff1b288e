import { atLeastChapters } from './list-rules.js';
import type { Player } from './player.js';

/** Shikwasa, a player for web pages; its source is public. */
export const shikwasa: Player = {
  name: 'shikwasa',
  title: 'Shikwasa',
  reads: 'the mp3',
  rules: [atLeastChapters(2, 'https://github.com/jessuni/shikwasa (chapter plugin)')],
};
