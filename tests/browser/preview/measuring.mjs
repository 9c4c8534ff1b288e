// What is heard, how long it takes and how much memory it needs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hours } from './episodes.mjs';
import { hearDrift } from './hear.mjs';
import { memoryOf } from './program.mjs';
import { holds, withPage } from './stage.mjs';

/** Within stretches of the audio, at its ends and where pieces meet. */
const seconds = [3, 33, 63, 154, 303, 601, 924, 1503, 1983, 2402, 2822, 3303, 3584];
const marks = seconds.map((second) => [second, `At ${second}`]);

const mostDriftSeconds = 0.05;
const megabyte = 1024 * 1024;

export const measuring = {
  ...Object.fromEntries(
    hours.map(({ name, file }) => [
      `what is heard is where the mark is, in an hour of ${name}`,
      (stage) =>
        withPage(stage, { marks, audio: join(stage.hours, file) }, async ({ page }) => {
          let worst = 0;
          for (const index of seconds.keys()) {
            await page.locator(`#marks li:nth-child(${index + 1}) .name`).click();
            await page.keyboard.press('Enter');
            await page.keyboard.press('Shift+P');
            await page.locator('#play', { hasText: 'Pause' }).waitFor();
            const { shown, drift } = await hearDrift(page);
            holds(
              shown > seconds[index] + 0.5 && shown < seconds[index] + 4,
              `mark ${seconds[index]}: the page is at ${shown}`,
            );
            worst = Math.max(worst, Math.abs(drift));
            holds(
              Math.abs(drift) <= mostDriftSeconds,
              `mark ${seconds[index]}: heard ${drift.toFixed(3)} s beside`,
            );
          }
          return stage.note(
            `${name}: ${seconds.length} marks, at most ${Math.round(worst * 1000)} ms beside`,
          );
        }),
    ]),
  ),

  'it goes on without a gap where two pieces meet': (stage) =>
    withPage(
      stage,
      { marks: [[27, 'Before the joint']], audio: join(stage.hours, 'vbr.mp3') },
      async ({ page }) => {
        await page.locator('#marks .name').click();
        await page.keyboard.press('Enter');
        await page.keyboard.press('Shift+P');
        for (let count = 0; count < 5; count += 1) {
          const { shown, drift } = await hearDrift(page);
          holds(
            Math.abs(drift) <= mostDriftSeconds,
            `at ${shown.toFixed(2)}: heard ${drift.toFixed(3)} s beside`,
          );
          if (shown > 34) break;
          await page.waitForTimeout(1000);
        }
      },
    ),

  'an hour at 128 kbit/s: outline, memory': (stage) =>
    withPage(stage, { marks, audio: stage.hour }, async ({ page, preview, openedAt }) => {
      const processes = await rendererOf(stage.browser, page);
      await page.locator('html[data-outline]').waitFor({ state: 'attached' });
      const first = performance.now() - openedAt;
      let memory = 0;
      const watch = setInterval(() => (memory = Math.max(memory, privateBytes(processes))), 100);
      await page.locator('html[data-outline=whole]').waitFor({ state: 'attached', timeout: 120_000 });
      const whole = performance.now() - openedAt;
      const drawing = memory;
      await page.locator('#marks li:nth-child(5) .play-mark').click();
      await page.waitForTimeout(1500);
      clearInterval(watch);
      const heap = await page.evaluate(() => performance.memory.usedJSHeapSize);
      const server = preview.peakByteLength() / megabyte;
      stage.note(
        `an hour at 128 kbit/s: address after ${Math.round(preview.readyMs)} ms, first outline after ${Math.round(first)} ms, ` +
          `whole after ${(whole / 1000).toFixed(1)} s; page ${Math.round(drawing / megabyte)} MB private, ${Math.round(memory / megabyte)} MB while it plays too ` +
          `(${Math.round(heap / megabyte)} MB JavaScript), server at most ${Math.round(server)} MB`,
      );
      // A busy machine is given three times what an idle one of two cores needs.
      holds(first < 1000 * stage.patience, `first outline after ${Math.round(first)} ms`);
      holds(whole < 15_000 * stage.patience, `whole outline after ${Math.round(whole)} ms`);
      holds(server < 90, `${Math.round(server)} MB in the server`);
      // 150 MB are wanted, and not always kept: the browser collects decoded audio late. This holds that it does not grow with
      // the length, of which an hour would take 1.2 GB.
      holds(memory < 250 * megabyte, `${Math.round(memory / megabyte)} MB in the page`);
    }),

  'five hours are shown, heard and moved in': (stage) =>
    withPage(
      stage,
      {
        marks: [
          [0, 'Start'],
          [17_703, 'Late'],
        ],
        audio: stage.long,
      },
      async ({ page }) => {
        await page.locator('html[data-outline]').waitFor({ state: 'attached' });
        await page.locator('#marks li:nth-child(2) .name').click();
        await page.keyboard.press('Enter');
        await page.keyboard.press('Shift+P');
        await page.locator('#play', { hasText: 'Pause' }).waitFor();
        const { shown, drift } = await hearDrift(page);
        // The hours are alike: what is heard tells the moment within one. Each brings a header frame of its own, which is
        // counted as no audio and played as 26 ms of silence.
        const within = drift + Math.floor(shown / 3600) * 3600;
        holds(shown > 17_703 && shown < 17_708, `the page is at ${shown}`);
        holds(Math.abs(within) < 1, `heard ${within.toFixed(3)} s beside`);
        await page.keyboard.press('ArrowRight');
        await page.locator('html[data-outline=whole]').waitFor({ state: 'attached', timeout: 240_000 });
      },
    ),
};

/** The process that runs the page. */
async function rendererOf(browser, page) {
  const before = await renderers(browser);
  await page.evaluate(() => 0);
  return before;
}

async function renderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** What the largest of them holds for itself alone. */
function privateBytes(ids) {
  return Math.max(0, ...ids.map(privateOf));
}

function privateOf(id) {
  try {
    const text = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
    const kib = [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].reduce(
      (sum, [, value]) => sum + Number(value),
      0,
    );
    return kib * 1024;
  } catch {
    return memoryOf(id, 'VmRSS') ?? 0;
  }
}
