import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runOptions } from '../options/run-options.js';
import { printNotesEdit } from '../print-notes-edit.js';
import { type CommandEntry, outputOptionNames } from './command.js';

export const importCommand: CommandEntry = {
  name: 'import',
  operands: [
    { name: 'markers', words: 'a chapter file, an mp3 or other notes', count: 'one' },
    { name: 'notes', words: 'the show notes to write them into', count: 'one' },
  ],
  summary: "write an editor's markers into show notes",
  details:
    'Write markers into show notes in the form that the notes use. They replace the list of chapters, or go under an empty heading ' +
    'such as "Timestamps". If a chapter in the notes is within five seconds of a marker, it keeps its title. Only the lines of ' +
    'the list change.',
  options: ['dry-run', 'form', 'no-config', ...outputOptionNames],
  examples: [
    { command: 'chapterize import labels.txt episode.md --dry-run', words: 'see what would change' },
    { command: 'chapterize import labels.txt episode.md', words: 'write the markers' },
    {
      command: 'chapterize import markers.csv new.md --form "* (0:00) Title"',
      words: 'choose the form of the lines',
    },
  ],
  run: async ([markers = '', notes = ''], given, { io }) => {
    const { importMarkers } = await import('../../run/import.js');
    const options = { ...runOptions(given), form: given.form ?? null, siblings: siblingsOf(notes) };
    return printNotesEdit(await importMarkers(markers, notes, options), given, io);
  },
};

/** How many notes are read, at most, to learn how a show writes its lists. */
const mostSiblings = 5;

/** Other notes in the folder, those whose names come next before and after first: a show's form changes over the years. */
function siblingsOf(notes: string): readonly string[] {
  const [folder, own] = [dirname(notes), basename(notes)];
  try {
    const names = readdirSync(folder)
      .filter((name) => /\.(?:md|markdown|mdx)$/i.test(name))
      .sort();
    const at = names.indexOf(own);
    const near = names.filter((name) => name !== own).sort((a, b) => distance(a) - distance(b));
    function distance(name: string): number {
      return Math.abs(names.indexOf(name) - at);
    }
    return near.slice(0, mostSiblings).map((name) => join(folder, name));
  } catch {
    // A folder that cannot be listed has no notes to learn from.
    return [];
  }
}
