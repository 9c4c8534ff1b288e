import type { PageAudio } from '../page-state.js';
import { AudioChangedError } from './audio-pieces.js';
import { loadOutline } from './outline-loader.js';
import { emptyPeaks, type Peaks } from './peaks.js';
import { createPlayer } from './player.js';

/** What is told of the audio. */
export interface AudioDeskEvents {
  readonly onPeaks: () => void;
  readonly onDone: () => void;
  readonly onStop: () => void;
  /** The file was replaced: what is known about it no longer applies. */
  readonly onChanged: () => void;
  readonly onError: (error: unknown) => void;
}

/** Loads and plays one audio after the other. */
export function createAudioDesk(events: AudioDeskEvents) {
  let current: PageAudio | null = null;
  let peaks: Peaks | null = null;
  let loading: AbortController | null = null;
  const fail = (error: unknown): void => {
    if (error instanceof AudioChangedError) events.onChanged();
    else events.onError(error);
  };
  const player = createPlayer((error) => {
    events.onStop();
    if (error !== null) fail(error);
  });
  return {
    player,
    get peaks() {
      return peaks;
    },
    /** Switches to another audio, or another version of it. */
    take: (audio: PageAudio | null): void => {
      if (audio?.etag === current?.etag) return;
      current = audio;
      loading?.abort();
      player.reset(audio);
      peaks = audio && emptyPeaks(audio.durationMs);
      if (audio === null || peaks === null) return;
      const own = new AbortController();
      loading = own;
      loadOutline(audio, peaks, events.onPeaks, own.signal).then(events.onDone, (error: unknown) => {
        if (!own.signal.aborted) fail(error);
        own.abort();
      });
    },
  };
}

/** The audio that is heard and drawn. */
export type AudioDesk = ReturnType<typeof createAudioDesk>;
