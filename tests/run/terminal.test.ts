import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { columns } from '../../src/report/columns.js';
import { writePair } from './episode-folder.js';
import { makeFolder } from './temp-folder.js';

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const hasScript = spawnSync('script', ['--version']).status === 0;

/** Runs the program on a terminal of so many columns; what it prints, without the control sequences. */
function runOnTerminal(folder: string, width: number, ...args: readonly string[]): string {
  const words = [process.execPath, program, ...args].map((word) => `'${word}'`).join(' ');
  const { stdout } = spawnSync('script', ['-qec', `stty cols ${width}; ${words}`, '/dev/null'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], TERM: 'xterm', NO_COLOR: '1' },
    timeout: 25_000,
  });
  // A line that is drawn again begins at the first column.
  const lines = stdout.replaceAll('\r', '').replaceAll('\u001b[1G', '\n');
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  return lines.replace(/\u001b\[[?\d;]*[a-zA-Z]/g, '');
}

describe.skipIf(!hasScript)('on a terminal', { timeout: 30_000 }, () => {
  test.each([60, 80])('of %i columns nothing is cut, and lines break at words', async (width) => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(
      join(folder, 'alone.md'),
      '---\nfile: https://a.example/some-other-episode.mp3\n---\n- [@0:75] One\n',
    );
    for (const args of [
      ['--help'],
      ['check', 'episode.md', 'episode.mp3'],
      ['check', 'alone.md'],
      ['batch', '.', '--check'],
      ['explain'],
    ]) {
      const lines = runOnTerminal(folder, width, ...args).split('\n');
      expect([args, lines.length > 3]).toEqual([args, true]);
      expect([args, lines.filter((line) => columns(line) > width)]).toEqual([args, []]);
    }
  });

  test('a batch prints every finding whole, to the last one', async () => {
    const folder = await makeFolder();
    await writeFile(
      join(folder, 'alone.md'),
      '---\nfile: https://a.example/some-other-episode.mp3\n---\n- [@0:00] One\n',
    );
    const printed = runOnTerminal(folder, 60, 'batch', '.').replace(/\s+/g, ' ');
    expect(printed).toContain(
      'alone.md: error[batch/no-audio] no audio file is named some-other-episode.mp3 (`file` in the notes)',
    );
    expect(printed).toContain('✗ alone.md batch/no-audio');
  });

  test('that says it has no columns, nothing is shortened', async () => {
    const folder = await makeFolder();
    const link = 'https://podcast.example/a/rather/long/path/to/somewhere/else/entirely/and/further/on';
    await writeFile(join(folder, 'notes.md'), `- [@0:00] [A title of some length](${link})\n`);
    expect(runOnTerminal(folder, 0, 'show', 'notes.md')).toContain(`A title of some length  ${link}\n`);
    expect(runOnTerminal(folder, 60, 'show', 'notes.md')).toContain('A title of some length ↗\n');
  });
});
