import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { readWholeFile } from '../files/file-source.js';
import { writeFile } from '../files/write-file.js';
import { check } from '../run/chapterize.js';
import type { ChapterizeOptions } from '../run/options.js';
import type { RunResult } from '../run/run-result.js';
import { decodePeaks } from './decode-peaks.js';
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
  /** Path of an outline that is there already; null decodes the audio. */
  readonly peaks: string | null;
  /** dist/preview/shared.html */
  readonly template: string;
  readonly run: ChapterizeOptions;
}

/** What came of it. */
export interface Shared {
  /** Of checking the episode; status `failed` where nothing was written. */
  readonly result: RunResult;
  readonly byteLength: number;
  /** Whether the page has an outline: it has none where there is neither a peaks file nor ffmpeg. */
  readonly hasOutline: boolean;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Writes one page that shows and plays an episode, for any static host, or to be opened from the disk. The audio stays next to it.
 *
 * @throws ChapterizeError `io/…`, `usage`
 */
export async function sharePage(options: ShareOptions): Promise<Shared> {
  const { notes, audio, output } = options;
  const result = await check(notes, audio, options.run);
  if (result.status === 'failed') return { result, byteLength: 0, hasOutline: false, warnings: [] };
  const peaks = await peaksFor(options);
  const html = renderSharedPage(await readFile(options.template, 'utf8'), {
    title: result.stated?.title ?? notes,
    audio: options.audioUrl ?? addressOf(audio, output),
    durationMs: result.measured?.durationMs ?? 0,
    chapters: result.chapters.map(({ startMs, endMs, title, url }) => ({ startMs, endMs, title, url })),
    peaks: peaks === null ? null : Buffer.from(peaks).toString('base64'),
    worstDriftMs: Math.max(0, ...(result.seek?.chapters ?? []).map(({ tableMs }) => Math.abs(tableMs ?? 0))),
  });
  const bytes = new TextEncoder().encode(html);
  const { diagnostics } = await writeFile(output, bytes, notes, [notes, audio], {
    signal: options.run.signal,
  });
  return { result, byteLength: bytes.length, hasOutline: peaks !== null, warnings: diagnostics };
}

async function peaksFor({ peaks, audio }: ShareOptions): Promise<Uint8Array | null> {
  if (peaks === null) return decodePeaks(audio);
  const { bytes } = await readWholeFile(peaks, maxPeaksByteLength);
  return readPeaksFile(peaks, new TextDecoder().decode(bytes));
}

/** The address of the audio from where the page is. */
function addressOf(audio: string, page: string): string {
  const path = relative(dirname(resolve(page)), resolve(audio));
  return path.split(sep).map(encodeURIComponent).join('/');
}
