import { statSync } from 'node:fs';
import { isAudioName, isNotesName } from '../../batch/episode-file.js';
import { audioFor, withoutAudio } from '../find-audio.js';
import { finish } from '../finish.js';
import type { Io } from '../io.js';
import type { GivenOptions } from '../options/option-table.js';
import { runOptions } from '../options/run-options.js';
import { notesFrom } from '../read-stdin.js';
import { type CommandEntry, outputOptions } from './command.js';

export const checkCommand: CommandEntry = {
  name: 'check',
  operands: [
    {
      name: 'notes',
      words:
        'show notes and folders of them; - reads notes from standard input. One file of notes may be followed by its mp3',
      count: 'some',
      completes: 'file',
    },
  ],
  summary: 'read and verify as the main job does, write nothing',
  details:
    'Reads and verifies as the main job does, and writes nothing. Without an mp3, notes are checked alone; --audio DIR ' +
    'and mp3s in the folders are compared with the notes that they belong to. Of several notes, pages without timestamps ' +
    'that state nothing about audio are left out.',
  options: [
    'audio',
    'offset',
    'cut',
    'insert',
    'intro',
    'follow-links',
    'jobs',
    'tolerance',
    'no-verify',
    'strict',
    'players',
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
    { command: 'chapterize check episode.md', words: 'the notes alone' },
    { command: 'chapterize check episodes --strict --format github', words: 'all notes of a pull request' },
  ],
  run: async (paths, given, context) => {
    const [first = '', second, ...more] = paths;
    // An mp3 before notes is meant to be the pair, the wrong way round.
    const isSwapped = isAudioName(first) && !isFolder(first);
    const isAudio = second !== undefined && !isFolder(second) && (isSwapped || !isNotesName(second));
    const isOne = !isFolder(first) && more.length === 0 && (second === undefined || isAudio);
    if (isOne) return checkOne(first, second, given, context.io);
    const { runBatch } = await import('../run-batch.js');
    return runBatch(paths, given, context, { check: true, audioOptional: true });
  },
};

async function checkOne(
  operand: string,
  audioPath: string | undefined,
  given: GivenOptions,
  io: Io,
): Promise<number> {
  const notes = await notesFrom(operand, io);
  const { check } = await import('../../run/chapterize.js');
  if (audioPath === undefined && given.audio === undefined) {
    return finish(await check(notes, null, runOptions(given)), given, io);
  }
  const { audio, diagnostics } = await audioFor(notes, audioPath, given.audio);
  const result = await check(notes, audio, runOptions(given));
  return finish(audio === null ? withoutAudio(result, diagnostics) : result, given, io);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
