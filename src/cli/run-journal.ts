import type { Delivery } from '../batch/delivery.js';
import { acknowledge, listFinished, readFinishedList, splitList } from '../batch/hand-on.js';
import { shownPlace } from '../batch/places.js';
import { createDiagnostic } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { jsonLine } from '../report/json.js';
import { exitCodes } from './exit-code.js';
import type { Io } from './io.js';
import { refuseBeside } from './option-pairs.js';
import type { GivenOptions } from './options/option-table.js';
import { printOptions } from './options/run-options.js';
import { outputFormats } from './output/formats.js';
import { notesFrom } from './read-stdin.js';

/**
 * Runs `chapterize batch --journal J --list written` and `--acknowledge FILE`: what the next step of a release has to do,
 * and that it is done.
 *
 * @returns the exit code
 * @throws ChapterizeError `usage`, `io/…`
 */
export async function runJournal(given: GivenOptions, io: Io): Promise<number> {
  const { journal, acknowledge: listPath } = given;
  refuseBeside(given, ['list'], 'acknowledge', 'run twice: first with --list, then with --acknowledge');
  if (journal === undefined) {
    throw new ChapterizeError('usage', '--list and --acknowledge need a journal', {
      help: 'give --journal FILE, the journal of the batch',
    });
  }
  const followLinks = given['follow-links'] ?? false;
  if (listPath !== undefined) {
    const count = await acknowledge(journal, await linesOf(listPath, io), followLinks);
    if (given.quiet !== true) io.stderr.write(`acknowledged: ${count}\n`);
    return exitCodes.done;
  }
  const how = printOptions(given);
  const { files, missing } = await listFinished(journal, followLinks);
  const isJson = how.format === 'json';
  for (const file of files) io.stdout.write(`${isJson ? jsonOf(file) : lineOf(file)}\n`);
  const gone = missing.map((path) => createDiagnostic('batch/finished-gone', {}, path));
  outputFormats.human.batchPrinter(how, io, (text) => void io.stderr.write(text)).findings(gone);
  return exitCodes.done;
}

async function linesOf(path: string, io: Io): Promise<readonly string[]> {
  const list = await notesFrom(path, io);
  if (typeof list === 'string') return readFinishedList(list);
  const { content } = list;
  return splitList(typeof content === 'string' ? content : new TextDecoder().decode(content));
}

/** The path alone, as a shell wants it; a path that contains a line break is printed as an object. */
function lineOf(file: Delivery): string {
  const path = pathOf(file);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be printed bare
  return /^\{|^\s|\s$|[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(path)
    ? jsonOf(file)
    : path;
}

function jsonOf(file: Delivery): string {
  const { notes, audio, stamp } = file;
  return jsonLine({ output: pathOf(file), notes, audio, stamp });
}

function pathOf({ path }: Delivery): string {
  return shownPlace(path);
}
