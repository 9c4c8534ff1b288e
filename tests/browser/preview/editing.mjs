// What a person does with marks in the page, and what of it comes into the notes.
import { readFileSync, writeFileSync } from 'node:fs';
import { changedLines, equal, holds, withPage } from './stage.mjs';

const marks = [
  [0, 'Hello'],
  [21, 'Second'],
  [50, 'Third'],
  [90, 'Last'],
];

const row = (page, number) => page.locator(`#marks > li:nth-child(${number})`);
const save = async (page) => {
  await page.click('#save');
  await page.locator('#status', { hasText: /^Saved/ }).waitFor();
};
const titles = (page) => page.$$eval('#marks .name', (inputs) => inputs.map(({ value }) => value));
const times = (page) => page.$$eval('#marks .time', (inputs) => inputs.map(({ value }) => value));

export const editing = {
  'dragging a mark on the outline moves it, and saving changes its line alone': (stage) =>
    withPage(stage, { marks }, async ({ page, notes }) => {
      const before = readFileSync(notes, 'utf8');
      await drag(page, 'Second', 35);
      const [, moved] = await times(page);
      holds(/^0:3[45]/.test(moved), `dragged to 0:35, the page shows ${moved}`);
      const [said] = await page.$$eval('.written', (all) =>
        all.map((one) => one.textContent).filter(Boolean),
      );
      holds(/^0:21 becomes 0:3[456]$/.test(said), `the page says: ${said}`);
      await save(page);
      const after = said.replace(/^.* becomes /, '');
      equal(changedLines(before, readFileSync(notes, 'utf8')), [
        ['- 0:21 - Second'],
        [`- ${after} - Second`],
      ]);
    }),

  'dragging in a zoomed outline is exact': (stage) =>
    withPage(stage, { marks }, async ({ page }) => {
      await row(page, 3).locator('.name').click();
      for (let count = 0; count < 5; count += 1) await page.click('#zoom-in');
      await drag(page, 'Third', 51.2);
      await nextFrame(page);
      const ms = Number(await handle(page, 'Third').getAttribute('aria-valuenow'));
      holds(Math.abs(ms - 51_200) < 30, `dragged to 51.2 s, landed at ${ms} ms`);
    }),

  'renaming, adding and removing change exactly these lines': (stage) =>
    withPage(stage, { marks }, async ({ page, notes }) => {
      const before = readFileSync(notes, 'utf8');
      await row(page, 2).locator('.name').fill('Another *title*');
      await row(page, 2).locator('.name').press('Enter');
      await row(page, 4).locator('.remove').click();
      await page.click('#outline', { position: await placeOf(page, 70) });
      await page.click('#add');
      await page.keyboard.type('Brand new');
      await page.keyboard.press('Enter');
      equal(await titles(page), ['Hello', 'Another *title*', 'Third', 'Brand new']);
      await save(page);
      const [gone, came] = changedLines(before, readFileSync(notes, 'utf8'));
      equal(gone, ['- 0:21 - Second', '- 1:30 - Last']);
      holds(came.length === 2 && /^- 1:(?:09|10|11) - Brand new$/.test(came[1]), JSON.stringify(came));
      holds(/^- 0:21 - Another \\?\*title\\?\*$/.test(came[0]), JSON.stringify(came));
      equal(await titles(page), ['Hello', 'Another *title*', 'Third', 'Brand new']);
    }),

  'undo and redo go through every step, and what is undone is not saved': (stage) =>
    withPage(stage, { marks }, async ({ page }) => {
      await row(page, 1).locator('.name').fill('One');
      await row(page, 1).locator('.name').press('Enter');
      await row(page, 2).locator('.remove').click();
      equal(await titles(page), ['One', 'Third', 'Last']);
      await page.keyboard.press('Control+z');
      equal(await titles(page), ['One', 'Second', 'Third', 'Last']);
      await page.keyboard.press('Control+z');
      equal(await titles(page), ['Hello', 'Second', 'Third', 'Last']);
      equal(await page.isDisabled('#save'), true);
      await page.keyboard.press('Control+Shift+Z');
      equal(await titles(page), ['One', 'Second', 'Third', 'Last']);
      equal(await page.isDisabled('#redo'), false);
    }),

  'a time is typed, and what is not one is refused with a reason': (stage) =>
    withPage(stage, { marks }, async ({ page }) => {
      const time = row(page, 2).locator('.time');
      await time.fill('0:25.4');
      await time.press('Enter');
      equal((await times(page))[1], '0:25.400');
      equal(await row(page, 2).locator('.written').textContent(), '0:21 becomes 0:25');
      await time.fill('soon');
      await time.press('Enter');
      equal(await time.getAttribute('aria-invalid'), 'true');
      equal((await page.$$eval('#marks li', (all) => all.length)) === 4, true);
    }),

  'a mark snaps to the end of the next pause': (stage) =>
    withPage(stage, { marks }, async ({ page }) => {
      await row(page, 2).locator('.name').click();
      await page.click('#snap');
      await nextFrame(page);
      const ms = Number(await handle(page, 'Second').getAttribute('aria-valuenow'));
      const said = await page.textContent('#status');
      holds(Math.abs(ms - 40_000) < 80, `the pause ends at 40 s, the mark is at ${ms} ms: ${said}`);
    }),

  'everything works by keys alone': (stage) =>
    withPage(stage, { marks }, async ({ page, notes }) => {
      const before = readFileSync(notes, 'utf8');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      equal(await page.locator('li.selected .name').inputValue(), 'Second');
      await page.locator('#play', { hasText: 'Pause' }).waitFor();
      await page.keyboard.press('Space');
      await page.locator('#play', { hasText: 'Play' }).waitFor();
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('PageDown');
      for (let count = 0; count < 10; count += 1) await page.keyboard.press('ArrowRight');
      equal((await times(page))[1], '0:28');
      await page.keyboard.press('e');
      await page.keyboard.type('By keys');
      await page.keyboard.press('Enter');
      await page.keyboard.press('j');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Control+s');
      await page.locator('#status', { hasText: /^Saved/ }).waitFor();
      const [gone, came] = changedLines(before, readFileSync(notes, 'utf8'));
      equal([gone, came], [['- 0:21 - Second', '- 0:50 - Third'], ['- 0:28 - By keys']]);
    }),

  'every control is reached by Tab, and shows that it has the focus': (stage) =>
    withPage(stage, { marks }, async ({ page }) => {
      const reached = new Set();
      for (let count = 0; count < 60; count += 1) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(() => {
          const { activeElement: one } = document;
          const { outlineStyle } = getComputedStyle(one);
          return { id: one.id || one.className, outlineStyle };
        });
        if (focused.id !== '') holds(focused.outlineStyle !== 'none', `no outline on ${focused.id}`);
        reached.add(focused.id);
      }
      for (const id of ['embed', 'play', 'zoom-in', 'add', 'play-mark', 'time', 'name', 'remove'])
        holds(reached.has(id), `Tab does not reach ${id}: ${[...reached].join(', ')}`);
    }),

  'notes that are saved in an editor appear within a second': (stage) =>
    withPage(stage, { marks }, async ({ page, notes }) => {
      const start = performance.now();
      writeFileSync(notes, readFileSync(notes, 'utf8').replace('Second', 'Typed elsewhere'));
      await page.waitForFunction(
        () => document.querySelector('#marks li:nth-child(2) .name').value === 'Typed elsewhere',
      );
      holds(performance.now() - start < 1000, `${Math.round(performance.now() - start)} ms`);
      equal(await page.isDisabled('#save'), true);
    }),

  'an mp3 that is exported anew is read again': (stage) =>
    withPage(stage, { marks }, async ({ page, audio }) => {
      const bytes = readFileSync(audio);
      const was = await page.textContent('#duration');
      writeFileSync(audio, bytes.subarray(0, Math.floor(bytes.length / 2)));
      await page.waitForFunction((before) => document.getElementById('duration').textContent !== before, was);
      holds(
        (await page.textContent('#status')).startsWith('The audio was changed'),
        await page.textContent('#status'),
      );
    }),

  'notes that change under changes of the page are shown in three versions, and nothing is lost': (stage) =>
    withPage(stage, { marks }, async ({ page, notes }) => {
      await row(page, 2).locator('.name').fill('Mine');
      await row(page, 2).locator('.name').press('Enter');
      await row(page, 4).locator('.name').fill('Mine too');
      await row(page, 4).locator('.name').press('Enter');
      const theirs = readFileSync(notes, 'utf8')
        .replace('- Third', '- Theirs')
        .replace('- Last', '- Theirs too');
      writeFileSync(notes, theirs);
      await page.locator('#conflict[open]').waitFor();
      const rows = await page.$$eval('#conflict-rows tr', (all) =>
        all.map(({ cells }) => [...cells].map((cell) => cell.textContent)),
      );
      equal(rows, [
        ['0:21 Second', '0:21 Mine', '0:21 Second'],
        ['0:50 Third', '0:50 Third', '0:50 Theirs'],
        ['1:30 Last', 'Both changed it: 1:30 Mine too', '1:30 Theirs too'],
      ]);
      equal(readFileSync(notes, 'utf8'), theirs);
      await page.click('#keep-mine');
      equal(await titles(page), ['Hello', 'Mine', 'Theirs', 'Mine too']);
      await save(page);
      equal(changedLines(theirs, readFileSync(notes, 'utf8')), [
        ['- 0:21 - Second', '- 1:30 - Theirs too'],
        ['- 0:21 - Mine', '- 1:30 - Mine too'],
      ]);
    }),

  'of two pages, the second is shown what the first has saved': (stage) =>
    withPage(stage, { marks }, async ({ page, notes, address, browser }) => {
      const other = await (await browser.newContext()).newPage();
      await other.goto(address);
      await other.locator('#marks li').first().waitFor();
      for (const [one, title] of [
        [page, 'From one'],
        [other, 'From two'],
      ]) {
        await row(one, 2).locator('.name').fill(title);
        await row(one, 2).locator('.name').press('Enter');
      }
      await save(page);
      const saved = readFileSync(notes, 'utf8');
      await other.locator('#conflict[open]').waitFor();
      equal(readFileSync(notes, 'utf8'), saved);
      await other.click('#take-theirs');
      equal((await titles(other))[1], 'From one');
      await other.context().close();
    }),

  'the chapters are written into the mp3, and the page shows what the command line shows': (stage) =>
    withPage(stage, { marks }, async ({ page, audio }) => {
      const before = readFileSync(audio).length;
      await page.click('#embed');
      await page.locator('#embedded[open]').waitFor();
      holds(
        /4 chapters/.test(await page.textContent('#embedded-text')),
        await page.textContent('#embedded-text'),
      );
      holds(readFileSync(audio).length > before, 'the mp3 has not grown');
      await page.keyboard.press('Escape');
      // By then the page would have been told that the file has changed.
      await page.waitForTimeout(1000);
      equal(await page.textContent('#status'), 'The chapters are in the mp3.');
    }),

  'with --embed, saving writes the mp3 too, and the page plays the new one': (stage) =>
    withPage(stage, { marks, args: ['--embed'] }, async ({ page, audio }) => {
      const before = readFileSync(audio).length;
      await row(page, 2).locator('.name').fill('Another');
      await page.keyboard.press('Enter');
      await save(page);
      await page.locator('#embedded[open]').waitFor();
      holds(readFileSync(audio).length > before, 'the mp3 has not grown');
      await page.keyboard.press('Escape');
      await page.waitForTimeout(1000);
      equal(await page.textContent('#status'), 'Saved, and written into the mp3.');
      await page.keyboard.press('j');
      await page.locator('#play', { hasText: 'Pause' }).waitFor();
      equal(await page.textContent('#alert'), '');
    }),
};

function handle(page, title) {
  return page.locator(`.handle[aria-label=${JSON.stringify(`Start of ${title}`)}]`);
}

/** Where a moment is on the outline. */
async function placeOf(page, seconds) {
  return page.evaluate((ms) => {
    const outline = document.getElementById('outline');
    const [from, to] = [Number(outline.dataset.fromMs), Number(outline.dataset.toMs)];
    return { x: ((ms - from) / (to - from)) * outline.clientWidth, y: outline.clientHeight / 2 };
  }, seconds * 1000);
}

/** The outline is drawn once a frame. */
async function nextFrame(page) {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

async function drag(page, title, seconds) {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const box = await handle(page, title).boundingBox();
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const outline = await page.locator('#outline').boundingBox();
  const to = { x: outline.x + (await placeOf(page, seconds)).x, y: from.y };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}
