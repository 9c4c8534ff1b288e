// How the page looks and reads, with episodes of every kind.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { equal, holds, withPage } from './stage.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
          if (stage.screenshots !== null) {
            await page.locator('#title').click();
            await page.screenshot({ path: join(stage.screenshots, `preview-${name}.png`) });
          }
          await expectNoViolations(page);
          const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          holds(!isWide, 'the page is wider than the window');
        }),
    ]),
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
        const name = page.locator('#marks li:nth-child(5) .name');
        await name.fill(own);
        await name.press('Enter');
        const labels = await page.$$eval('.handle .label', (all) => all.map((one) => one.textContent));
        holds(labels.includes(own), 'the label does not hold the title as text');
        equal(await page.$$eval('main img, main svg, main script', (all) => all.length), 0);
        holds(!(await page.title()).includes('owned'), 'a title was run');
        equal(
          await page.$eval('#marks li:nth-child(6) .name', (input) => getComputedStyle(input).direction),
          'rtl',
        );
        await page.click('#save');
        await page
          .locator('#status, #alert', { hasText: /^Saved|^Nothing is saved/ })
          .first()
          .waitFor();
        holds(
          readFileSync(notes, 'utf8').includes('مرحبا') !== true || (await page.textContent('#alert')) !== '',
          'neither saved nor said why',
        );
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
        holds(shownMs < 4000, `shown after ${Math.round(shownMs)} ms`);
        const start = performance.now();
        await page.locator('#marks li:nth-child(400) .name').click();
        await page.keyboard.press('Enter');
        for (let count = 0; count < 10; count += 1) await page.keyboard.press('ArrowRight');
        const perKey = (performance.now() - start) / 10;
        holds(perKey < 250, `${Math.round(perKey)} ms per key`);
        equal(await page.locator('#marks li:nth-child(400) .time').inputValue(), '46:34');
        await page.click('#save');
        await page.locator('#status', { hasText: /^Saved/ }).waitFor();
      },
    ),
};

async function expectNoViolations(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html.slice(0, 120))
          .slice(0, 3)
          .join(' | ')}`,
    );
  });
  holds(violations.length === 0, violations.join('\n'));
}
