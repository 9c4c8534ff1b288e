import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Episode, type EpisodeSpec, writeEpisode } from '../build/episode.js';
import {
  formatClock,
  type NotedChapter,
  type NotesSpec,
  renderEpisodeNotes,
} from '../build/episode-notes.js';

/** A pair of notes and audio, ready to run. */
export interface EpisodePair {
  readonly notes: string;
  readonly audio: string;
  readonly episode: Episode;
}

/** Four chapters for an audio of a minute. */
export const minuteOfChapters: readonly NotedChapter[] = [
  { startSeconds: 0, title: 'Guten Tag, 世界 🎧' },
  { startSeconds: 15, title: 'A *little* [history](https://example.com/a?q=ü&p=1)' },
  { startSeconds: 30, title: 'The `main` part' },
  { startSeconds: 45, title: 'Goodbye' },
];

/** Their titles as text. */
export const minuteOfTitles = ['Guten Tag, 世界 🎧', 'A little history', 'The main part', 'Goodbye'] as const;

/** Writes `episode.md` and `episode.mp3`; the notes state the truth unless told otherwise. */
export async function writePair(
  folder: string,
  audio: EpisodeSpec = {},
  notes: Partial<NotesSpec> = {},
): Promise<EpisodePair> {
  const mp3 = join(folder, 'episode.mp3');
  const episode = await writeEpisode(mp3, audio);
  const markdown = join(folder, 'episode.md');
  await writeFile(
    markdown,
    renderEpisodeNotes({
      duration: formatClock(episode.durationMs / 1000),
      length: episode.byteLength,
      chapters: minuteOfChapters,
      ...notes,
    }),
  );
  return { notes: markdown, audio: mp3, episode };
}
