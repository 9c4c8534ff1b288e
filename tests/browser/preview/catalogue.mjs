// The list of the episodes of a folder, as a person sees it.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeNotes } from './episodes.mjs';
import { startPreview } from './program.mjs';
import { expectNoViolations, screenshot } from './screens.mjs';
import { equal, holds } from './stage.mjs';

const marks = [
  [0, 'Hello'],
  [21, 'Second'],
  [50, 'Third'],
];

/** A folder of a good episode, one with an error, and one without audio. */
function writeFolder(stage) {
  const folder = mkdtempSync(join(stage.folder, 'episodes-'));
  for (const [name, title] of [
    ['1-first', 'The first one'],
    ['2-wrong', '<img src=x onerror="document.title=\'owned\'">'],
  ]) {
    mkdirSync(join(folder, name));
    writeNotes(join(folder, name, 'episode.md'), marks, title);
    copyFileSync(stage.short, join(folder, name, 'episode.mp3'));
  }
  const wrong = join(folder, '2-wrong', 'episode.md');
  writeFileSync(wrong, readFileSync(wrong, 'utf8').replace('---\n', '---\nlength: 1\n'));
  writeNotes(
    join(folder, 'alone.md'),
    marks,
    'Nothing to hear yet, whatever the long title of this episode may promise',
  );
  return { folder, wrong };
}

async function withCatalogue(stage, screen, act) {
  const { folder, wrong } = writeFolder(stage);
  const catalogue = await startPreview(folder);
  const context = await stage.browser.newContext(screen);
  const trouble = [];
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', ({ message }) => trouble.push(message));
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    await page.goto(catalogue.address);
    await page.locator('html[data-checked]').waitFor();
    await act({ page, folder, wrong });
  } finally {
    await context.close();
    await catalogue.stop();
  }
  equal(trouble, []);
}

const wide = { viewport: { width: 1200, height: 700 } };
const narrow = { viewport: { width: 360, height: 780 }, colorScheme: 'dark' };

const rowsOf = (page) =>
  page.$$eval('#entries tr', (rows) =>
    rows.map((row) => [
      row.querySelector('.episode-name').textContent,
      row.querySelector('.number').textContent,
      row.querySelector('.state b').textContent,
    ]),
  );

export const catalogue = {
  'a folder is listed with the state of each episode; titles are text, and nothing is in the way': (stage) =>
    withCatalogue(stage, wide, async ({ page }) => {
      equal(await rowsOf(page), [
        ['The first one', '3', 'Good'],
        ['<img src=x onerror="document.title=\'owned\'">', '3', '1 error'],
        ['Nothing to hear yet, whatever the long title of this episode may promise', '3', 'No audio'],
      ]);
      holds(/length/i.test(await page.textContent('#entries tr:nth-child(2) .reason')), 'no reason');
      equal(await page.$$eval('main img', (all) => all.length), 0);
      holds(!(await page.title()).includes('owned'), 'a title was run');
      equal(await page.textContent('#status'), '3 episodes: 1 with errors, 1 without audio, 1 good.');
      await expectNoViolations(page);
      await screenshot(stage, page, 'catalogue');
    }),

  'the list fits a phone, in the dark': (stage) =>
    withCatalogue(stage, narrow, async ({ page }) => {
      await expectNoViolations(page);
      holds(!(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)), 'too wide');
      await screenshot(stage, page, 'catalogue-narrow');
    }),

  'the state of an episode changes in the list within a second, and the focus stays': (stage) =>
    withCatalogue(stage, wide, async ({ page, folder, wrong }) => {
      await page.locator('#entries tr:nth-child(2) a').focus();
      const start = performance.now();
      writeFileSync(wrong, readFileSync(wrong, 'utf8').replace('length: 1\n', ''));
      await page.locator('#entries tr:nth-child(2) .state', { hasText: /^Good$/ }).waitFor();
      const took = performance.now() - start;
      holds(took < 1000 * stage.patience, `${Math.round(took)} ms`);
      equal(
        await page.evaluate(() => document.activeElement.getAttribute('href')),
        await page.getAttribute('#entries tr:nth-child(2) a', 'href'),
      );
      copyFileSync(stage.short, join(folder, 'alone.mp3'));
      await page.locator('#entries tr:nth-child(3) a[href]').waitFor();
      writeNotes(join(folder, '0-new.md'), marks, 'New');
      await page.locator('#entries tr:nth-child(1)', { hasText: 'New' }).waitFor();
      equal((await rowsOf(page)).length, 4);
    }),

  'an episode is opened, heard, saved, and the list knows it when one comes back': (stage) =>
    withCatalogue(stage, wide, async ({ page, folder }) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('#marks li').first().waitFor();
      equal(await page.textContent('#title'), 'The first one');
      await page.locator('#marks li:nth-child(2) .play-mark').click();
      await page.locator('#play', { hasText: 'Pause' }).waitFor();
      await page.locator('#marks li:nth-child(3) .remove').click();
      await page.click('#save');
      await page.locator('#status', { hasText: /^Saved/ }).waitFor();
      holds(!readFileSync(join(folder, '1-first', 'episode.md'), 'utf8').includes('Third'), 'not saved');
      await page.goBack();
      await page.locator('#entries tr:nth-child(1) .number', { hasText: /^2$/ }).waitFor();
    }),
};
