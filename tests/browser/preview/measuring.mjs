// What is heard, how long it takes and how much memory it needs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { hours, writeNotes } from './episodes.mjs';
import { hearDrift } from './hear.mjs';
import { startPreview } from './program.mjs';
import { equal, holds, withPage } from './stage.mjs';
import { openUnwatched } from './unwatched.mjs';

/** Within stretches of the audio, at its ends and where pieces meet. */
const seconds = [3, 33, 63, 154, 303, 601, 924, 1503, 1983, 2402, 2822, 3303, 3584];
const marks = seconds.map((second) => [second, `At ${second}`]);

/** No two are nearer; on a busy machine the position is read seconds after it was reached. */
const nearestMarks = 25;

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
            // By its own clock: a loudspeaker without time falls behind that of the wall.
            await page.waitForFunction(
              (ms) => Number(document.getElementById('position').dataset.ms) > ms,
              (seconds[index] + 0.5) * 1000,
            );
            const { shown, drift } = await hearDrift(page);
            holds(
              shown > seconds[index] + 0.5 && shown < seconds[index] + nearestMarks,
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

  'an hour at 128 kbit/s: how soon it is shown': (stage) =>
    withPage(stage, { marks, audio: stage.hour }, async ({ page, preview, openedAt }) => {
      await page.locator('html[data-outline]').waitFor({ state: 'attached' });
      const first = performance.now() - openedAt;
      await page.locator('html[data-outline=whole]').waitFor({ state: 'attached', timeout: 120_000 });
      const whole = performance.now() - openedAt;
      const bare = bareNodeMs();
      stage.note(
        `address after ${Math.round(preview.readyMs)} ms (node -e 0: ${Math.round(bare)} ms), ` +
          `first outline after ${Math.round(first)} ms, whole after ${(whole / 1000).toFixed(1)} s`,
      );
      // A busy machine is given three times what an idle one of two cores needs.
      const late = preview.readyMs - bare;
      holds(late < 300 * stage.patience, `the address came ${Math.round(late)} ms after node -e 0`);
      holds(first < 1000 * stage.patience, `first outline after ${Math.round(first)} ms`);
      holds(whole < 15_000 * stage.patience, `whole outline after ${Math.round(whole)} ms`);
    }),

  'an hour at 128 kbit/s: how much memory it takes': async (stage) => {
    const notes = join(mkdtempSync(join(stage.folder, 'case-')), 'episode.md');
    writeNotes(notes, marks);
    const preview = await startPreview(notes, stage.hour, '--stay');
    try {
      await openUnwatched(stage, preview.address, async ({ page, mostByteLength }) => {
        equal(await page.getAttribute('html', 'data-outline'), 'whole');
        const drawing = mostByteLength() / megabyte;
        await page.locator('#marks li:nth-child(5) .play-mark').click();
        await page.locator('#play', { hasText: 'Pause' }).waitFor();
        await page.waitForTimeout(1500);
        const playing = mostByteLength() / megabyte;
        const server = preview.peakByteLength() / megabyte;
        stage.note(
          `page at most ${Math.round(drawing)} MB private while it is drawn, ${Math.round(playing)} MB with playing; ` +
            `server at most ${Math.round(server)} MB`,
        );
        holds(drawing > 20, `${drawing} MB: the page was not found among the processes`);
        holds(playing < 150, `${Math.round(playing)} MB in the page`);
        holds(server < 90, `${Math.round(server)} MB in the server`);
      });
    } finally {
      await preview.stop();
    }
  },

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
        holds(shown > 17_703 && shown < 17_703 + nearestMarks, `the page is at ${shown}`);
        holds(Math.abs(within) < 1, `heard ${within.toFixed(3)} s beside`);
        await page.keyboard.press('ArrowRight');
        await page.locator('html[data-outline=whole]').waitFor({ state: 'attached', timeout: 240_000 });
      },
    ),
};

/** How long Node itself takes to start, in ms: the least of three. */
function bareNodeMs() {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return performance.now() - start;
  });
  return Math.min(...times);
}
