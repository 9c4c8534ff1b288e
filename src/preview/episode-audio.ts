import { type FileIdentity, type FileSource, openFileSource } from '../files/file-source.js';
import { cutPieces } from './cut-pieces.js';
import type { PageAudio } from './page-state.js';

/** A validator for one state of the file: any write, and any other file of the same name, changes it. */
export function etagOf({ dev, ino, size, mtimeNs, ctimeNs }: FileIdentity): string {
  return `"${[dev, ino, size, mtimeNs, ctimeNs].map((part) => part.toString(36)).join('-')}"`;
}

/** The audio of one episode, measured once for each state of its file. */
export interface EpisodeAudio {
  /**
   * @returns null when it is not MPEG audio
   * @throws ChapterizeError `io/…`
   */
  readonly describe: () => Promise<PageAudio | null>;
  /**
   * Opens the file; the caller closes it.
   *
   * @throws ChapterizeError `io/…`
   */
  readonly open: () => Promise<FileSource>;
}

/** @param path of the mp3 */
export function episodeAudio(path: string): EpisodeAudio {
  let known: { readonly etag: string; readonly audio: Promise<PageAudio | null> } | null = null;
  return {
    open: () => openFileSource(path),
    describe: async () => {
      const source = await openFileSource(path);
      const etag = etagOf(source.file.identity);
      if (known?.etag !== etag) known = { etag, audio: measure(source, etag) };
      const { audio } = known;
      return audio.finally(() => source.close());
    },
  };
}

async function measure(source: FileSource, etag: string): Promise<PageAudio | null> {
  const { inspectAudio } = await import('../audio/inspect.js');
  const { stream, timeIndex, byteLength } = await inspectAudio(source, { hash: null });
  if (stream === null || !timeIndex) return null;
  return {
    name: source.name,
    etag,
    byteLength,
    durationMs: stream.durationMs,
    sampleRateHz: stream.sampleRateHz,
    isVariable: stream.bitRateMode === 'vbr',
    pieces: cutPieces(timeIndex, stream),
  };
}
