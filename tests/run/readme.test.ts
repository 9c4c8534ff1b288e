import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runProgram } from './program.js';
import { makeFolder } from './temp-folder.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = await readFile(join(root, 'README.md'), 'utf8');

/** The code blocks of the README with their language, in order. */
const blocks = [...readme.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language = '', text = '']) => ({
  language,
  text,
}));

describe('README.md', () => {
  test('shows what its first command prints', async () => {
    const at = blocks.findIndex(({ text }) => text.startsWith('npx chapterize samples/'));
    const command = blocks[at]?.text.trim().split(' ').slice(2) ?? [];
    expect(command).toHaveLength(4);
    const folder = await makeFolder();
    await cp(join(root, 'samples'), join(folder, 'samples'), { recursive: true });
    await rm(join(folder, 'samples', 'finished.mp3'), { force: true });
    const run = await runProgram(folder, ...command);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toBe('');
    expect(run.stdout).toBe(blocks[at + 1]?.text);
    expect(await readdir(join(folder, 'samples'))).toContain('finished.mp3');
  });

  test('names only options that there are', async () => {
    const named = new Set(readme.match(/(?<![\w-])--[a-z][a-z-]+/g));
    const { stdout } = await runProgram(root, '--help');
    const more = await Promise.all(
      ['check', 'batch', 'preview'].map((name) => runProgram(root, name, '--help')),
    );
    const help = [stdout, ...more.map((run) => run.stdout)].join();
    expect(named.size).toBeGreaterThan(5);
    expect([...named].filter((option) => option !== '--help' && !help.includes(option))).toEqual([]);
  });

  test('links only to files that there are', async () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      const names = await readdir(dirname(join(root, link)));
      expect(names).toContain(link.split('/').pop());
    }
  });
});
