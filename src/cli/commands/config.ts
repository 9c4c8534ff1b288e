import { configName } from '../../config/find-config.js';
import { configOptionsFor } from '../config-options.js';
import { configOptionNames } from '../config-setting.js';
import { exitCodes } from '../exit-code.js';
import { finish } from '../finish.js';
import { screenOf } from '../io.js';
import { isFolder } from '../is-folder.js';
import { rowOf } from '../options/option-table.js';
import { printOptions } from '../options/run-options.js';
import { type CommandEntry, outputOptionNames } from './command.js';

export const configCommand: CommandEntry = {
  name: 'config',
  operands: [
    {
      name: 'path',
      words: 'show notes or a folder of them (default: the current folder)',
      count: 'optional',
    },
  ],
  summary: `print which options ${configName} sets, and where`,
  details:
    `${configName} sets options by their long names, such as "tolerance: 2" or "players: [apple, spotify]", for all notes ` +
    'in its folder and below. Chapterize looks for it from the folder of the notes up to the root of the repository, and uses ' +
    'the nearest one. Options on the command line win. It cannot name a file to write, or a folder outside the repository.',
  options: [...outputOptionNames],
  examples: [
    { command: 'chapterize config', words: 'what applies in this folder' },
    { command: 'chapterize config shows/garden', words: 'what applies to the notes of a show' },
  ],
  run: async ([path = '.'], given, { io }) => {
    const { confirmInputs } = await import('../../run/confirm-inputs.js');
    if (!isFolder(path)) confirmInputs([path]);
    const config = await configOptionsFor(path);
    const { file, settings, diagnostics } = config;
    if (diagnostics.length > 0) {
      const { brokenConfig } = await import('../config-options.js');
      return finish(await brokenConfig(config), given, io);
    }
    const { formatConfig, formatConfigJson } = await import('../../report/config.js');
    const { format, color } = printOptions(given);
    const rows = configOptionNames.map((name) => {
      const set = settings.findLast((setting) => setting.name === name);
      return { name, text: set?.text ?? null, unset: rowOf(name).unset ?? null, place: set?.place ?? null };
    });
    const screen = screenOf(io.stdout, io.env, color);
    const report = { path: file?.path ?? null, settings: rows };
    io.stdout.write(format === 'json' ? formatConfigJson(report) : formatConfig(report, screen));
    return exitCodes.done;
  },
};
