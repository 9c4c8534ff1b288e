// How the page looks and reads, with episodes of every kind.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadTypeScript } from '../../build/load-typescript.mjs';
import { writeNotes } from './episodes.mjs';
import { program } from './program.mjs';
import { expectNoViolations, screenshot } from './screens.mjs';
import { equal, holds, withPage } from './stage.mjs';

const { buildPng } = await loadTypeScript(new URL('../../build/pictures.ts', import.meta.url));

const marks = [
  [0, 'Hello'],
  [21, 'What the episode is about'],
  [50, 'A longer title, which has to be cut on the outline where there is no room for it'],
  [58, 'Short'],
  [90, 'Last'],
];

/** Titles that would do something, were they anything but text. */
const hostile = [
  '<img src=x onerror="document.title=\'owned\'">',
  '</script><script>document.title="owned"</script>',
  '"><svg onload=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
  'مرحبا بالعالم',
  'שלום ‏עולם',
  '👩‍👩‍👧‍👦 family 🇦🇶',
  'e\u0301\u0323 combining',
];

const screens = {
  light: { viewport: { width: 1200, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1200, height: 900 }, colorScheme: 'dark' },
  narrow: { viewport: { width: 360, height: 780 }, colorScheme: 'light' },
};

export const showing = {
  ...Object.fromEntries(
    Object.entries(screens).map(([name, screen]) => [
      `nothing is in the way of anybody (axe), and nothing moves while it loads: ${name}`,
      (stage) =>
        withPage(stage, { marks: null, ...screen }, async ({ page }) => {
          await page.locator('#findings-of', { hasNotText: 'Checking' }).waitFor();
          const shift = await page.evaluate(
            () =>
              new Promise((resolve) => {
                let sum = 0;
                new PerformanceObserver((list) => {
                  for (const { value, hadRecentInput } of list.getEntries())
                    if (!hadRecentInput) sum += value;
                }).observe({ type: 'layout-shift', buffered: true });
                setTimeout(() => resolve(sum), 200);
              }),
          );
          holds(shift < 0.1, `layout shift of ${shift}`);
          await page.locator('#marks li:nth-child(3) .name').click();
          await page.click('#outline', { position: { x: 120, y: 90 } });
          await page.locator('#title').click();
          await screenshot(stage, page, name);
          await expectNoViolations(page);
          const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          holds(!isWide, 'the page is wider than the window');
        }),
    ]),
  ),

  'the picture of a chapter is shown beside it, and changes with the notes': (stage) =>
    withPage(
      stage,
      {
        marks,
        text: '0:00 Hello\n![](a.png)\n\n0:21 Without\n\n0:50 Last\n',
        files: { 'a.png': buildPng(12), 'b.png': buildPng(34, 17) },
      },
      async ({ page, notes }) => {
        const width = () =>
          page.locator('#marks li:nth-child(1) .picture').evaluate((image) => image.naturalWidth);
        await page.locator('#marks li:nth-child(1) .picture').waitFor();
        equal(await width(), 12);
        equal(await page.locator('#marks li .picture:visible').count(), 1);
        await expectNoViolations(page);
        writeFileSync(notes, readFileSync(notes, 'utf8').replace('a.png', 'b.png'));
        await page.waitForFunction(() => document.querySelector('#marks .picture')?.naturalWidth === 34);
      },
    ),

  'dialogs have nothing in the way of anybody either': (stage) =>
    withPage(stage, { marks }, async ({ page }) => {
      await page.click('#keys');
      await expectNoViolations(page);
      await page.keyboard.press('Escape');
      await page.click('#embed');
      await page.locator('#embedded[open]').waitFor();
      await expectNoViolations(page);
    }),

  'titles are text, whatever they hold': (stage) =>
    withPage(
      stage,
      { marks: hostile.map((title, index) => [index * 12, title]) },
      async ({ page, notes }) => {
        const { marks: read } = await page.evaluate(async () => (await (await fetch('state')).json()).notes);
        equal(
          await page.$$eval('#marks .name', (inputs) => inputs.map(({ value }) => value)),
          read.map(({ title }) => title),
        );
        const own = hostile[0];
        const before = readFileSync(notes, 'utf8');
        const name = page.locator('#marks li:nth-child(5) .name');
        await name.fill(own);
        await name.press('Enter');
        // Labels are written once a frame.
        await page.locator('.handle .label').filter({ hasText: own }).first().waitFor({ state: 'attached' });
        equal(
          await page.$$eval(
            'main img:not(.picture[hidden]), main svg:not(.icon), main script',
            (all) => all.length,
          ),
          0,
        );
        holds(!(await page.title()).includes('owned'), 'a title was run');
        equal(
          await page.$eval('#marks li:nth-child(6) .name', (input) => getComputedStyle(input).direction),
          'rtl',
        );
        await page.click('#save');
        await page
          .locator('#status, #alert', { hasText: /^Saved|^Nothing was saved/ })
          .first()
          .waitFor();
        // Either the title came into the notes as it is, or nothing did and the page says so.
        const { notes: saved } = await page.evaluate(async () => (await fetch('state')).json());
        const isSaved = (await page.textContent('#status')).startsWith('Saved');
        equal(isSaved ? saved.marks[4].title : readFileSync(notes, 'utf8'), isSaved ? own : before);
      },
    ),

  'findings of check stand at their marks, and the rules of platforms by platform': (stage) =>
    withPage(
      stage,
      {
        marks: [
          [0, 'Hello'],
          [50, 'Back'],
          [40, 'Forth'],
          [115, 'Past'],
        ],
      },
      async ({ page }) => {
        await page.locator('.mark-findings .finding').first().waitFor();
        const found = await page.locator('li.mark:has(.name) .mark-findings').allTextContents();
        holds(
          found.some((text) => /order|earlier|before/i.test(text)),
          JSON.stringify(found),
        );
        const platforms = await page.locator('.platform h3').allTextContents();
        holds(platforms.includes('Spotify') && platforms.includes('YouTube'), platforms.join());
      },
    ),

  '500 marks can be scrolled, selected, moved and saved': (stage) =>
    withPage(
      stage,
      { marks: Array.from({ length: 500 }, (_, index) => [index * 7, `Mark ${index}`]), audio: stage.hour },
      async ({ page, shownMs }) => {
        holds(shownMs < 2000 * stage.patience, `shown after ${Math.round(shownMs)} ms`);
        const start = performance.now();
        await page.locator('#marks li:nth-child(400) .name').click();
        await page.keyboard.press('Enter');
        for (let count = 0; count < 10; count += 1) await page.keyboard.press('ArrowRight');
        const perKey = (performance.now() - start) / 10;
        holds(perKey < 100 * stage.patience, `${Math.round(perKey)} ms per key`);
        equal(await page.locator('#marks li:nth-child(400) .time').inputValue(), '46:34');
        await page.click('#save');
        await page.locator('#status', { hasText: /^Saved/ }).waitFor();
      },
    ),
};

