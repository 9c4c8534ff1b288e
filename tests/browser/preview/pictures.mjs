// What a person does with pictures of chapters in the page.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadTypeScript } from '../../build/load-typescript.mjs';
import { expectNoViolations } from './screens.mjs';
import { changedLines, equal, withPage } from './stage.mjs';

const { buildPng } = await loadTypeScript(new URL('../../build/pictures.ts', import.meta.url));

const text = '# Show\n\n- 0:00 Hello\n- 0:21 Second\n  ![](b.png)\n- 0:50 Third\n';
const files = { 'a.png': buildPng(12), 'b.png': buildPng(34, 17) };

const row = (page, number) => page.locator(`#marks > li:nth-child(${number})`);
const widthOf = (page, number) =>
  row(page, number)
    .locator('.picture')
    // An image has its place on the page before it has come.
    .evaluate((image) => image.decode().then(() => image.naturalWidth));
const save = async (page) => {
  await page.click('#save');
  await page.locator('#status', { hasText: /^Saved/ }).waitFor();
};

export const pictures = {
  'a picture is chosen by keys alone, shown at once, undone, and saved as one line': (stage) =>
    withPage(stage, { text, files }, async ({ page, notes }) => {
      const before = readFileSync(notes, 'utf8');
      await row(page, 1).locator('.name').focus();
      await row(page, 1).locator('.set-picture').focus();
      await page.keyboard.press('Enter');
      await page.locator('#picture-dialog[open]').waitFor();
      equal(await page.textContent('#picture-heading'), 'Picture of Hello');
      await page.locator('#pictures button').nth(1).waitFor();
      equal(await page.$$eval('#pictures span', (all) => all.map((one) => one.textContent)), [
        'a.png',
        'b.png',
      ]);
      await expectNoViolations(page);
      await page.locator('#pictures button').first().focus();
      await page.keyboard.press('Enter');
      await row(page, 1).locator('.picture').waitFor();
      equal(await widthOf(page, 1), 12);
      equal(await row(page, 1).locator('.written').textContent(), 'picture: a.png');
      equal(await page.evaluate(() => document.activeElement.className.includes('set-picture')), true);
      await page.keyboard.press('Control+z');
      await row(page, 1).locator('.picture').waitFor({ state: 'hidden' });
      equal(await page.isDisabled('#save'), true);
      await page.keyboard.press('Control+Shift+Z');
      await save(page);
      equal(changedLines(before, readFileSync(notes, 'utf8')), [[], ['  ![](a.png)']]);
      equal(await widthOf(page, 1), 12);
    }),

  'a picture is changed and taken away, and one that is removed with its chapter leaves no line': (stage) =>
    withPage(stage, { text, files }, async ({ page, notes }) => {
      await row(page, 2).locator('.picture').waitFor();
      await row(page, 2).locator('.name').click();
      await page.locator('#title').click();
      await page.keyboard.press('i');
      await page.locator('#pictures button', { hasText: 'a.png' }).click();
      await save(page);
      equal(readFileSync(notes, 'utf8'), text.replace('b.png', 'a.png'));
      await row(page, 2).locator('.set-picture').click();
      await page.click('#no-picture');
      equal(await row(page, 2).locator('.written').textContent(), 'the picture will be removed');
      await save(page);
      equal(readFileSync(notes, 'utf8'), text.replace('  ![](b.png)\n', ''));
      await row(page, 2).locator('.set-picture').click();
      await page.locator('#pictures button', { hasText: 'b.png' }).click();
      await save(page);
      equal(readFileSync(notes, 'utf8'), text);
      await row(page, 2).locator('.remove').click();
      await save(page);
      equal(readFileSync(notes, 'utf8'), text.replace('- 0:21 Second\n  ![](b.png)\n', ''));
    }),

  'a file is copied beside the notes, by the form and by dropping it on a chapter': (stage) =>
    withPage(stage, { text, files }, async ({ page, notes }) => {
      const folder = dirname(notes);
      const own = buildPng(21);
      await row(page, 3).locator('.set-picture').click();
      await page.setInputFiles('#picture-file', { name: 'my cover.png', mimeType: 'image/png', buffer: own });
      await row(page, 3).locator('.picture').waitFor();
      equal(await widthOf(page, 3), 21);
      equal(readFileSync(join(folder, 'my-cover.png')).equals(own), true);
      const dropped = buildPng(23).toString('base64');
      await row(page, 1).evaluate((target, base64) => {
        const dataTransfer = new DataTransfer();
        const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], 'a.png', { type: 'image/png' }));
        for (const type of ['dragover', 'drop'])
          target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }, dropped);
      await row(page, 1).locator('.picture').waitFor();
      equal(await widthOf(page, 1), 23);
      await save(page);
      equal(
        readFileSync(notes, 'utf8'),
        text.replace('Hello\n', 'Hello\n  ![](a-2.png)\n').replace('Third\n', 'Third\n  ![](my-cover.png)\n'),
      );
      equal(readFileSync(join(folder, 'a.png')).equals(files['a.png']), true);
    }),

  'a file that is not a picture is refused with the reason, and nothing is written': (stage) =>
    withPage(stage, { text, files }, async ({ page, notes }) => {
      // The list of pictures comes after the reason, and leaves it where it is.
      const afterReason = async (route) => {
        await page.locator('#picture-note', { hasText: /SVG/ }).waitFor();
        await route.continue();
      };
      await page.route(/\/pictures$/, afterReason, { times: 1 });
      await row(page, 1).locator('.set-picture').click();
      const buffer = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
      await page.setInputFiles('#picture-file', { name: 'x.png', mimeType: 'image/png', buffer });
      await page.locator('#picture-note', { hasText: /SVG/ }).waitFor();
      await page.locator('#pictures button').first().waitFor();
      equal(/SVG/.test(await page.textContent('#picture-note')), true);
      await page.click('#leave-picture');
      equal(
        readdirSync(dirname(notes)).filter((name) => name.startsWith('x')),
        [],
      );
      equal(await page.isDisabled('#save'), true);
    }),
};
