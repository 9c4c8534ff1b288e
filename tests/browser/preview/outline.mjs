// What the outline shows: what is loud and what is quiet where they are heard, whole and zoomed.
import { equal, holds, withPage } from './stage.mjs';

const marks = [
  [0, 'Hello'],
  [57, 'Middle'],
  [90, 'Last'],
];

/** The pauses of the short episode end at 0:20, 0:40, …; these moments are in one, and beside one. */
const [quiet, loud] = [39.7, 37];

export const outlining = {
  'the outline shows what is loud and what is quiet where they are, whole and zoomed': (stage) =>
    withPage(stage, { marks }, async ({ page }) => {
      for (const box of ['#outline', '#overview']) await expectShape(page, box);
      await page.locator('#marks li:nth-child(2) .name').click();
      for (let count = 0; count < 3; count += 1) await page.click('#zoom-in');
      await expectShape(page, '#outline');
      const { from, to } = await viewOf(page);
      holds(to - from < 20_000 && from < 57_000 && to > 57_000, `${from} to ${to} is in view`);
      equal(await page.locator('#outline .line').count(), 3);
    }),

  'the wheel zooms around what is under the pointer, and moves the view': (stage) =>
    withPage(stage, { marks }, async ({ page }) => {
      const box = await page.locator('#outline').boundingBox();
      await page.mouse.move(box.x + (box.width * loud) / 120, box.y + 90);
      await page.keyboard.down('Control');
      for (let count = 0; count < 10; count += 1) await page.mouse.wheel(0, -100);
      await page.keyboard.up('Control');
      await expectShape(page, '#outline');
      const near = await viewOf(page);
      const under = near.from + ((near.to - near.from) * loud) / 120;
      holds(Math.abs(under - loud * 1000) < 150, `${under} ms is under the pointer`);
      for (let count = 0; count < 5; count += 1) await page.mouse.wheel(500, 0);
      await page.waitForFunction(
        (before) => Number(document.getElementById('outline').dataset.fromMs) > before + 30_000,
        near.from,
      );
      const there = await viewOf(page);
      holds(
        (await heightAt(page, '#outline', (there.from + there.to) / 2000)) > 0,
        'nothing is drawn where it was moved to',
      );
      await page.keyboard.press('0');
      await expectShape(page, '#outline');
    }),

  'what is played stays in a zoomed view': (stage) =>
    withPage(stage, { marks }, async ({ page }) => {
      await page.locator('#marks li:nth-child(2) .name').click();
      for (let count = 0; count < 6; count += 1) await page.click('#zoom-in');
      const { to } = await viewOf(page);
      await page.locator('#marks li:nth-child(2) .play-mark').click();
      await page.waitForFunction(
        (before) => Number(document.getElementById('outline').dataset.toMs) > before + 500,
        to,
      );
      const [position, view] = [Number(await page.getAttribute('#position', 'data-ms')), await viewOf(page)];
      holds(position >= view.from && position <= view.to, `${position} is played, ${JSON.stringify(view)}`);
    }),

  'the outline takes the colors of the dark, and keeps its shape': (stage) =>
    withPage(stage, { marks }, async ({ page }) => {
      const light = await colorOf(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      const start = performance.now();
      while ((await colorOf(page)) === light)
        holds(performance.now() - start < 2000, `it stays ${light} in the dark`);
      await expectShape(page, '#outline');
    }),
};

async function expectShape(page, box) {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const { from, to } = box === '#outline' ? await viewOf(page) : { from: 0, to: 120_000 };
  const within = [quiet, quiet + 20, quiet + 40].filter(
    (second) => second * 1000 > from && second * 1000 < to,
  );
  for (const second of within) {
    const heights = [await heightAt(page, box, second), await heightAt(page, box, second - quiet + loud)];
    holds(
      heights[0] > 0 && heights[0] < 0.1 && (heights[1] > 0.3 || (second - quiet + loud) * 1000 < from),
      `${box}: ${second} s is ${heights[0]} high, and what is loud ${heights[1]}`,
    );
  }
  holds(within.length > 0, `no pause is in view: ${from} to ${to}`);
}

/** What is in view, in ms. */
export async function viewOf(page) {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const { fromMs, toMs } = await page.$eval('#outline', ({ dataset }) => ({ ...dataset }));
  return { from: Number(fromMs), to: Number(toMs) };
}

/** How much of the height is painted at a moment, 0 to 1; 0 where nothing is drawn. */
export async function heightAt(page, box, seconds) {
  const { from, to } = box === '#outline' ? await viewOf(page) : { from: 0, to: 120_000 };
  const frame = await page.locator(box).boundingBox();
  const x = frame.x + ((seconds * 1000 - from) / (to - from)) * frame.width;
  return page.locator(`${box} [part=canvases] canvas`).evaluateAll((all, at) => {
    for (const canvas of all) {
      const { left, right, width } = canvas.getBoundingClientRect();
      if (at < left || at >= right) continue;
      const column = Math.floor(((at - left) / width) * canvas.width);
      const { data } = canvas.getContext('2d').getImageData(column, 0, 1, canvas.height);
      return data.filter((value, index) => index % 4 === 3 && value > 60).length / canvas.height;
    }
    return 0;
  }, x);
}

async function colorOf(page) {
  return page.locator('#outline [part=canvases] canvas').evaluateAll(([canvas]) => {
    const { data } = canvas.getContext('2d').getImageData(40, Math.floor(canvas.height / 2), 1, 1);
    return [...data].join();
  });
}