/** The page to share, opened from the disk. */
export const sharing = {
  'the page to share works from the disk: outline, chapters, playing, nothing in the way': async (stage) => {
    const folder = mkdtempSync(join(stage.folder, 'shared-'));
    const [notes, audio, output] = ['notes.md', 'audio.mp3', 'page.html'].map((name) => join(folder, name));
    copyFileSync(stage.short, audio);
    writeNotes(notes, [...marks.slice(0, 4), [90, '&lt;img src=x onerror=alert(1)&gt;']], hostile[1]);
    const run = spawnSync(process.execPath, [program, 'preview', notes, audio, '--html', output], {
      encoding: 'utf8',
    });
    equal([run.status, run.stderr], [0, '']);
    holds(statSync(output).size < 300_000, `${statSync(output).size} bytes`);
    const context = await stage.browser.newContext({ viewport: { width: 360, height: 780 } });
    try {
      const page = await context.newPage();
      const trouble = [];
      page.on('pageerror', ({ message }) => trouble.push(message));
      page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
      await page.goto(pathToFileURL(output).href);
      equal(await page.textContent('#title'), hostile[1]);
      const names = await page.locator('#marks .name').allTextContents();
      equal([names.length, names[4]], [5, '<img src=x onerror=alert(1)>']);
      await page.locator('#outline canvas').first().waitFor();
      const dots = await page.locator('#outline [part=canvases] canvas').evaluateAll(([canvas]) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return data.filter((value, index) => index % 4 === 3 && value > 60).length;
      });
      holds(dots > 1000, `the outline has ${dots} dots`);
      equal(await page.locator('#outline .line').count(), 5);
      await page.click('#marks li:nth-child(3) button');
      await page.waitForFunction(() => document.getElementById('audio').currentTime > 50.2);
      equal(await page.getAttribute('#marks li:nth-child(3)', 'aria-current'), 'true');
      await expectNoViolations(page);
      equal(trouble, []);
    } finally {
      await context.close();
    }
  },
};
