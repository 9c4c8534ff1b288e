import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ownRunMark, runState } from '../../src/files/run-mark.js';

const own = ownRunMark();

test('runState() knows its own run', () => {
  expect(runState(ownRunMark(), own)).toBe('alive');
});

test('runState() distinguishes a process that ended from one that is running', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  const pid = child.pid ?? 0;
  const other = { ...own, pid, startTicks: '0' };
  expect(runState(other, own)).toBe('alive');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(runState(other, own)).toBe('ended');
});

test.runIf(process.platform === 'linux')('runState() is not misled by a number that is used again', () => {
  expect(runState({ ...own, startTicks: '1' }, own)).toBe('ended');
});

test('runState() claims nothing of other machines and containers', () => {
  expect(runState({ ...own, place: '00000000' }, own)).toBe('elsewhere');
});
