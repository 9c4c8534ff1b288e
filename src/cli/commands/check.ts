import {
  type CommandEntry,
  outputOptionNames,
  pictureOptionNames,
  publishedOptionNames,
  timeOptionNames,
  verifyingOptionNames,
} from './command.js';

export const checkCommand: CommandEntry = {
  name: 'check',
  operands: [
    {
      name: 'notes',
      words:
        'show notes, or folders of them; - reads notes from standard input. A single file of notes can be followed by its mp3 ' +
        'and by the URL of the published file',
      count: 'some',
    },
  ],
  summary: 'verify without writing anything',
  details:
    'Verify notes and audio without writing anything. Without an mp3 only the notes are checked. In folders, and with ' +
    '--audio DIR, each mp3 is compared with its notes. If several notes are given, pages that have no timestamps and name no ' +
    'audio are skipped.',
  options: [
    'audio',
    ...timeOptionNames,
    'follow-links',
    'skip-pages',
    'jobs',
    ...verifyingOptionNames,
    ...publishedOptionNames,
    ...pictureOptionNames,
    'tag-version',
    'padding',
    'force',
    'seek',
    'no-config',
    'links',
    ...outputOptionNames,
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
    const { runCheck } = await import('../run-check.js');
    return runCheck(operands, given, context);
  },
};
