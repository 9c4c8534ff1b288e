import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePair } from '../run/episode-folder.js';
import { makeFolder } from '../run/temp-folder.js';
import { folderState, runHostile } from './run-hostile.js';

const chapters = '- 0:00 One\n- 0:20 Two\n- 0:40 Three\n';

/** Code that leaves a file behind wherever it is run: as a module, in `eval`, in a shell. */
function witness(folder: string): string {
  const path = JSON.stringify(join(folder, 'witness'));
  return `(globalThis.require ?? process.mainModule?.require ?? require)("fs").writeFileSync(${path}, "ran")`;
}

const openers = [
  '---js',
  '--- js',
  '---javascript',
  '---JavaScript',
  '---JS ',
  '---coffee',
  '---cson',
  '---json',
  '---toml',
  '---yaml',
  '---eval',
  '---constructor',
  '---toString',
  '---__proto__',
  '---hasOwnProperty',
  '---../../evil',
  ';;;js',
  '+++js',
];

describe('front matter that asks for an engine', { timeout: 30_000 }, () => {
  test.each(openers)('%s is not run, and nothing is written', async (opener) => {
    const folder = await makeFolder();
    await writePair(folder);
    const closer = opener.slice(0, 3);
    const code = `{ title: ${witness(folder)} }`;
    await writeFile(join(folder, 'episode.md'), `${opener}\n${code}\n${closer}\n${chapters}`);
    const before = folderState(folder);

    for (const args of [
      ['show', 'episode.md'],
      ['check', 'episode.md', 'episode.mp3'],
      ['episode.md', 'episode.mp3', '-n'],
    ]) {
      await runHostile(folder, ...args);
    }
    expect(existsSync(join(folder, 'witness'))).toBe(false);
    expect(folderState(folder)).toEqual(before);
  });

  test('is an error that says so', async () => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(join(folder, 'episode.md'), `---js\n${witness(folder)}\n---\n${chapters}`);
    const before = folderState(folder);
    const run = await runHostile(folder, 'episode.md', 'episode.mp3');
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('front-matter/engine-refused');
    expect(folderState(folder)).toEqual(before);
  });
});

describe('front matter and notes that hold code', { timeout: 30_000 }, () => {
  test.each([
    ['a function tag', (code: string) => `---\ntitle: !!js/function "function () { ${code} }"\n---\n`],
    [
      'a tag of another language',
      (code: string) =>
        `---\ntitle: !!python/object/apply:os.system ["${code.replaceAll('"', '\\"')}"]\n---\n`,
    ],
    ['an undefined of JavaScript', () => '---\ntitle: !!js/undefined ""\nduration: !!js/regexp /x/\n---\n'],
    ['JSON with code', (code: string) => `{ "title": ${code} }\n`],
    ['TOML with code', (code: string) => `+++\ntitle = ${code}\n+++\n`],
    ['a script in HTML', (code: string) => `<script>${code}</script>\n<img src=x onerror='${code}'>\n\n`],
    ['templates', (code: string) => `{{ ${code} }}\n<% ${code} %>\n\${${code}}\n\n`],
    ['a comment of MDX', (code: string) => `export const x = ${code}\n\n`],
  ])('%s: not run', async (_what, front) => {
    const folder = await makeFolder();
    await writePair(folder);
    await writeFile(join(folder, 'episode.md'), front(witness(folder)) + chapters);
    await runHostile(folder, 'show', 'episode.md');
    await runHostile(folder, 'episode.md', 'episode.mp3', '-o', 'out.mp3');
    expect(existsSync(join(folder, 'witness'))).toBe(false);
  });
});

describe('the witness', () => {
  test('would be there if the code were run', async () => {
    const folder = await makeFolder();
    const { execFileSync } = await import('node:child_process');
    execFileSync(process.execPath, ['-e', `({ title: ${witness(folder)} })`]);
    expect(existsSync(join(folder, 'witness'))).toBe(true);
  });
});
