import { ChapterizeError } from '../../diagnostic/failure.js';

/** The players and platforms whose publishing rules can be checked (`--players`), in the order of docs/players.md. */
export const playerNames = [
  'apple',
  'spotify',
  'youtube',
  'overcast',
  'pocketcasts',
  'antennapod',
  'kasts',
  'shikwasa',
  'vlc',
] as const;

export type PlayerName = (typeof playerNames)[number];

/**
 * Resolves the names that `--players` takes.
 *
 * @param names of players, in any case; `all` stands for every one
 * @returns each player once, in the order of the table
 * @throws ChapterizeError `usage` naming one that is not known, and those that are
 */
export function resolvePlayers(names: readonly string[]): PlayerName[] {
  const wanted = new Set(names.map((name) => name.trim().toLowerCase()));
  for (const name of wanted) {
    if (name !== 'all' && !playerNames.some((one) => one === name))
      throw new ChapterizeError('usage', `no player "${name}", expected ${playerNames.join(', ')} or all`);
  }
  return playerNames.filter((name) => wanted.has('all') || wanted.has(name));
}
