import { type CommandEntry, pictureOptionNames, verifyingOptionNames } from './command.js';

export const previewCommand: CommandEntry = {
  name: 'preview',
  operands: [
    { name: 'notes', words: 'show notes, or a folder of them to choose from', count: 'one' },
    { name: 'audio', words: 'the mp3; without it, the one that belongs to the notes', count: 'optional' },
  ],
  summary: 'open a page in the browser to play, move and rename chapters',
  details:
    'Open a page in the browser with the waveform of the audio and the chapters of the notes. Play, move, rename, add and remove ' +
    'chapters there, and save them in the notes. Only this computer can reach the page, and only with its full address. ' +
    'Ctrl-C ends the preview, and so does closing the last page.',
  options: [
    'audio',
    'embed',
    'html',
    'peaks',
    'audio-url',
    'stay',
    'no-open',
    ...verifyingOptionNames,
    ...pictureOptionNames,
    'tag-version',
    'padding',
    'force',
  ],
  examples: [
    { command: 'chapterize preview episode.md audio.mp3', words: 'play and move the chapters' },
    { command: 'chapterize preview episode.md --embed', words: 'write the mp3 whenever you save' },
    { command: 'chapterize preview episodes', words: 'choose from the episodes in a folder' },
    {
      command: 'chapterize preview episode.md audio.mp3 --html page.html',
      words: 'write a page to share next to the mp3',
    },
  ],
  run: async (operands, given, { io }) => {
    const { runPreview } = await import('../run-preview.js');
    return runPreview(operands, given, io);
  },
};
