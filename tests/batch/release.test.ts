import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { writeCatalogue } from './catalogue.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const numbers = [1, 2, 3, 4];
const outputs = numbers.map((number) => join('finished', `e${number}.mp3`));

/** In the place of the program: runs it, and kills the whole script before, during or after the step that KILL names. */
const chapterizeShim = `#!/usr/bin/env bash
step=$(($(cat .step 2>/dev/null || echo 0) + 1))
echo $step > .step
[ "$KILL" = "before $step" ] && kill -KILL 0
if [ "$KILL" = "during $step" ]; then
  '${process.execPath}' '${join(root, 'bin/chapterize.js')}' "$@" &
  until [ "$(wc -l < done.ndjson 2>/dev/null || echo 0)" -ge 2 ]; do sleep 0.002; done
  kill -KILL 0
fi
'${process.execPath}' '${join(root, 'bin/chapterize.js')}' "$@"
status=$?
[ "$KILL" = "after $step" ] && kill -KILL 0
exit $status
`;

/** The upload of the release script; can be killed at its second file. */
const uploadShim = `#!/usr/bin/env bash
echo "$1 $(sha256sum < "$1" | cut -d' ' -f1)" >> uploaded.log
[ "$KILL" = "upload" ] && [ "$(wc -l < uploaded.log)" -ge 2 ] && kill -KILL 0
exit 0
`;

let script = '';

async function makeRelease(): Promise<string> {
  const folder = await makeFolder();
  await writeCatalogue(
    folder,
    numbers.map((number) => ({ notes: `notes/e${number}.md`, audio: `exports/e${number}.mp3` })),
  );
  await mkdir(join(folder, '.bin'));
  for (const [name, text] of [
    ['.bin/chapterize', chapterizeShim],
    ['upload', uploadShim],
  ] as const) {
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}

/** Runs the script in a process group of its own, as a job of a shell is. */
async function release(folder: string, kill = ''): Promise<{ status: number | null; signal: string | null }> {
  await rm(join(folder, '.step'), { force: true });
  const child = spawn('bash', ['-c', script], {
    cwd: folder,
    detached: true,
    env: { ...process.env, KILL: kill, PATH: `${join(folder, '.bin')}${delimiter}${process.env['PATH']}` },
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('close', (status, signal) => resolve({ status, signal })));
}

/** What was uploaded, each with the state in which it was last. */
async function uploaded(folder: string): Promise<Map<string, string>> {
  const log = await readFile(join(folder, 'uploaded.log'), 'utf8').catch(() => '');
  const lines = log.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

async function expectAllUploaded(folder: string): Promise<void> {
  const last = await uploaded(folder);
  expect([...last.keys()].sort()).toEqual(outputs);
  for (const [path, sum] of last) expect(sum).toBe(await sha256(join(folder, path)));
  const left = await runProgram(folder, 'batch', '--journal', 'done.ndjson', '--list', 'written');
  expect(left).toMatchObject({ exitCode: 0, stdout: '' });
}

/** Every state that a kill can leave: what comes before a step and after the one in front of it is the same. */
const kills = ['during 1', 'after 1', 'after 2', 'upload', 'before 3', 'after 3'];

describe('the release script of README.md', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const text = await readFile(join(root, 'README.md'), 'utf8');
    const blocks = [...text.matchAll(/^```bash\n([^]*?)^```$/gm)].map(([, block = '']) => block);
    script = blocks.find((block) => block.includes('--acknowledge')) ?? '';
    expect(script.match(/^chapterize /gm)).toHaveLength(3);
  });

  test.each(kills)('uploads every episode, killed %s and started again', async (kill) => {
    const folder = await makeRelease();
    expect((await release(folder, kill)).signal).toBe('SIGKILL');
    expect(await release(folder)).toEqual({ status: 0, signal: null });
    await expectAllUploaded(folder);
  });

  test('uploads an episode whose line in the journal a kill has kept from being written', async () => {
    const folder = await makeRelease();
    await release(folder, 'after 1');
    const journal = await readFile(join(folder, 'done.ndjson'), 'utf8');
    const lines = journal.split('\n');
    await writeFile(
      join(folder, 'done.ndjson'),
      `${lines.slice(0, -3).join('\n')}\n${lines.at(-3)?.slice(0, 40)}`,
    );
    expect((await release(folder)).status).toBe(0);
    await expectAllUploaded(folder);
  });

  test('uploads nothing twice that was acknowledged, and again what has changed', async () => {
    const folder = await makeRelease();
    await release(folder);
    await writeFile(join(folder, 'uploaded.log'), '');
    await release(folder);
    expect(await uploaded(folder)).toEqual(new Map());
    const notes = join(folder, 'notes/e3.md');
    await writeFile(notes, (await readFile(notes, 'utf8')).replace(/(\[@0:15\].*)/, '$1, changed'));
    await release(folder);
    expect([...(await uploaded(folder)).keys()]).toEqual([join('finished', 'e3.mp3')]);
    await expect(readdir(join(folder, 'finished'))).resolves.toHaveLength(numbers.length);
  });

  test('keeps in the report what a killed run has reported', async () => {
    const folder = await makeRelease();
    await release(folder, 'after 1');
    const report = join(folder, 'report.ndjson');
    // As a kill leaves it: the last line torn.
    const torn = (await readFile(report, 'utf8')).slice(0, -20);
    await writeFile(report, torn);
    await release(folder);
    const resumed = await readFile(report, 'utf8');
    expect(resumed.startsWith(`${torn}\n{`)).toBe(true);
    expect(resumed.match(/"status":"written"/g)).toHaveLength(numbers.length);
    expect(resumed.match(/"skipped":true/g)).toHaveLength(numbers.length);
  });
});
