import { startsAsAudio } from '../audio/starts-as-audio.js';
import { readRange } from '../bytes/byte-source.js';
import { isWebAddress } from '../published/web-address.js';
import { type AudioSource, openAudio } from './open-audio.js';
import { type ChapterizeOptions, resolveOptions } from './options.js';
import type { NotesInput } from './read-notes.js';
import type { RunResult } from './run-result.js';

/**
 * The chapters of an mp3 as found in its tag, or those that notes would give.
 *
 * @param input the path or URL of an mp3, or the path of show notes, whose name or bytes tell which it is; or notes in memory
 * @returns status `checked`, or `failed` with error findings
 * @throws ChapterizeError `io/…`
 * @example
 * ```ts
 * import { show } from 'chapterize';
 *
 * const { chapters } = await show('episode.md');
 * console.log(chapters[1]?.startMs, chapters[1]?.title); // 14000 Why listeners like chapters
 * ```
 */
export async function show(input: NotesInput, options: ChapterizeOptions = {}): Promise<RunResult> {
  const shown = await showIfAudio(input, options);
  if (shown !== null) return shown;
  const { showNotes } = await import('./show-from-notes.js');
  return showNotes(input, options);
}

/** The chapters of an mp3 as `show` gives them; null for anything else. */
export async function showIfAudio(
  input: NotesInput,
  options: ChapterizeOptions,
  keepsPictures = false,
): Promise<RunResult | null> {
  if (typeof input !== 'string') return null;
  if (isWebAddress(input)) {
    const { showPublished } = await import('./show-from-url.js');
    return showPublished(input, resolveOptions(options));
  }
  const source = await openAudio(input, { ...resolveOptions(options), within: null });
  try {
    if (!(await isAudio(source))) return null;
    const { showAudio } = await import('./show-from-audio.js');
    return await showAudio(source, resolveOptions(options), keepsPictures);
  } finally {
    await source.close();
  }
}

const audioName = /\.(?:mp[123]|mpga|mpeg|m2a|id3)$/i;
const notesName = /\.(?:md|markdown|mdx|txt|html?|ya?ml|json)$/i;

/** Decides by the name if that tells; else by the first bytes: an ID3 tag, an MPEG sync (not a UTF-16 mark), or a NUL. */
async function isAudio(source: AudioSource): Promise<boolean> {
  if (audioName.test(source.name)) return true;
  if (notesName.test(source.name)) return false;
  const head = await readRange(source, 0, 512);
  if (startsAsAudio(head)) return true;
  const [first = 0, second = 0] = head;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return !isUtf16 && head.includes(0);
}
