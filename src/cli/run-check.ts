import { isAudioName, isNotesName } from '../batch/episode-file.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { hideSecrets, isWebAddress } from '../published/web-address.js';
import type { RunResult } from '../run/run-result.js';
import type { CommandContext } from './commands/command.js';
import { finish } from './finish.js';
import type { Io } from './io.js';
import { isFolder } from './is-folder.js';
import type { GivenOptions } from './options/option-table.js';
import { runOptions } from './options/run-options.js';
import { notesFrom } from './read-stdin.js';
import { reportOne } from './report-one.js';

/** Runs `chapterize check`: of one episode, of an mp3 alone, or of many. */
export async function runCheck(
  operands: readonly string[],
  given: GivenOptions,
  context: CommandContext,
): Promise<number> {
  const { paths, url } = splitAddress(operands);
  const [first = '', second, ...more] = paths;
  // An mp3 before notes is meant as a pair in the wrong order.
  const isSwapped = isAudioName(first) && !isFolder(first);
  const isAudio = second !== undefined && !isFolder(second) && (isSwapped || !isNotesName(second));
  if (given.full === true || given['fetch-chapters'] === true) {
    const { confirmNeeded } = await import('./option-pairs.js');
    confirmNeeded(given, ['fetch-chapters'], 'feed');
    if (url === null) confirmNeeded(given, ['full'], 'published');
  }
  const finishOne = async (run: () => Promise<RunResult>) =>
    finish(await reportOne(first, given, run), given, context.io);
  if (isSwapped && second === undefined && url === null) return finishOne(() => checkAudio(first, given));
  const isOne = !isFolder(first) && more.length === 0 && (second === undefined || isAudio);
  const isMany = given['skip-pages'] === true && second === undefined && first !== '-';
  if (isOne && !isMany) return finishOne(() => checkOne(first, second, given, context.io, url));
  refuseAddress(url);
  const { runBatch } = await import('./run-batch.js');
  return runBatch(paths, given, context, { check: true, audioOptional: true });
}

/** Checks an mp3 alone: its chapters, its tag and its header. */
async function checkAudio(audioPath: string, given: GivenOptions): Promise<RunResult> {
  const { show } = await import('../run/show.js');
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
  const { check } = await import('../run/chapterize.js');
  const { audioFor, withoutAudio } = await import('./audio-operand.js');
  const published = url ?? given.published;
  if ((published !== undefined || given.feed !== undefined) && audioPath === undefined) {
    // The local file only helps the comparison; it is not a fault if it is missing.
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
