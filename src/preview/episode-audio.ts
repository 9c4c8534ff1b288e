import type { FileIdentity } from '../files/file-source.js';
import type { AudioSource } from '../run/open-audio.js';
import { cutPieces } from './cut-pieces.js';
import type { PageAudio } from './page-state.js';

/** A validator for one state of the file: any write, and any other file of the same name, changes it. */
export function etagOf({ dev, ino, size, mtimeNs, ctimeNs }: FileIdentity): string {
  return `"${[dev, ino, size, mtimeNs, ctimeNs].map((part) => part.toString(36)).join('-')}"`;
}

/** An audio that is open, and a validator for the state that is read. */
export interface OpenAudio {
  readonly source: AudioSource;
  readonly etag: string;
}

/** @param path of the mp3, or `s3://bucket/key` */
export function episodeAudio(path: string, signal: AbortSignal) {
  let known: { readonly etag: string; readonly audio: Promise<PageAudio | null> } | null = null;
  const open = async (): Promise<OpenAudio> => {
    const { isStoredObject, openAudio } = await import('../run/open-audio.js');
    const source = await openAudio(path, { within: null, signal });
    return { source, etag: isStoredObject(source) ? source.object.etag : etagOf(source.file.identity) };
  };
  return {
    /** Of the mp3, or `s3://bucket/key`. */
    path,
    /**
     * Opens it; the caller closes it.
     *
     * @throws ChapterizeError `io/…`, `network/…`
     */
    open,
    /**
     * @returns null when it is not MPEG audio
     * @throws ChapterizeError `io/…`, `network/…`
     */
    describe: async (): Promise<PageAudio | null> => {
      const { source, etag } = await open();
      if (known?.etag !== etag) known = { etag, audio: measure(source, etag) };
      const { audio } = known;
      return audio.finally(() => source.close());
    },
  };
}

/** The audio of one episode, measured once for each state of its file. */
export type EpisodeAudio = ReturnType<typeof episodeAudio>;

async function measure(source: AudioSource, etag: string): Promise<PageAudio | null> {
  const { inspectAudio } = await import('../audio/inspect.js');
  const { stream, timeIndex, byteLength } = await inspectAudio(source, { hash: null });
  if (stream === null || !timeIndex) return null;
  return {
    name: source.name,
    etag,
    byteLength,
    durationMs: stream.durationMs,
    sampleRateHz: stream.sampleRateHz,
    pieces: cutPieces(timeIndex, stream),
  };
}
