import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { lutimes, mkdir, readFile, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownRunMark } from '../../src/files/run-mark.js';
import { createTemporaryFile } from '../../src/files/temporary-file.js';
import { temporaryName } from '../../src/files/temporary-name.js';
import { listing, temporaryFolders } from './folder.js';

const folder = temporaryFolders();
const locked = { code: 'io/locked' };

/** A process number that was in use a moment ago and is not any more. */
function endedPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

test('createTemporaryFile() makes a file next to the target that nobody else can read', async () => {
  const dir = await folder();
  const file = await createTemporaryFile(join(dir, 'a.mp3'), 0o640);
  expect(await listing(dir)).toEqual([temporaryName('a.mp3', ownRunMark())]);
  expect((await stat(file.path)).mode & 0o777).toBe(0o600);
  await file.discard();
  expect(await listing(dir)).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'discard() removes the file also when its folder was moved and another one is in its place',
  async () => {
    const dir = await folder();
    const [open, moved] = [join(dir, 'open'), join(dir, 'moved')];
    await mkdir(open);
    const file = await createTemporaryFile(join(open, 'a.mp3'), 0o640);
    await rename(open, moved);
    await mkdir(open);
    await file.discard();
    expect([await listing(open), await listing(moved)]).toEqual([[], []]);
  },
);

test('createTemporaryFile() refuses a second one of the same target, and leaves the first alone', async () => {
  const target = join(await folder(), 'a.mp3');
  const first = await createTemporaryFile(target, 0o640);
  await first.handle.write('first');
  await expect(createTemporaryFile(target, 0o640)).rejects.toMatchObject(locked);
  expect(await readFile(first.path, 'utf8')).toBe('first');
  await first.discard();
  await (await createTemporaryFile(target, 0o640)).discard();
});

test('createTemporaryFile() does not write through a link that is under its name', async () => {
  const dir = await folder();
  const victim = join(dir, 'victim');
  await writeFile(victim, 'precious');
  await symlink(victim, join(dir, temporaryName('a.mp3', ownRunMark())));
  await expect(createTemporaryFile(join(dir, 'a.mp3'), 0o640)).rejects.toMatchObject(locked);
  expect(await readFile(victim, 'utf8')).toBe('precious');
});

test('createTemporaryFile() removes what a run that has ended left behind', async () => {
  const dir = await folder();
  await writeFile(join(dir, temporaryName('a.mp3', { ...ownRunMark(), pid: endedPid() })), 'half');
  const file = await createTemporaryFile(join(dir, 'a.mp3'), 0o640);
  await file.discard();
  expect(await listing(dir)).toEqual([]);
});

/** A process that has the temporary file of a target open, as a run has; ends with the test. */
async function startRival(dir: string): Promise<string> {
  const script =
    'require("fs").openSync(process.argv[1], "a"); console.log("open"); setInterval(() => {}, 60_000)';
  const holding = join(dir, 'holding');
  const child = spawn(process.execPath, ['-e', script, holding], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const name = temporaryName('a.mp3', { ...ownRunMark(), pid: child.pid ?? 0, startTicks: '0' });
  await rename(holding, join(dir, name));
  return name;
}

test('createTemporaryFile() refuses while another run lives', async () => {
  const dir = await folder();
  const rival = await startRival(dir);
  await expect(createTemporaryFile(join(dir, 'a.mp3'), 0o640)).rejects.toMatchObject({
    ...locked,
    help: 'wait for it to end and run again',
  });
  expect(await listing(dir)).toEqual([rival]);
});

test('createTemporaryFile() says how to continue when the other run has done nothing for a while', async () => {
  const dir = await folder();
  const rival = await startRival(dir);
  const longAgo = Date.now() / 1000 - 120;
  await utimes(join(dir, rival), longAgo, longAgo);
  await expect(createTemporaryFile(join(dir, 'a.mp3'), 0o640)).rejects.toMatchObject({
    ...locked,
    help: `if no other run is at work, remove ${join(dir, rival)}, or run again with --break-lock`,
  });
  const file = await createTemporaryFile(join(dir, 'a.mp3'), 0o640, { breakLock: true });
  await file.discard();
  expect(await listing(dir)).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'createTemporaryFile() is not locked by a name that was forged with the number of a process that lives',
  async () => {
    const dir = await folder();
    const idle = spawn(process.execPath, ['-e', 'setInterval(() => {}, 60_000)']);
    onTestFinished(() => void idle.kill('SIGKILL'));
    const forged = temporaryName('a.mp3', { ...ownRunMark(), pid: idle.pid ?? 0, startTicks: '0' });
    await writeFile(join(dir, forged), 'forged');
    await (await createTemporaryFile(join(dir, 'a.mp3'), 0o640)).discard();
    expect(await listing(dir)).toEqual([]);
  },
);

test.each([
  ['long ago', -120],
  ['in the future', 3600],
])(
  'createTemporaryFile() is not locked by a file of another machine that was written to %s',
  async (_when, seconds) => {
    const dir = await folder();
    const path = join(dir, temporaryName('a.mp3', { ...ownRunMark(), place: '00000000' }));
    await writeFile(path, 'theirs');
    const time = Date.now() / 1000 + seconds;
    await utimes(path, time, time);
    await (await createTemporaryFile(join(dir, 'a.mp3'), 0o640)).discard();
    expect(await listing(dir)).toEqual([]);
  },
);

test('createTemporaryFile() is not locked by a link to a file that is written to all the time', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'busy'), 'fresh');
  const path = join(dir, temporaryName('a.mp3', { ...ownRunMark(), place: '00000000' }));
  await symlink('busy', path);
  await lutimes(path, 0, 0);
  await (await createTemporaryFile(join(dir, 'a.mp3'), 0o640)).discard();
  expect(await listing(dir)).toEqual(['busy']);
});

test('createTemporaryFile() waits for a run with a later name to give way', async () => {
  const dir = await folder();
  const own = ownRunMark();
  // Of another place, so alive while fresh; a place after every other.
  const rival = join(dir, temporaryName('a.mp3', { ...own, place: 'ffffffff' }));
  await writeFile(rival, 'theirs');
  setTimeout(() => void utimes(rival, 0, 0), 100);
  const file = await createTemporaryFile(join(dir, 'a.mp3'), 0o640);
  await file.discard();
  expect(await listing(dir)).toEqual([]);
});

test('createTemporaryFile() leaves files of other targets alone', async () => {
  const dir = await folder();
  const other = temporaryName('b.mp3', { ...ownRunMark(), pid: endedPid() });
  await writeFile(join(dir, other), '');
  await (await createTemporaryFile(join(dir, 'a.mp3'), 0o640)).discard();
  expect(await listing(dir)).toEqual([other]);
});

test('discard() does not mind that the file is gone', async () => {
  const dir = await folder();
  const file = await createTemporaryFile(join(dir, 'a.mp3'), 0o640);
  await file.discard();
  await expect(file.discard()).resolves.toBeUndefined();
});
