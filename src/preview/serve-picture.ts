import type { ServerResponse } from 'node:http';
import type { Chapter } from '../chapters/chapter.js';
import { attachPictures } from '../pictures/attach-pictures.js';
import type { ServedEpisode } from './episode.js';
import { readEpisodeNotes } from './read-episode.js';
import { RequestError } from './request-error.js';

/**
 * Answers with a picture, read as the main job reads it: within the folder of the notes, JPEG or PNG by content. Nothing is
 * fetched for it.
 *
 * @param mark the index in the notes of the mark that it belongs to; null for one that was listed
 * @param key of the one that was listed, as its address has it
 * @throws RequestError 404; ChapterizeError `io/…`
 */
export async function servePicture(
  { notes, run, pictures }: ServedEpisode,
  mark: string | null,
  key: string,
  response: ServerResponse,
): Promise<void> {
  const image = mark === null ? pictures.pathOf(key) : await pictureOf(notes, Number(mark));
  if (image === null) throw new RequestError(404, 'there is no such picture');
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

async function pictureOf(notes: string, mark: number): Promise<string | null> {
  const { read } = await readEpisodeNotes(notes, null);
  return read.notes?.marks[mark]?.image ?? null;
}
