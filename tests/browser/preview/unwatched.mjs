// A browser as a user has it. One that is driven through DevTools from the start keeps the bytes of every answer in the process of the page:
// 57 MB for an hour at 128 kbit/s, which no user pays for.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { browserPath, browserSwitches } from '../chromium.mjs';

const everyMs = 100;
/** A page that computes nothing for so long has its outline, or waits for something. */
const restMs = 2000;
const longestMs = 180_000;

/**
 * Opens an address in a browser of its own, and asks what became of it only when it has come to rest.
 *
 * @param act is given the page, and `mostByteLength`: the most memory that its process has had for itself alone until then
 */
export async function openUnwatched(stage, address, act) {
  const profile = mkdtempSync(join(stage.folder, 'profile-'));
  const switches = [
    '--headless=new',
    '--no-first-run',
    '--remote-debugging-port=0',
    '--window-size=1200,900',
  ];
  const child = spawn(
    browserPath(),
    [...switches, ...browserSwitches(), `--user-data-dir=${profile}`, address],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    const devTools = await addressOfDevTools(child);
    const memory = { most: 0 };
    const watch = setInterval(
      () => (memory.most = Math.max(memory.most, usage(child.pid).byteLength)),
      everyMs,
    );
    try {
      await rest(child.pid);
      const browser = await chromium.connectOverCDP(devTools);
      const [page] = browser.contexts()[0].pages();
      await act({ page, mostByteLength: () => memory.most });
      await browser.close();
    } finally {
      clearInterval(watch);
    }
  } finally {
    child.kill();
    if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
  }
}

async function addressOfDevTools(child) {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      const [address] = /ws:\/\/\S+/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the browser ended with ${code}: ${said}`)));
  });
}

async function rest(pid) {
  const start = performance.now();
  let [ticks, since] = [-1, start];
  while (performance.now() - start < longestMs) {
    await sleep(everyMs);
    const now = usage(pid).ticks;
    // One tick is a hundredth of a second.
    if (now - ticks > 1 || now === 0) since = performance.now();
    ticks = now;
    if (performance.now() - since > restMs) return;
  }
  throw new Error('the page does not come to rest');
}

/** Of the largest process that runs pages, among those that a browser has started. */
function usage(browserPid) {
  const parents = new Map();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const stat = read(`/proc/${name}/stat`);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    parents.set(Number(name), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) });
  }
  const isWithin = (pid) => pid === browserPid || (parents.has(pid) && isWithin(parents.get(pid).parent));
  const found = [...parents]
    .filter(([pid]) => isWithin(pid) && read(`/proc/${pid}/cmdline`).includes('--type=renderer'))
    .map(([pid, { ticks }]) => ({ ticks, byteLength: privateBytes(pid) }));
  return {
    ticks: found.reduce((sum, { ticks }) => sum + ticks, 0),
    byteLength: Math.max(0, ...found.map(({ byteLength }) => byteLength)),
  };
}

/** What a process holds for itself alone. */
function privateBytes(pid) {
  const lines = read(`/proc/${pid}/smaps_rollup`).matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm);
  return [...lines].reduce((sum, [, kib]) => sum + Number(kib) * 1024, 0);
}

/** '' for a process that has just ended. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
