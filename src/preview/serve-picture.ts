import type { ServerResponse } from 'node:http';
import type { Chapter } from '../chapters/chapter.js';
import { attachPictures } from '../pictures/attach-pictures.js';
import type { ServedEpisode } from './episode.js';
import { readEpisodeNotes } from './read-episode.js';
import { RequestError } from './request-error.js';

/**
 * Answers with the picture of a mark.
 *
 * @param index of the mark in the notes
 * @throws RequestError 404; ChapterizeError `io/…`
 */
export async function servePicture(
  episode: ServedEpisode,
  index: number,
  response: ServerResponse,
): Promise<void> {
  const { read } = await readEpisodeNotes(episode.notes, null);
  const image = read.notes?.marks[index]?.image ?? null;
  if (image === null) throw new RequestError(404, 'the mark has no picture');
  return sendPicture(episode, image, response);
}

/**
 * Answers with a picture that was listed.
 *
 * @param key as its address has it
 * @throws RequestError 404
 */
export async function serveListed(
  episode: ServedEpisode,
  key: string,
  response: ServerResponse,
): Promise<void> {
  const image = episode.pictures.pathOf(key);
  if (image === null) throw new RequestError(404, 'not here');
  return sendPicture(episode, image, response);
}

/** Read as the main job reads it: within the folder of the notes, JPEG or PNG by content. Nothing is fetched for it. */
async function sendPicture(
  { notes, run }: ServedEpisode,
  image: string,
  response: ServerResponse,
): Promise<void> {
  const chapter: Chapter = { startMs: 0, endMs: null, title: '', url: null, image, depth: 0, line: null };
  const { chapters, diagnostics } = await attachPictures([chapter], {
    notes,
    allowOutside: run.allowOutside ?? false,
    connect: null,
    sizePx: null,
  });
  const picture = chapters[0]?.picture;
  if (picture === undefined) throw new RequestError(404, diagnostics[0]?.message ?? 'it cannot be read');
  response.writeHead(200, { 'content-type': picture.mimeType, 'content-length': picture.data.length });
  response.end(picture.data);
}
