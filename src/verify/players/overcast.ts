import type { Player } from './player.js';

/** Overcast. All that is known of it (a table of contents at top level) holds for every file that is written here. */
export const overcast: Player = { name: 'overcast', title: 'Overcast', reads: 'the mp3', rules: [] };
