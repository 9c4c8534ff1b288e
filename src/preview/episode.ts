import type { ChapterizeOptions } from '../run/options.js';
import type { RunResult } from '../run/run-result.js';
import { type EpisodeAudio, episodeAudio } from './episode-audio.js';
import { type PictureShelf, pictureShelf } from './picture-shelf.js';

/** The episode that a preview shows, and what may be done with it. */
export interface Episode {
  /** Path of the notes, or `s3://bucket/key`. */
  readonly notes: string;
  /** Path of the mp3, or `s3://bucket/key`. */
  readonly audio: string;
  /** Whether saving also writes the chapters into the audio. */
  readonly embed: boolean;
  /** Options of checking and writing. */
  readonly run: ChapterizeOptions;
  /** Describes the result of the main job in the words of the command line. */
  readonly formatResult: (result: RunResult) => Promise<string>;
}

/** An episode while it is served. */
export interface ServedEpisode extends Episode {
  readonly audioFile: EpisodeAudio;
  readonly pictures: PictureShelf;
  /** Stops all writing when the server ends, and leaves the old files in place. */
  readonly signal: AbortSignal;
  /** Runs what writes, one after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Makes an episode ready to be served. */
export function serveEpisode(episode: Episode, signal: AbortSignal): ServedEpisode {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...episode,
    audioFile: episodeAudio(episode.audio, signal),
    pictures: pictureShelf(episode.notes, signal),
    signal,
    inTurn: (work) => {
      const turn = last.then(work);
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
