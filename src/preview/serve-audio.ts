import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObjectUrl } from '../objects/object-url.js';
import type { EpisodeAudio } from './episode-audio.js';

/**
 * Answers a request for a range of the audio. The page asks for nothing else, with If-Match, so that no piece comes from
 * another version of the file than the one that was cut.
 *
 * @throws RequestError 412, 416; ChapterizeError `io/…`, `network/…`
 */
export async function serveAudio(
  audio: EpisodeAudio,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('content-type', 'audio/mpeg');
  return (await loadSending(audio.path))(audio, request, response);
}

/** Loads what sends an audio: of a file, or of an object in a store. */
export async function loadSending(
  path: string,
): Promise<(audio: EpisodeAudio, request: IncomingMessage, response: ServerResponse) => Promise<void>> {
  if (isObjectUrl(path)) return (await import('./send-object.js')).sendObjectRange;
  const { sendFile } = await import('./send-file.js');
  return (audio, request, response) => sendFile(audio.path, request, response);
}
