import { ChapterizeError } from '../../diagnostic/failure.js';
import { antennapod } from './antennapod.js';
import { apple } from './apple.js';
import { kasts } from './kasts.js';
import { overcast } from './overcast.js';
import type { Player } from './player.js';
import type { PlayerName } from './player-names.js';
import { pocketcasts } from './pocketcasts.js';
import { shikwasa } from './shikwasa.js';
import { spotify } from './spotify.js';
import { vlc } from './vlc.js';
import { youtube } from './youtube.js';

/** Every player whose publishing rules are known, in the order of docs/players.md. */
export const players: readonly Player[] = [
  apple,
  spotify,
  youtube,
  overcast,
  pocketcasts,
  antennapod,
  kasts,
  shikwasa,
  vlc,
];

/**
 * Resolves the names that `--players` takes.
 *
 * @param names of players, in any case; `all` stands for every one
 * @returns each player once, in the order of the table
 * @throws ChapterizeError `usage` naming one that is not known, and those that are
 */
export function resolvePlayers(names: readonly string[]): PlayerName[] {
  const wanted = new Set(names.map((name) => name.trim().toLowerCase()));
  const known = players.map(({ name }) => name);
  for (const name of wanted) {
    if (name !== 'all' && !known.some((one) => one === name))
      throw new ChapterizeError('usage', `no player "${name}", expected ${known.join(', ')} or all`);
  }
  return wanted.has('all') ? known : known.filter((name) => wanted.has(name));
}
