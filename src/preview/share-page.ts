import { dirname, relative, resolve, sep } from 'node:path';
import { ChapterizeError } from '../diagnostic/failure.js';
import { isObjectUrl } from '../objects/object-url.js';
import { check } from '../run/chapterize.js';
import { openAudio } from '../run/open-audio.js';
import type { ChapterizeOptions } from '../run/options.js';
import { readSmall } from '../run/read-small.js';
import type { RunResult } from '../run/run-result.js';
import { writeSmall } from '../run/write-small.js';
import { decodePeaks } from './decode-peaks.js';
import { readPageText } from './page-file.js';
import { maxPeaksByteLength, readPeaksFile } from './read-peaks.js';
import { renderSharedPage } from './render-shared.js';

/** What a page to share is made from. */
export interface ShareOptions {
  readonly notes: string;
  readonly audio: string;
  /** Where the page plays the audio from; null for the file, from where the page is. */
  readonly audioUrl: string | null;
  /** Path of the page to write. */
  readonly output: string;
  /** Path of an existing outline; null decodes the audio. */
  readonly peaks: string | null;
  /** Path of dist/preview/pages.json.br. */
  readonly pages: string;
  readonly run: ChapterizeOptions;
}

/** What came of it. */
export interface Shared {
  /**
   * The result of checking the episode, with the warnings about writing the page; status `failed` if nothing was written.
   */
  readonly result: RunResult;
  readonly byteLength: number;
  /** Whether the page has an outline: it has none if there is neither a peaks file nor ffmpeg. */
  readonly hasOutline: boolean;
}

/**
 * Writes one page that shows and plays an episode, for any static host, or to be opened from the disk. The audio stays next to it.
 *
 * @throws ChapterizeError `io/…`, `usage`
 */
export async function sharePage(options: ShareOptions): Promise<Shared> {
  const { notes, audio, output } = options;
  const from = options.audioUrl ?? addressOf(audio, output);
  const result = await check(notes, audio, options.run);
  if (result.status === 'failed') return { result, byteLength: 0, hasOutline: false };
  const peaks = await peaksFor(options);
  const html = renderSharedPage(await readPageText(options.pages, 'shared'), {
    title: result.stated?.title ?? notes,
    audio: from,
    durationMs: result.measured?.durationMs ?? 0,
    chapters: result.chapters.map(({ startMs, endMs, title, url }) => ({ startMs, endMs, title, url })),
    peaks: peaks === null ? null : Buffer.from(peaks).toString('base64'),
    worstDriftMs: Math.max(0, ...(result.seek?.chapters ?? []).map(({ tableMs }) => Math.abs(tableMs ?? 0))),
  });
  const bytes = new TextEncoder().encode(html);
  const page = { path: output, bytes, contentType: 'text/html; charset=utf-8', like: notes };
  const { diagnostics } = await writeSmall(page, [notes, audio], { signal: options.run.signal });
  return {
    result: { ...result, diagnostics: [...result.diagnostics, ...diagnostics] },
    byteLength: bytes.length,
    hasOutline: peaks !== null,
  };
}

async function peaksFor({ peaks, audio, run: { signal } }: ShareOptions): Promise<Uint8Array | null> {
  if (peaks === null) {
    const source = await openAudio(audio, { within: null, signal });
    return decodePeaks(source).finally(() => source.close());
  }
  const { bytes } = await readSmall(peaks, maxPeaksByteLength);
  return readPeaksFile(peaks, new TextDecoder().decode(bytes));
}

/**
 * The address of the audio from where the page is.
 *
 * @throws ChapterizeError `usage` where one of them is in a store
 */
function addressOf(audio: string, page: string): string {
  if (isObjectUrl(audio) || isObjectUrl(page))
    throw new ChapterizeError(
      'usage',
      'a page in a store, or of an mp3 in one, cannot tell where browsers get the mp3',
      {
        help: 'give the address of the mp3 with --audio-url',
      },
    );
  const path = relative(dirname(resolve(page)), resolve(audio));
  return path.split(sep).map(encodeURIComponent).join('/');
}
