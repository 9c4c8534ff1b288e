import type { PageAudio } from '../page-state.js';
import { fetchPiece, pieceAt } from './audio-pieces.js';

/** A piece of a quarter of a minute is 5 MB in stereo: the one that is heard, the one before and the one after. */
const mostDecoded = 3;

/** How long before its turn a piece is made ready. */
const aheadMs = 8000;

/** To start without a gap, the first sound is scheduled a little ahead. */
const startDelaySeconds = 0.03;

/** @param onEnd is called when the end is reached, or the audio cannot be read */
export function createPlayer(onEnd: (error: unknown) => void) {
  let audio: PageAudio | null = null;
  let context: AudioContext | null = null;
  let sources: AudioBufferSourceNode[] = [];
  let run: AbortController | null = null;
  let startedAt: { readonly contextSeconds: number; readonly ms: number } | null = null;
  let restingMs = 0;
  let decoded: { readonly index: number; readonly buffer: Promise<AudioBuffer> }[] = [];

  const positionMs = (): number => {
    if (startedAt === null || context === null) return restingMs;
    const passedMs = (context.currentTime - startedAt.contextSeconds) * 1000;
    return Math.min(audio?.durationMs ?? 0, startedAt.ms + Math.max(0, passedMs));
  };

  const pause = (): void => {
    restingMs = positionMs();
    run?.abort();
    run = null;
    startedAt = null;
    for (const source of sources) source.stop();
    sources = [];
  };

  const bufferOf = (of: PageAudio, on: AudioContext, index: number): Promise<AudioBuffer> => {
    const known = decoded.find((one) => one.index === index);
    const piece = of.pieces[index];
    if (piece === undefined) return Promise.reject(new RangeError(`no piece ${index}`));
    const buffer =
      known?.buffer ??
      fetchPiece(of, piece, new AbortController().signal).then((bytes) => on.decodeAudioData(bytes));
    decoded = [...decoded.filter((one) => one.index !== index), { index, buffer }].slice(-mostDecoded);
    // If it failed, it is tried again the next time.
    buffer.catch(() => (decoded = decoded.filter((one) => one.index !== index)));
    return buffer;
  };

  const play = async (fromMs: number): Promise<void> => {
    pause();
    if (audio === null || audio.pieces.length === 0) return;
    const [of, own] = [audio, new AbortController()];
    run = own;
    restingMs = Math.min(Math.max(0, fromMs), of.durationMs);
    context ??= new AudioContext({ sampleRate: of.sampleRateHz });
    const on = context;
    await on.resume();
    let at = pieceAt(of, restingMs);
    const first = await bufferOf(of, on, at);
    if (own.signal.aborted) return;
    const begin = { contextSeconds: on.currentTime + startDelaySeconds, ms: restingMs };
    startedAt = begin;
    schedule(of, on, at, first, begin);
    void goOn().catch((error: unknown) => {
      if (own.signal.aborted) return;
      pause();
      onEnd(error);
    });

    async function goOn(): Promise<void> {
      while (!own.signal.aborted) {
        const endMs = of.pieces[at]?.endMs ?? 0;
        if (positionMs() >= Math.min(of.durationMs, endMs) && at === of.pieces.length - 1) {
          pause();
          onEnd(null);
          return;
        }
        if (at < of.pieces.length - 1 && endMs - positionMs() < aheadMs) {
          at += 1;
          const buffer = await bufferOf(of, on, at);
          if (own.signal.aborted) return;
          schedule(of, on, at, buffer, begin);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };

  const schedule = (
    of: PageAudio,
    on: AudioContext,
    index: number,
    buffer: AudioBuffer,
    begin: { readonly contextSeconds: number; readonly ms: number },
  ): void => {
    const piece = of.pieces[index];
    if (piece === undefined) return;
    const fromMs = Math.max(piece.startMs, begin.ms);
    const source = on.createBufferSource();
    source.buffer = buffer;
    source.connect(on.destination);
    // The decoded audio ends where the piece ends; how much was lost at its beginning does not matter then.
    const offset = Math.max(0, buffer.duration - (piece.endMs - fromMs) / 1000);
    source.start(begin.contextSeconds + (fromMs - begin.ms) / 1000, offset);
    source.addEventListener('ended', () => {
      sources = sources.filter((one) => one !== source);
    });
    sources.push(source);
  };

  const reset = (next: PageAudio | null): void => {
    pause();
    decoded = [];
    if (context !== null && next?.sampleRateHz !== audio?.sampleRateHz) {
      void context.close();
      context = null;
    }
    audio = next;
    restingMs = Math.min(restingMs, next?.durationMs ?? 0);
  };

  return {
    /** Plays from a moment; resolves once it is heard. */
    play,
    pause,
    /** Stops, and forgets what is decoded: for another audio. */
    reset,
    /** Stops, and goes to a moment. */
    rest: (ms: number): void => {
      pause();
      restingMs = Math.min(Math.max(0, ms), audio?.durationMs ?? 0);
    },
    get isPlaying() {
      return startedAt !== null;
    },
    /** The moment that is heard; where it stopped while it does not play. */
    get positionMs() {
      return positionMs();
    },
  };
}
