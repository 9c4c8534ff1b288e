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
