// The files to measure with, made in code.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript } from '../build/load-typescript.mjs';

const { shapeAudio, podcastFormat } = await loadTypeScript(
  new URL('../build/episode-audio.ts', import.meta.url),
);
const { bigEpisode, writeEpisode } = await loadTypeScript(new URL('../build/episode.ts', import.meta.url));
const { buildPng } = await loadTypeScript(new URL('../build/pictures.ts', import.meta.url));
const { formatClock, hourOfChapters, renderEpisodeNotes, spreadChapters } = await loadTypeScript(
  new URL('../build/episode-notes.ts', import.meta.url),
);

/** Sizes by name; 59 MB is the real one, the others come as near as whole seconds let them. */
export const sizes = {
  '5 MB': { seconds: 312 },
  '15 MB': { seconds: 937 },
  '30 MB': { seconds: 1875 },
  '59 MB': { ...bigEpisode },
  '120 MB': { seconds: 7500 },
  '600 MB': { seconds: 37_500 },
};

/**
 * Writes an episode with its notes into a folder of its own.
 *
 * @returns paths: `original` stays as made, `work` is what commands change (see `reset`), `notes` has the chapters,
 *   `otherNotes` the same with one title of equal length changed, `picturedNotes` the same with a picture of the first chapter
 */
export async function makeInput(parent, name, { seconds, byteLength }, chapterCount = 13) {
  const folder = join(parent, name.replaceAll(' ', '-'));
  mkdirSync(folder, { recursive: true });
  const file = (last) => join(folder, last);
  const original = file('original.mp3');
  const spec = { seconds, byteLength, format: podcastFormat };
  const episode = await writeEpisode(original, spec);
  const chapters =
    chapterCount === 13 && seconds === bigEpisode.seconds
      ? hourOfChapters
      : spreadChapters(chapterCount, seconds, (index) => `Chapter ${index + 1} of a longer talk`);
  const stated = { file: null, duration: formatClock(seconds), length: episode.byteLength };
  const notes = renderEpisodeNotes({ ...stated, chapters });
  writeFileSync(file('episode.md'), notes);
  const [first, ...rest] = chapters;
  const renamed = { ...first, title: Array.from(first.title).toReversed().join('') };
  writeFileSync(file('other.md'), renderEpisodeNotes({ ...stated, chapters: [renamed, ...rest] }));
  const firstLine = notes.split('\n').find((line) => line.includes(first.title));
  writeFileSync(file('pictured.md'), notes.replace(firstLine, `${firstLine}\n  ![](picture.png)`));
  writeFileSync(file('picture.png'), buildPng(600));
  const ends = chapters.map((_, index) => chapters[index + 1]?.startSeconds ?? seconds);
  const list = chapters.map(({ startSeconds, title }, index) => ({
    id: `ch${index}`,
    startMs: startSeconds * 1000,
    endMs: ends[index] * 1000,
    title,
  }));
  writeFileSync(file('chapters.json'), JSON.stringify(list));
  writeFileSync(file('chapters.ffmeta'), ffmetadata(list));
  return {
    name,
    folder,
    original,
    byteLength: episode.byteLength,
    audioByteLength: shapeAudio(seconds, podcastFormat).byteLength,
    chapterCount: chapters.length,
    work: file('episode.mp3'),
    embedded: file('embedded.mp3'),
    copy: file('copy.mp3'),
    notes: file('episode.md'),
    otherNotes: file('other.md'),
    picturedNotes: file('pictured.md'),
    chapterList: file('chapters.json'),
    ffmetadata: file('chapters.ffmeta'),
  };
}

/**
 * Writes the notes of an input once more, with so many lines of prose below the chapters.
 *
 * @returns the input, `lineCount` its lines
 */
export function withLines(input, count, name) {
  const prose = 'Lorem ipsum dolor sit amet, at [a place](https://example.com/) that `code` *knows*.';
  const path = join(input.folder, `${count}-lines.md`);
  const notes = `${readFileSync(input.notes, 'utf8')}\n${`${prose}\n`.repeat(count)}`;
  writeFileSync(path, notes);
  return { ...input, name, notes: path, lineCount: notes.split('\n').length };
}

/** Puts the file as it came from the editor, or as embedded before, in place. */
export function reset(input, from = input.original) {
  copyFileSync(from, input.work);
  clearCopy(input);
}

/**
 * Makes a copy and removes it, so that every command starts with as much memory just freed: on a virtual machine the first
 * to use new memory waits for the host.
 */
export function clearCopy({ original, copy }) {
  copyFileSync(original, copy);
  rmSync(copy);
}

function ffmetadata(chapters) {
  const blocks = chapters.map(
    ({ startMs, endMs, title }) =>
      `[CHAPTER]
TIMEBASE=1/1000
START=${startMs}
END=${endMs}
title=${escapeValue(title)}
`,
  );
  return `;FFMETADATA1
${blocks.join('')}`;
}

function escapeValue(text) {
  return text.replace(/[=;#\\\n]/gu, String.raw`\$&`);
}
