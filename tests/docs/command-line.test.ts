import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/cli/commands/list.js';
import { optionWords } from '../../src/cli/help/help-text.js';
import { usageOf } from '../../src/cli/help/usage.js';
import { type OptionName, optionGroups, optionTable, rowOf } from '../../src/cli/options/option-table.js';
import { holdDoc } from './generated.js';
import { renderManPage } from './man-page.js';

const commands = await loadCommands();

const manPath = fileURLToPath(new URL('../../docs/chapterize.1', import.meta.url));
const manifest: {
  readonly version: string;
  readonly man: readonly string[];
  readonly files: readonly string[];
} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

function renderCommands(): string {
  const rows = commands.map((entry) => `| \`${usageOf(entry)}\` | ${entry.summary} |`);
  return ['| command | |', '|---|---|', ...rows].join('\n');
}

function renderOptions(): string {
  const sections = Object.entries(optionGroups).map(([title, group]) => {
    const names = (Object.keys(optionTable) as OptionName[]).filter((name) => name in group);
    return [
      `### ${title}`,
      '',
      '| option | | commands | chapterize.yaml |',
      '|---|---|---|---|',
      ...names.flatMap((name) => renderOption(name)),
    ].join('\n');
  });
  return sections.join('\n\n');
}

/** One row, and one more for each command to which the option means something of its own. */
function renderOption(name: OptionName): string[] {
  const takers = commands.filter(({ options }) => options.includes(name));
  const common = takers.filter(({ own }) => own?.[name] === undefined);
  const groups = [common, ...takers.filter((entry) => !common.includes(entry)).map((entry) => [entry])];
  return groups.flatMap((group) => {
    const [entry] = group;
    if (entry === undefined) return [];
    const { short, value } = { ...rowOf(name), ...entry.own?.[name] };
    const flags = `\`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value.name}`}\``;
    const of = group.map((one) => one.name || 'the main job').join(', ');
    return [`| ${flags} | ${optionWords(entry, name)} | ${of} | ${rowOf(name).inConfig ? 'yes' : ''} |`];
  });
}

describe('docs/options.md', () => {
  test.each([
    ['commands', renderCommands],
    ['options', renderOptions],
  ])('has the %s of the table (UPDATE=1 writes them)', (part, render) => {
    const { found, expected } = holdDoc('options.md', part, render());
    expect(found).toBe(expected);
  });
});

describe('the manual page', () => {
  test('is what the tables give (UPDATE=1 writes it), and in the package', () => {
    const expected = renderManPage(commands, manifest.version);
    if (process.env['UPDATE'] === '1') writeFileSync(manPath, expected);
    expect(readFileSync(manPath, 'utf8')).toBe(expected);
    expect(manifest.man).toEqual(['./dist/chapterize.1.gz']);
    expect(manifest.files).toContain('dist');
  });

  test('is compressed by the build', () => {
    const packed = readFileSync(new URL(`../../${manifest.man[0]}`, import.meta.url));
    expect(gunzipSync(packed).toString()).toBe(readFileSync(manPath, 'utf8'));
  });

  test.skipIf(!existsSync('/usr/bin/groff'))('is set without a warning', () => {
    const { stdout, stderr, status } = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-z', manPath], {
      encoding: 'utf8',
    });
    expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: '' });
  });
});
