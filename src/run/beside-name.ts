import { formats } from '../formats/formats.js';

/** `NAME.chapters.json` for `NAME.mp3`. */
export function pathBeside(audioPath: string, suffix: string): string {
  return audioPath.replace(/\.[^./\\]+$/, '') + suffix;
}

/** Whether a name is that of a chapter file which we write next to an mp3 (`--also`), and so not that of notes. */
export function isChapterFileName(name: string): boolean {
  return formats.some(({ suffix }) => suffix !== null && name.toLowerCase().endsWith(suffix));
}
