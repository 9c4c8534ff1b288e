/** A player or platform whose publishing rules can be checked (`--players`). */
export type PlayerName = 'apple' | 'spotify' | 'youtube' | 'overcast' | 'pocketcasts' | 'antennapod' | 'vlc';
