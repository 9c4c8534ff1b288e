// The page where something is missing, wrong or unusual, and for a person who has only a keyboard.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectNoViolations, screenshot } from './screens.mjs';
import { changedLines, equal, holds, withPage } from './stage.mjs';

const marks = [
  [0, 'Hello'],
  [21, 'Second'],
  [23, 'A title that is much longer than the field has room for, so that its end is not to be seen in it'],
  [90, 'Last'],
];

const row = (page, number) => page.locator(`#marks > li:nth-child(${number})`);
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: one } = document;
    return `${one.className} ${one.closest('li')?.querySelector('.name').value ?? ''}`.trim();
  });
const save = async (page) => {
  await page.keyboard.press('Control+s');
  await page.locator('#status', { hasText: /^Saved/ }).waitFor();
};

export const states = {
  'notes without chapters say what to do, and get their first ones': (stage) =>
    withPage(
      stage,
      { marks: [], text: '# Episode\n\nWords.\n\n## Timestamps\n\n## Links\n', first: '#no-marks' },
      async ({ page, notes }) => {
        await page.locator('#findings-of', { hasNotText: 'Checking' }).waitFor();
        await expectNoViolations(page);
        await screenshot(stage, page, 'empty');
        for (const title of ['Start', 'More']) {
          await page.keyboard.press('n');
          await page.keyboard.type(title);
          await page.keyboard.press('Enter');
          await page.click('#outline', { position: { x: 300, y: 90 } });
        }
        equal(await page.isHidden('#no-marks'), true);
        await save(page);
        const text = readFileSync(notes, 'utf8');
        holds(/## Timestamps\n\n- \[@0:00\] - Start\n- \[@0:\d\d\] - More\n\n## Links\n$/.test(text), text);
      },
    ),

  'audio that is not audio: the marks are shown, the reason is said, nothing plays': async (stage) => {
    const audio = join(stage.folder, 'broken.mp3');
    writeFileSync(audio, 'no audio '.repeat(1000));
    await withPage(stage, { marks, audio }, async ({ page }) => {
      await page.locator('#alert', { hasText: 'cannot be played' }).waitFor();
      await page.locator('#findings .error').first().waitFor();
      equal(await page.locator('.handle, .line').count(), 0);
      equal(
        [await page.isDisabled('#play'), await row(page, 2).locator('.play-mark').isDisabled()],
        [true, true],
      );
      await expectNoViolations(page);
      await screenshot(stage, page, 'error');
    });
  },

  'a chapter file is saved into, after the page has said what it does not keep': (stage) =>
    withPage(
      stage,
      {
        marks: [],
        text: '{"version":"1.2.0","author":"Ann","chapters":[{"startTime":1,"title":"A"},{"startTime":30.5,"title":"B"}]}',
      },
      async ({ page, notes }) => {
        holds((await page.textContent('#about-saving')).includes('"author":"Ann"'), 'the loss is not said');
        await row(page, 2).locator('.time').fill('0:40.25');
        await page.keyboard.press('Enter');
        equal(await row(page, 2).locator('.written').textContent(), '0:30.500 becomes 0:40.250');
        await save(page);
        equal(JSON.parse(readFileSync(notes, 'utf8')).chapters, [
          { startTime: 1, title: 'A' },
          { startTime: 40.25, title: 'B' },
        ]);
        equal(await page.isHidden('#about-saving'), true);
      },
    ),

  'a time that is not one is told beside its field, which keeps the focus; Escape brings the old one back': (
    stage,
  ) =>
    withPage(stage, { marks }, async ({ page }) => {
      const time = row(page, 2).locator('.time');
      await time.fill('soon');
      await page.keyboard.press('Enter');
      equal(await focused(page), 'time Second');
      const told = await page.locator(`#${await time.getAttribute('aria-describedby')}`);
      holds((await told.textContent()).startsWith('Expected a time such as'), await told.textContent());
      await expectNoViolations(page);
      await screenshot(stage, page, 'wrong-time');
      await page.keyboard.press('Escape');
      equal([await time.inputValue(), await told.textContent()], ['0:21', '']);
      equal(await time.getAttribute('aria-invalid'), 'false');
    }),

  'a title that is empty, and what is the same in other words, show what is there': (stage) =>
    withPage(stage, { marks }, async ({ page }) => {
      const [time, name] = [row(page, 2).locator('.time'), row(page, 2).locator('.name')];
      for (const [input, typed, shown] of [
        [name, '', 'Second'],
        [name, '  Second ', 'Second'],
        [time, '00:21.0', '0:21'],
      ]) {
        await input.fill(typed);
        await page.keyboard.press('Enter');
        equal(await input.inputValue(), shown);
        if (typed === '')
          equal(await page.textContent('#status'), 'A mark needs a title: it is still Second.');
      }
      equal(await page.isDisabled('#save'), true);
    }),

  'the focus stays where it is: on a mark that passes another, after renaming, after removing, after undoing':
    (stage) =>
      withPage(stage, { marks }, async ({ page, notes }) => {
        const before = readFileSync(notes, 'utf8');
        await row(page, 3).locator('.play-mark').focus();
        await page.keyboard.press('PageUp');
        const [name] = await page.$$eval('#marks > li:nth-child(2) .name', (all) =>
          all.map(({ value }) => value),
        );
        holds(name.startsWith('A title'), `second is ${name}`);
        holds((await focused(page)).startsWith('play-mark A title'), await focused(page));
        await page.keyboard.press('Control+z');
        holds((await focused(page)).startsWith('play-mark A title'), await focused(page));
        await row(page, 2).locator('.name').fill('Renamed');
        await page.keyboard.press('Enter');
        equal(await focused(page), 'play-mark Renamed');
        equal(await page.textContent('#play'), 'Play');
        await row(page, 2).locator('.remove').focus();
        await page.keyboard.press('Enter');
        holds((await focused(page)).startsWith('play-mark A title'), await focused(page));
        holds(
          (await page.textContent('#status')).startsWith('Removed Renamed'),
          await page.textContent('#status'),
        );
        await save(page);
        equal(changedLines(before, readFileSync(notes, 'utf8')), [['- 0:21 - Second'], []]);
      }),

  'what is played is said, and controls are named by what they do': (stage) =>
    withPage(stage, { marks }, async ({ page }) => {
      await page.keyboard.press('j');
      await page.locator('#status', { hasText: 'Playing Hello, 0:00.' }).waitFor();
      const nameless = await page.$$eval('button, input, [role=slider]', (all) =>
        all
          .filter((one) => one.checkVisibility())
          .filter((one) => !(one.ariaLabel ?? one.labels?.[0]?.textContent ?? one.textContent).trim())
          .map((one) => one.outerHTML.slice(0, 80)),
      );
      equal(nameless, []);
      equal(await page.locator('.handle.selected').getAttribute('aria-valuetext'), '0:00');
      await screenshot(stage, page, 'focus');
    }),
};
