// Makes the episode of a case: its audio, its notes, its pictures.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript } from '../build/load-typescript.mjs';

const built = new URL('../build/', import.meta.url);
const { writeEpisode } = await loadTypeScript(new URL('episode.ts', built));
const { formatClock, renderEpisodeNotes } = await loadTypeScript(new URL('episode-notes.ts', built));
const builders = await loadTypeScript(new URL('pictures.ts', built));

/**
 * Writes `episode.mp3`, `episode.md` and the pictures of the chapters into a folder.
 *
 * @returns for each chapter its picture, `{ mimeType, bytes }`, or null
 */
export async function writeEpisodeOf({ spec, chapters }, folder) {
  const episode = await writeEpisode(join(folder, 'episode.mp3'), spec);
  const pictures = chapters.map(({ picture = null }) => {
    if (picture === null) return null;
    const [builder, ...args] = picture;
    return {
      mimeType: builder === 'buildPng' ? 'image/png' : 'image/jpeg',
      bytes: builders[builder](...args),
    };
  });
  const marks = chapters.map(({ startMs, title, url }, index) => {
    const picture = pictures[index];
    const name = `picture-${index}.${picture?.mimeType.slice(6)}`;
    if (picture !== null) writeFileSync(join(folder, name), picture.bytes);
    return {
      startSeconds: startMs / 1000,
      title: `${url === null ? title : `[${title}](<${url}>)`}${picture === null ? '' : ` ![](${name})`}`,
    };
  });
  const stated = { duration: formatClock(spec.seconds), length: episode.byteLength };
  writeFileSync(join(folder, 'episode.md'), renderEpisodeNotes({ ...stated, chapters: marks }));
  return pictures;
}
