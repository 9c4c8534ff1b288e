import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type AudioFormat, podcastFormat, renderAudio, shapeAudio, speechFormat } from './episode-audio.js';
import { renderEpisodeTag, type TagVersion } from './episode-tag.js';

/** What to make an episode of; what is left out takes the value in brackets. */
export interface EpisodeSpec {
  /** Exact duration, encoder delay and padding taken off [60]. */
  readonly seconds?: number;
  readonly format?: AudioFormat;
  /** [2.3] */
  readonly tag?: TagVersion | 'none';
  /** Free bytes in the tag [256]; whatever it takes when `byteLength` is given. */
  readonly paddingBytes?: number;
  /** Size of the whole file, to be reached by padding in the tag. */
  readonly byteLength?: number;
  /** What follows the audio, an ID3v1 tag for instance [nothing]. */
  readonly trailer?: Uint8Array;
  /** Decides the bytes of the audio [1]. */
  readonly seed?: number;
}

/** Facts about an episode that was written. */
export interface Episode {
  readonly path: string;
  readonly byteLength: number;
  readonly durationMs: number;
  /** Bytes before and after the audio. */
  readonly tagByteLength: number;
  readonly trailerByteLength: number;
}

/** Size and length of a real episode, with the notes of which a feed was made. */
export const bigEpisode = { byteLength: 59_048_856, seconds: 3690, clock: '1:01:30' } as const;

/**
 * Writes an mp3 in one stream.
 *
 * @throws RangeError when `byteLength` leaves no room for the tag's own frames
 */
export async function writeEpisode(path: string, spec: EpisodeSpec = {}): Promise<Episode> {
  const { seconds = 60, format = speechFormat, tag = '2.3', trailer = new Uint8Array(0), seed = 1 } = spec;
  const shape = shapeAudio(seconds, format);
  const room = spec.byteLength === undefined ? null : spec.byteLength - shape.byteLength - trailer.length;
  const head = renderHead(tag, spec.paddingBytes ?? 256, room);
  await pipeline(Readable.from(parts()), createWriteStream(path));
  return {
    path,
    byteLength: head.length + shape.byteLength + trailer.length,
    durationMs: Math.round(seconds * 1000),
    tagByteLength: head.length,
    trailerByteLength: trailer.length,
  };

  function* parts(): Generator<Uint8Array> {
    if (head.length > 0) yield head;
    yield* renderAudio(shape, seed);
    if (trailer.length > 0) yield trailer;
  }
}

/** Writes an episode of real size: 59,048,856 bytes, 1:01:30, 128 kbit/s stereo, an Info frame, an ID3v2.3 tag. */
export async function writeBigEpisode(path: string): Promise<Episode> {
  return writeEpisode(path, { ...bigEpisode, format: podcastFormat });
}

function renderHead(version: TagVersion | 'none', paddingBytes: number, room: number | null): Uint8Array {
  if (version === 'none') return new Uint8Array(0);
  const bare = renderEpisodeTag({ version, paddingBytes: 0 });
  const padding = room === null ? paddingBytes : room - bare.length;
  if (padding < 0) throw new RangeError(`the tag needs ${bare.length} bytes, ${room} are left`);
  return renderEpisodeTag({ version, paddingBytes: padding });
}
