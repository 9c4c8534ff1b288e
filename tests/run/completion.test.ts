import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from './program.js';
import { makeFolder } from './temp-folder.js';

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

/** A folder with the script of a shell and some files. */
async function makeScript(shell: string): Promise<string> {
  const folder = await makeFolder();
  const run = await runProgram(folder, 'completion', shell);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  await writeFile(join(folder, 'script'), run.stdout);
  await writeFile(join(folder, 'episode.md'), '');
  return folder;
}

const cases: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['chapterize chec', ['check']],
  ['chapterize check --stri', ['--strict']],
  ['chapterize check notes --format gi', ['github']],
  ['chapterize episode.md episode.mp3 --tag-version k', ['keep']],
  ['chapterize explain verify/duration-mi', ['verify/duration-mismatch']],
  ['chapterize completion f', ['fish']],
  ['chapterize show epi', ['episode.md']],
];

describe('chapterize completion', { timeout: 30_000 }, () => {
  test.skipIf(!has('bash')).each(cases)('bash: %s', async (line, offered) => {
    const folder = await makeScript('bash');
    const words = line.split(' ').map((word) => `'${word}'`);
    const body = `source ./script; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _chapterize; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const run = spawnSync('bash', ['--norc', '-c', body], { cwd: folder, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout.trim().split('\n')).toEqual(offered);
  });

  test.skipIf(!has('fish')).each(cases)('fish: %s', async (line, offered) => {
    const folder = await makeScript('fish');
    const body = `source ./script; complete -C '${line}'`;
    const run = spawnSync('fish', ['--no-config', '-c', body], { cwd: folder, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(
      run.stdout
        .trim()
        .split('\n')
        .map((row) => row.split('\t')[0]),
    ).toEqual(offered);
  });

  test.skipIf(!has('zsh'))('zsh: the script is taken, and bound to the program', async () => {
    const folder = await makeScript('zsh');
    const body = 'autoload -Uz compinit; compinit -u -D; source ./script; print -r -- $_comps[chapterize]';
    const run = spawnSync('zsh', ['-f', '-c', body], { cwd: folder, encoding: 'utf8' });
    expect(run).toMatchObject({ status: 0, stdout: '_chapterize\n', stderr: '' });
  });

  test('another shell: usage, with what was probably meant', async () => {
    const run = await runProgram(await makeFolder(), 'completion', 'zhs');
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('did you mean zsh?');
  });
});
