import { statSync } from 'node:fs';
import { isAudioName, isNotesName, isPrefix } from '../../batch/episode-file.js';
import { ChapterizeError } from '../../diagnostic/failure.js';
import { hideSecrets, isWebAddress } from '../../published/web-address.js';
import type { RunResult } from '../../run/run-result.js';
import { finish } from '../finish.js';
import type { Io } from '../io.js';
import type { GivenOptions } from '../options/option-table.js';
import { runOptions } from '../options/run-options.js';
import { notesFrom } from '../read-stdin.js';
import { reportOne } from '../report-one.js';
import { type CommandEntry, outputOptions } from './command.js';

export const checkCommand: CommandEntry = {
  name: 'check',
  operands: [
    {
      name: 'notes',
      words:
        'show notes, or folders of them; - reads notes from standard input. A single file of notes can be followed by its mp3 ' +
        'and by the URL of the published file',
      count: 'some',
      completes: 'file',
    },
  ],
  summary: 'verify without writing anything',
  details:
    'Verify notes and audio without writing anything. Without an mp3 only the notes are checked. In folders, and with ' +
    '--audio DIR, each mp3 is compared with its notes. If several notes are given, pages that have no timestamps and name no ' +
    'audio are skipped.',
  options: [
    'audio',
    'offset',
    'cut',
    'insert',
    'intro',
    'follow-links',
    'skip-pages',
    'jobs',
    'tolerance',
    'no-verify',
    'strict',
    'players',
    'published',
    'full',
    'feed',
    'fetch-chapters',
    'allow-private',
    'chapter-image',
    'image-size',
    'fetch-images',
    'allow-outside',
    'tag-version',
    'padding',
    'force',
    'seek',
    'no-config',
    'links',
    ...outputOptions,
    'report',
    'junit',
  ],
  examples: [
    { command: 'chapterize check episode.md audio.mp3', words: 'notes and audio' },
    { command: 'chapterize check episode.md', words: 'only the notes' },
    { command: 'chapterize check audio.mp3', words: 'only the mp3: its chapters, tag and header' },
    {
      command: 'chapterize check episode.md --published',
      words: 'notes, the mp3 next to them, and the published file',
    },
    { command: 'chapterize check episodes --strict --format github', words: 'all notes of a pull request' },
  ],
  run: async (operands, given, context) => {
    const { paths, url } = splitAddress(operands);
    const [first = '', second, ...more] = paths;
    // An mp3 before notes is meant to be the pair, the wrong way round.
    const isSwapped = isAudioName(first) && !isFolder(first);
    const isAudio = second !== undefined && !isFolder(second) && (isSwapped || !isNotesName(second));
    const finishOne = async (run: () => Promise<RunResult>) =>
      finish(await reportOne(first, given, run), given, context.io);
    if (isSwapped && second === undefined && url === null) return finishOne(() => checkAudio(first, given));
    const isOne = !isFolder(first) && more.length === 0 && (second === undefined || isAudio);
    const isMany = given['skip-pages'] === true && second === undefined && first !== '-';
    if (isOne && !isMany) return finishOne(() => checkOne(first, second, given, context.io, url));
    refuseAddress(url);
    const { runBatch } = await import('../run-batch.js');
    return runBatch(paths, given, context, { check: true, audioOptional: true });
  },
};

/** An mp3 alone: what its chapters, its tag and its header are worth. */
async function checkAudio(audioPath: string, given: GivenOptions): Promise<RunResult> {
  const { show } = await import('../../run/show.js');
  return show(audioPath, runOptions(given));
}

async function checkOne(
  operand: string,
  audioPath: string | undefined,
  given: GivenOptions,
  io: Io,
  url: string | null,
): Promise<RunResult> {
  const notes = await notesFrom(operand, io);
  const { check } = await import('../../run/chapterize.js');
  const { audioFor, withoutAudio } = await import('../find-audio.js');
  const published = url ?? given.published;
  if ((published !== undefined || given.feed !== undefined) && audioPath === undefined) {
    // The local file is a help to compare with, and no fault where it is missing.
    const { audio } = await audioFor(notes, undefined, given.audio);
    return check(notes, audio, { ...runOptions(given), published });
  }
  if (audioPath === undefined && given.audio === undefined) {
    return check(notes, null, runOptions(given));
  }
  const { audio, diagnostics } = await audioFor(notes, audioPath, given.audio);
  const result = await check(notes, audio, { ...runOptions(given), published });
  return audio === null ? withoutAudio(result, diagnostics) : result;
}

/** The URL of a published file may be among the operands. */
function splitAddress(operands: readonly string[]): { paths: readonly string[]; url: string | null } {
  const [url = null, ...more] = operands.filter(isWebAddress);
  if (more.length > 0)
    throw new ChapterizeError('usage', `found two URLs, expected one: ${more.map(hideSecrets).join(' ')}`);
  const paths = operands.filter((operand) => !isWebAddress(operand));
  if (paths.length > 0) return { paths, url };
  const help = 'chapterize show URL lists the chapters of a published file; check compares it with notes';
  throw new ChapterizeError('usage', 'there is a URL but no notes', { help });
}

function refuseAddress(url: string | null): void {
  if (url === null) return;
  const help = 'to check many episodes, use --published, which takes the URLs from the notes';
  throw new ChapterizeError('usage', 'a URL can only be compared with a single file of notes', { help });
}

function isFolder(path: string): boolean {
  if (isPrefix(path)) return true;
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
