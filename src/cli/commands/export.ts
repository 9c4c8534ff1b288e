import { writableFormats } from '../../formats/writable-formats.js';
import type { ExportResult } from '../../run/export.js';
import { exitCodeOf } from '../exit-code.js';
import { type Io, screenOf } from '../io.js';
import type { GivenOptions } from '../options/option-table.js';
import { printOptions, runOptions } from '../options/run-options.js';
import { type CommandEntry, outputOptionNames, timeOptionNames } from './command.js';

export const exportCommand: CommandEntry = {
  name: 'export',
  operands: [
    { name: 'source', words: 'show notes, an mp3 or a chapter file', count: 'one' },
    { name: 'format', words: writableFormats.join(', '), count: 'one' },
    {
      name: 'audio',
      words: 'the mp3 whose duration ends the last chapter, if the source does not tell',
      count: 'optional',
    },
  ],
  summary: 'print the chapters in another format, or write them to a file',
  details:
    'Print the chapters of show notes, of an mp3 or of a chapter file in another format. Warnings tell what the format cannot ' +
    'hold, and what its platform would refuse.',
  options: [
    'output',
    'dry-run',
    ...timeOptionNames,
    'strict',
    'images',
    'chapter-image',
    'image-base',
    'image-size',
    'fetch-images',
    'allow-outside',
    'no-config',
    ...outputOptionNames,
  ],
  own: { output: { words: 'write FILE instead of printing' } },
  examples: [
    {
      command: 'chapterize export episode.md json -o chapters.json',
      words: 'a Podcasting 2.0 chapters file',
    },
    { command: 'chapterize export audio.mp3 youtube', words: 'text for a description' },
    {
      command: 'chapterize export audio.mp3 json --images pictures -o chapters.json',
      words: 'the pictures as files too',
    },
    { command: 'chapterize export markers.csv psc-item audio.mp3', words: 'an element for the feed' },
  ],
  run: async ([source = '', format = '', audio], given, { io }) => {
    const { exportChapters } = await import('../../run/export.js');
    const result = await exportChapters(source, format, {
      ...runOptions(given),
      audio: audio ?? null,
      images: given.images ?? null,
    });
    await printExport(result, given, io);
    return exitCodeOf(result.status);
  },
};

/** The text itself on stdout, where no file takes it; in JSON it is a field of the result. */
async function printExport(result: ExportResult, given: GivenOptions, io: Io): Promise<void> {
  const { format, verbose, quiet, color } = printOptions(given);
  if (format === 'json') {
    const { jsonLine, jsonResult } = await import('../../report/json.js');
    const { format: name, text } = result;
    io.stdout.write(`${jsonLine({ ...jsonResult(result), format: name, text })}\n`);
    return;
  }
  const { formatFindings } = await import('../../report/findings.js');
  const { formatExport } = await import('../../report/export.js');
  const { style } = screenOf(io.stderr, io.env, color);
  for (const finding of formatFindings(result.diagnostics, result.source, { verbose, style }))
    io.stderr.write(finding);
  if (result.output === null) io.stdout.write(result.text);
  else if (!quiet) io.stdout.write(formatExport(result));
}
