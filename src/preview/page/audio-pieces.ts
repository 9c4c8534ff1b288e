import type { AudioPiece, PageAudio } from '../page-state.js';

/** The audio has been replaced since it was cut into pieces. */
export class AudioChangedError extends Error {
  override readonly name = 'AudioChangedError';
}

/**
 * Fetches the bytes of a piece.
 *
 * @throws AudioChangedError; Error when the server is gone
 */
export async function fetchPiece(
  { etag }: PageAudio,
  piece: AudioPiece,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const headers = { range: `bytes=${piece.start}-${piece.end - 1}`, 'if-match': etag };
  const response = await fetch('audio', { headers, signal, cache: 'no-store' });
  if (response.status === 412 || response.status === 416)
    throw new AudioChangedError('the audio has changed');
  if (!response.ok) throw new Error(`the audio cannot be read (${response.status})`);
  return response.arrayBuffer();
}

/** The piece that holds a moment; the last one for what is after the end. */
export function pieceAt({ pieces }: PageAudio, ms: number): number {
  const at = pieces.findIndex((piece) => ms < piece.endMs);
  return at < 0 ? pieces.length - 1 : at;
}
