import { describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/cli/commands/list.js';
import { formatHelp } from '../../src/cli/help/help-text.js';
import { type OptionName, optionTable, rowOf } from '../../src/cli/options/option-table.js';

const commands = await loadCommands();

const helpOf = (name: string, columns?: number): string => {
  const entry = commands.find((command) => command.name === name);
  if (entry === undefined) throw new Error(`no command ${name}`);
  return formatHelp(entry, commands, {
    write: () => undefined,
    ...(columns === undefined ? {} : { columns }),
  });
};

describe.each(commands)('the help of "$name"', (entry) => {
  test.each([60, 72, 80, 200, 0])('keeps within %i columns and splits no word', (columns) => {
    const width = columns === 0 || columns > 80 ? 80 : columns;
    const lines = helpOf(entry.name, columns).split('\n');
    // What cannot be broken, such as an example to copy, may stand alone on a longer line.
    expect(lines.filter((line) => line.length > width && line.trim().split(/ {2,}/).length > 1)).toEqual([]);
    const words = new Set(lines.join(' ').split(/\s+/));
    for (const word of entry.summary.split(' ').slice(1, -1)) {
      if (entry.details === undefined) expect(words).toContain(word);
    }
  });

  test('has an example that begins with the program, and all options in groups', () => {
    expect(entry.examples.length).toBeGreaterThan(0);
    for (const { command } of entry.examples) {
      expect(command).toMatch(
        entry.name === '' ? /^chapterize / : new RegExp(`^(?:\\w+ .*)?chapterize ${entry.name}`),
      );
      expect(helpOf(entry.name)).toContain(command);
    }
    for (const name of entry.options) expect(helpOf(entry.name)).toContain(`--${name}`);
  });

  test('speaks in one voice', () => {
    expect(entry.summary).toMatch(/^[a-z](?:[^.]|\.(?! ))*[^.]$/);
    for (const name of entry.options)
      expect({ ...rowOf(name), ...entry.own?.[name] }.words).toMatch(/^[a-z].*[^.]$/);
  });
});

describe('the tables', () => {
  test('name every command and every option once, and each option belongs to a command', () => {
    const names = commands.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { options } of commands) expect(new Set(options).size).toBe(options.length);
    const used = new Set(commands.flatMap(({ options }) => options));
    expect(Object.keys(optionTable).filter((name) => !used.has(name as OptionName))).toEqual([]);
  });

  test('lists commands before options in the help of the main job', () => {
    const help = helpOf('');
    expect(help.indexOf('Commands:')).toBeGreaterThan(0);
    expect(help.indexOf('Commands:')).toBeLessThan(help.indexOf('Common options:'));
  });
});
