import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeEpisode } from '../build/episode.js';
import { formatClock, renderEpisodeNotes } from '../build/episode-notes.js';
import { minuteOfChapters } from '../run/episode-folder.js';

/** An episode of a catalogue made for a test; its audio lasts a minute. */
export interface CatalogueEpisode {
  /** Path of the notes below the folder. */
  readonly notes: string;
  /** Path of the audio below the folder; null for none. */
  readonly audio: string | null;
  /** What the notes state as `file` [the name of the audio]; null for nothing. */
  readonly file?: string | null;
  /** What the notes state as duration [the truth]. */
  readonly duration?: string;
}

/** Writes episodes; audio that several name is written once. */
export async function writeCatalogue(folder: string, episodes: readonly CatalogueEpisode[]): Promise<void> {
  for (const { notes, audio, file, duration } of episodes) {
    const markdown = join(folder, notes);
    await mkdir(dirname(markdown), { recursive: true });
    const mp3 = audio === null ? null : join(folder, audio);
    if (mp3 !== null) await mkdir(dirname(mp3), { recursive: true });
    const episode = mp3 === null ? null : await writeEpisode(mp3, { seconds: 60 });
    const stated = file === undefined ? audio : file;
    await writeFile(
      markdown,
      renderEpisodeNotes({
        file: stated === null ? null : `https://podcast.example/${encodeURI(stated)}`,
        duration: duration ?? formatClock(60),
        length: episode?.byteLength ?? 1_000_000,
        chapters: minuteOfChapters,
      }),
    );
  }
}

/** Names of so many episodes that belong together. */
export function plainEpisodes(count: number): CatalogueEpisode[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `episode-${String(index + 1).padStart(2, '0')}`;
    return { notes: `${name}.md`, audio: `${name}.mp3` };
  });
}
