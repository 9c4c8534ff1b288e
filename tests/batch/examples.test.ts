import { execFile, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeFolder } from '../run/temp-folder.js';
import { type CatalogueEpisode, writeCatalogue } from './catalogue.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const episodes: readonly CatalogueEpisode[] = [1, 2, 3, 4].map((number) => ({
  notes: `notes/e${number}.md`,
  audio: `exports/e${number}.mp3`,
}));

let examples: readonly string[] = [];

/** Runs a block of shell as written, with `chapterize` on the path. */
async function runExample(folder: string, script: string): Promise<{ exitCode: number; stdout: string }> {
  const bin = join(folder, '.bin');
  await mkdir(bin, { recursive: true });
  await symlink(join(root, 'bin/chapterize.js'), join(bin, 'chapterize')).catch(() => undefined);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` };
  try {
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder, env });
    return { exitCode: 0, stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { exitCode: code, stdout };
  }
}

const exampleWith = (words: string): string => examples.find((example) => example.includes(words)) ?? '';

describe('the examples in README.md and docs/batch.md', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const texts = await Promise.all(
      ['README.md', 'docs/batch.md'].map((name) => readFile(join(root, name), 'utf8')),
    );
    examples = [...texts.join('\n').matchAll(/^```bash\n([^]*?)^```$/gm)].map(([, text = '']) => text);
    if (examples.length !== 3) throw new Error(`3 examples expected, ${examples.length} found`);
  });

  test('the release script finishes mp3s, updates notes, and names what to upload', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, episodes);
    await writeFile(join(folder, 'upload'), '#!/bin/sh\ntest -s "$1"\n', { mode: 0o755 });
    const script = exampleWith('--report report.ndjson');
    expect((await runExample(folder, script)).exitCode).toBe(0);
    const upload = (await readFile(join(folder, 'upload.txt'), 'utf8')).trim().split('\n').sort();
    expect(upload).toEqual([1, 2, 3, 4].map((number) => join('finished', `e${number}.mp3`)));
    const { length } = await readFile(join(folder, 'finished/e1.mp3'));
    expect(await readFile(join(folder, 'notes/e1.md'), 'utf8')).toContain(`length: "${length}"`);
    // Once more: nothing is left to do.
    expect((await runExample(folder, script)).exitCode).toBe(0);
    expect(await readFile(join(folder, 'upload.txt'), 'utf8')).toBe('');
  });

  test('the check of pull requests annotates file, line and column', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, [{ notes: 'episodes/e1.md', audio: 'e1.mp3' }]);
    const script = exampleWith('--format github');
    expect(await runExample(folder, script)).toMatchObject({ exitCode: 0 });
    const notes = join(folder, 'episodes/e1.md');
    await writeFile(notes, (await readFile(notes, 'utf8')).replace('[@0:15]', '[@0:75]'));
    const { exitCode, stdout } = await runExample(folder, script);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /^::error file=episodes\/e1\.md,line=12,col=5,endColumn=9,title=notes\/field-over-59::/m,
    );
  });

  test.skipIf(spawnSync('parallel', ['--version']).error !== undefined)(
    'GNU parallel spreads the shards, and repeats what failed',
    async () => {
      const folder = await makeFolder();
      await writeCatalogue(folder, episodes);
      const wrong = join(folder, 'notes/e2.md');
      const right = await readFile(wrong, 'utf8');
      await writeFile(wrong, right.replace('duration: "1:00"', 'duration: "1:30"'));
      const script = exampleWith('parallel --joblog');
      expect((await runExample(folder, script)).exitCode).toBe(1);
      expect((await readdir(join(folder, 'finished'))).sort()).toEqual(['e1.mp3', 'e3.mp3', 'e4.mp3']);
      await writeFile(wrong, right);
      expect((await runExample(folder, script)).exitCode).toBe(0);
      expect((await readdir(join(folder, 'finished'))).sort()).toEqual([
        'e1.mp3',
        'e2.mp3',
        'e3.mp3',
        'e4.mp3',
      ]);
      const log = await readFile(join(folder, 'shards.log'), 'utf8');
      expect(log.trim().split('\n')).toHaveLength(1 + 3 + 1);
    },
  );
});
