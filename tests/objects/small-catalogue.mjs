// Small episodes for tests of engines: notes in one folder, audio in another (or in a bucket), a manifest that pairs them.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript } from '../build/load-typescript.mjs';

const fromTests = (path) => loadTypeScript(new URL(`../${path}`, import.meta.url));
const { writeEpisode } = await fromTests('build/episode.ts');
const { renderEpisodeNotes, spreadChapters } = await fromTests('build/episode-notes.ts');

const seconds = 60;

/**
 * Writes episodes of a minute and their manifest, `catalogue.csv`.
 *
 * @param {string} folder
 * @param {number} count
 * @param {(name: string, path: string) => string} audioAt gives the manifest's word for an audio file
 * @returns the names of the episodes
 */
export async function writeSmallCatalogue(folder, count, audioAt = (name) => `audio/${name}.mp3`) {
  for (const name of ['notes', 'audio']) mkdirSync(join(folder, name), { recursive: true });
  const first = join(folder, 'first.mp3');
  const { byteLength } = await writeEpisode(first, { seconds });
  const names = Array.from({ length: count }, (_, index) => `e-${String(index + 1).padStart(4, '0')}`);
  for (const name of names) {
    copyFileSync(first, join(folder, 'audio', `${name}.mp3`));
    writeNotes(folder, name, { byteLength, duration: '1:00' });
  }
  const rows = names.map(
    (name) => `notes/${name}.md,${audioAt(name, join(folder, 'audio', `${name}.mp3`))}\n`,
  );
  writeFileSync(join(folder, 'catalogue.csv'), `notes,audio\n${rows.join('')}`);
  return names;
}

/** Writes the notes of an episode; a duration that is not a minute makes them wrong. */
export function writeNotes(folder, name, { byteLength, duration }) {
  const chapters = spreadChapters(6, seconds, (chapter) => `Chapter ${chapter + 1} of ${name}`);
  const stated = { file: `https://podcast.example/${name}.mp3`, duration, length: byteLength };
  writeFileSync(join(folder, 'notes', `${name}.md`), renderEpisodeNotes({ ...stated, chapters }));
}

/** What a report says, and whether it has each episode exactly once. */
export function readReport(path, names) {
  const lines = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const end = lines.pop();
  const found = lines.map(({ notes }) => /([^/]+)\.md$/.exec(notes)?.[1]).sort();
  const isEachOnce = JSON.stringify(found) === JSON.stringify([...names].sort());
  return { lines, summary: end.summary, diagnostics: end.diagnostics, isEachOnce };
}
