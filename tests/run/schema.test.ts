import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from './episode-folder.js';
import { definitions, problemsOf } from './output-schema.js';
import { runProgram } from './program.js';
import { makeFolder } from './temp-folder.js';

/** Command lines, and the kind of line that each of them prints. */
const cases: readonly (readonly [kind: string, args: readonly string[]])[] = [
  ['JsonResult', ['check', 'episode.md']],
  ['JsonResult', ['check', 'episode.md', 'episode.mp3', '--players', 'all']],
  ['JsonResult', ['check', 'bad.md', 'episode.mp3']],
  ['JsonResult', ['check', 'bad.yaml.md']],
  ['JsonResult', ['show', 'episode.md']],
  ['JsonResult', ['episode.md', 'episode.mp3', '--dry-run', '-u']],
  ['JsonResult', ['episode.md', 'episode.mp3', '-o', 'out.mp3']],
  ['JsonResult', ['episode.md', 'episode.mp3', '-o', 'out.mp3']],
  ['JsonResult', ['show', 'out.mp3']],
  ['JsonResult', ['retitled.md', 'out.mp3', '--no-verify']],
  ['JsonResult', ['strip', 'out.mp3']],
  ['JsonResult', ['nowhere.md', 'episode.mp3']],
  ['JsonResult', ['episode.md', 'episode.mp3', '--format', 'json', '--offset', 'soon']],
  ['JsonResult', ['noise.md', 'noise.mp3']],
  ['JsonExport', ['export', 'episode.md', 'json']],
  ['JsonNotesEdit', ['shift', 'episode.md', '--cut', '0:05-0:07', '--dry-run']],
  ['JsonConfig', ['config']],
  ['JsonConfig', ['config', 'show']],
];

async function makeCases(): Promise<string> {
  const folder = await makeFolder();
  await writePair(folder);
  await writeFile(
    join(folder, 'bad.md'),
    '---\nduration: 45;11\n---\n- [@0:00] One\n- [@0:75] Two\n- [@9:00] Three\n',
  );
  await writeFile(join(folder, 'bad.yaml.md'), '---\na: [\n---\n- [@0:00] One\n');
  await writeFile(join(folder, 'retitled.md'), '- [@0:00] [One](https://a.example/)\n- [@0:20] Two\n');
  await writeFile(join(folder, 'noise.md'), '- [@0:00] One\n');
  await writeFile(join(folder, 'noise.mp3'), 'x'.repeat(5000));
  await mkdir(join(folder, 'show'));
  await writeFile(join(folder, 'show/chapterize.yaml'), 'strict: true\nplayers: [apple]\n');
  return folder;
}

describe('docs/output.schema.json', { timeout: 60_000 }, () => {
  test('fits what every command prints, field by field', async () => {
    const folder = await makeCases();
    for (const [kind, args] of cases) {
      const { stdout } = await runProgram(folder, ...args, ...(args.includes('--format') ? [] : ['--json']));
      const lines = stdout.trim().split('\n');
      expect([args, lines.length]).toEqual([args, 1]);
      expect([args, problemsOf(JSON.parse(lines[0] ?? ''), kind)]).toEqual([args, []]);
    }
  });

  test('fits every line of a batch, and of its report', async () => {
    const folder = await makeCases();
    await rename(join(folder, 'noise.mp3'), join(folder, 'show/noise.mp3'));
    const { stdout } = await runProgram(folder, 'batch', '.', '--check', '--json');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines.slice(0, -1)) expect(problemsOf(line, 'JsonEpisode')).toEqual([]);
    expect(problemsOf(lines.at(-1), 'JsonSummaryLine')).toEqual([]);
  });

  test('refuses anything else', async () => {
    const folder = await makeCases();
    const { stdout } = await runProgram(folder, 'check', 'episode.md', '--json');
    const good: Record<string, unknown> = JSON.parse(stdout);
    for (const [name, value] of [
      ['status', 'done'],
      ['chapters', [{ startMs: '0' }]],
      ['surprise', true],
      ['diagnostics', undefined],
    ] as const) {
      const bad = { ...good, [name]: value };
      expect([name, problemsOf(JSON.parse(JSON.stringify(bad)), 'JsonResult').length]).toEqual([name, 1]);
    }
  });

  test('names every kind of line', () => {
    const kinds = [
      'JsonResult',
      'JsonEpisode',
      'JsonSummaryLine',
      'JsonExport',
      'JsonNotesEdit',
      'JsonConfig',
    ];
    expect(definitions).toEqual(expect.arrayContaining(kinds));
  });
});
