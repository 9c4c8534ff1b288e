import type { PageAudio } from '../page-state.js';
import { fetchPiece } from './audio-pieces.js';
import { fillPeaks, type Peaks } from './peaks.js';

/** Enough for the shape, and the decoder resamples anyway. */
const outlineRateHz = 8000;

/** Decoding runs in parallel to the page: while one piece is decoded, the next one is fetched. */
const atOnce = 2;

/**
 * Decodes the whole audio piece by piece into an outline; of each piece only the peaks are kept.
 *
 * @param onPiece is called after each with how many are done
 * @throws AudioChangedError; Error when the server is gone; the reason that `signal` is aborted with
 */
export async function loadOutline(
  audio: PageAudio,
  peaks: Peaks,
  onPiece: (doneCount: number) => void,
  signal: AbortSignal,
): Promise<void> {
  // One context for all: it only decodes, and never renders.
  const context = new OfflineAudioContext(1, 1, outlineRateHz);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let piece = audio.pieces[next]; piece !== undefined; piece = audio.pieces[next]) {
      next += 1;
      const bytes = await fetchPiece(audio, piece, signal);
      const decoded = await decode(context, bytes);
      signal.throwIfAborted();
      if (decoded !== null) {
        const channels = Array.from({ length: decoded.numberOfChannels }, (_, channel) =>
          decoded.getChannelData(channel),
        );
        fillPeaks(peaks, channels, decoded.sampleRate, piece.startMs, piece.endMs);
      }
      done += 1;
      onPiece(done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** A damaged piece leaves a gap in the outline. */
async function decode(context: BaseAudioContext, bytes: ArrayBuffer): Promise<AudioBuffer | null> {
  try {
    return await context.decodeAudioData(bytes);
  } catch {
    return null;
  }
}
