import { ChapterizeError } from '../diagnostic/failure.js';
import type { Episode } from '../preview/episode.js';
import type { Preview, PreviewOptions } from '../preview/preview-server.js';
import type { RunResult } from '../run/run-result.js';
import { exitCodes } from './exit-code.js';
import { finish } from './finish.js';
import type { Io } from './io.js';
import { isFolder } from './is-folder.js';
import { confirmNeeded, refuseBeside } from './option-pairs.js';
import type { GivenOptions } from './options/option-table.js';
import { runOptions } from './options/run-options.js';

/** A page that is loaded again is back within a second; a closed laptop takes longer, but keeps its connection. */
const lingerMs = 20_000;

/** Where the build puts the pages. */
const pagesPath = `${import.meta.dirname}/../preview/pages.json.br`;

/** Runs `chapterize preview`. */
export async function runPreview(
  [notes = '', audio]: readonly string[],
  given: GivenOptions,
  io: Io,
): Promise<number> {
  confirmNeeded(given, ['peaks', 'audio-url'], 'html');
  refuseBeside(given, ['embed', 'stay'], 'html', 'leave it out: --html writes a page that is only read');
  if (isFolder(notes)) return serve(await openCatalogue(notes, given, io), given, io);
  const audioPath = await audioOf(notes, audio, given);
  if (given.html !== undefined) return share(notes, audioPath, given.html, given, io);
  return serve(await openPreview(notes, audioPath, given, io), given, io);
}

async function openPreview(notes: string, audio: string, given: GivenOptions, io: Io): Promise<Preview> {
  const { startPreview } = await import('../preview/preview-server.js');
  const { confirmThere } = await import('../run/confirm-inputs.js');
  await confirmThere([notes, audio]);
  return startPreview({ episode: { notes, audio, ...howToRun(given, io) }, ...(await howToServe(given)) });
}

async function openCatalogue(folder: string, given: GivenOptions, io: Io): Promise<Preview> {
  if (given.html !== undefined)
    throw new ChapterizeError('usage', `${folder} is a folder, but --html writes the page of one episode`);
  const { startCatalogue } = await import('../preview/catalogue-server.js');
  const { readPageFile } = await import('../preview/page-file.js');
  const cataloguePage = await readPageFile(pagesPath, 'catalogue');
  return startCatalogue({
    folder,
    cataloguePage,
    episode: howToRun(given, io),
    ...(await howToServe(given)),
  });
}

function howToRun(given: GivenOptions, io: Io): Omit<Episode, 'notes' | 'audio'> {
  return {
    embed: given.embed ?? false,
    run: runOptions(given),
    formatResult: (result) => wordsOf(result, given, io),
  };
}

async function howToServe(given: GivenOptions): Promise<Pick<PreviewOptions, 'page' | 'lingerMs'>> {
  const { readPageFile } = await import('../preview/page-file.js');
  return {
    page: await readPageFile(pagesPath, 'page'),
    lingerMs: given.stay === true ? null : lingerMs,
  };
}

/** Prints the address, opens a browser if there is a terminal, and waits for the end. */
async function serve({ address, close, ended }: Preview, given: GivenOptions, io: Io): Promise<number> {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, close);
  io.stdout.write(`${address}\n`);
  if (io.stdout.isTTY === true) {
    io.stderr.write('Ctrl-C ends the preview.\n');
    if (given['no-open'] !== true) {
      const { openBrowser } = await import('./open-browser.js');
      openBrowser(address);
    }
  }
  await ended;
  return exitCodes.done;
}

/** Writes the page to share. */
async function share(
  notes: string,
  audio: string,
  output: string,
  given: GivenOptions,
  io: Io,
): Promise<number> {
  const { sharePage } = await import('../preview/share-page.js');
  const run = runOptions(given);
  const [peaks, audioUrl] = [given.peaks ?? null, given['audio-url'] ?? null];
  const shared = await sharePage({ notes, audio, audioUrl, output, peaks, pages: pagesPath, run });
  if (shared.result.status === 'failed') return finish(shared.result, given, io);
  // Its findings; what became of the page is said below.
  await finish(shared.result, { ...given, quiet: true }, io);
  io.stdout.write(
    `${output}: ${shared.byteLength.toLocaleString('en')} bytes, it ${audioUrl === null ? 'needs the mp3 next to it' : `plays ${audioUrl}`}\n`,
  );
  if (!shared.hasOutline) io.stderr.write('the page has no waveform: install ffmpeg, or give --peaks FILE\n');
  return exitCodes.done;
}

async function audioOf(notes: string, given: string | undefined, options: GivenOptions): Promise<string> {
  const { audioFor } = await import('./audio-operand.js');
  const { audio, diagnostics } = await audioFor(notes, given, options.audio);
  if (audio !== null) return audio;
  const reason = diagnostics[0]?.message ?? 'no mp3 has the name of the notes, and they do not name one';
  throw new ChapterizeError('usage', reason, { file: notes, help: 'give the mp3 after the notes' });
}

/** What the main job prints, without colours: for the page. */
async function wordsOf(result: RunResult, given: GivenOptions, { env }: Io): Promise<string> {
  const lines: string[] = [];
  const stream = { write: (text: string) => lines.push(text) };
  await finish(result, { ...given, 'no-color': true }, { stdout: stream, stderr: stream, env });
  return lines.join('');
}
