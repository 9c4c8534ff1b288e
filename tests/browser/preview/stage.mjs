// What the cases of the preview share: a page that shows an episode, and ways to say what does not hold.
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { writeNotes } from './episodes.mjs';
import { listenIn } from './hear.mjs';
import { startPreview } from './program.mjs';

const sample = (ending) => fileURLToPath(new URL(`../../../samples/episode.${ending}`, import.meta.url));

/**
 * Opens an episode in a page of its own, does something, and holds that nothing went wrong in the page meanwhile.
 *
 * @param stage the browser, the folder, and the audio that is copied unless `audio` names another; where `marks` is null, the
 *   sample episode of the package is opened; `text` is what the notes hold instead of marks; `files` stand beside
 *   them; `first` is what has to be seen
 */
export async function withPage(
  stage,
  { marks, title, text, files = {}, audio, viewport, colorScheme, args = [], first = '#marks li' },
  act,
) {
  const folder = mkdtempSync(join(stage.folder, 'case-'));
  const notes = join(folder, 'episode.md');
  const path = audio ?? join(folder, 'episode.mp3');
  if (audio === undefined) copyFileSync(marks === null ? sample('mp3') : stage.short, path);
  if (marks === null) copyFileSync(sample('md'), notes);
  else if (text === undefined) writeNotes(notes, marks, title);
  else writeFileSync(notes, text);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const preview = await startPreview(notes, path, ...args);
  const context = await stage.browser.newContext({
    viewport: viewport ?? { width: 1200, height: 900 },
    colorScheme: colorScheme ?? 'light',
    reducedMotion: 'reduce',
  });
  const trouble = [];
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', ({ message }) => trouble.push(message));
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    await listenIn(page);
    const openedAt = performance.now();
    await page.goto(preview.address);
    await page.locator(first).first().waitFor();
    const shownMs = performance.now() - openedAt;
    if (audio === undefined) await page.locator('html[data-outline=whole]').waitFor();
    await act({
      page,
      notes,
      audio: path,
      address: preview.address,
      preview,
      browser: stage.browser,
      openedAt,
      shownMs,
    });
  } finally {
    await context.close();
    await preview.stop();
  }
  // A conflict, an audio that was exchanged and a file that is not a picture are answered with errors of HTTP, which the browser logs.
  const unexpected = trouble.filter((text) => !/status of 4(?:09|12|15|16)/.test(text));
  holds(unexpected.length === 0, `in the page: ${unexpected.join('; ')}`);
}

/** @throws Error with the message where something does not hold */
export function holds(condition, message) {
  if (!condition) throw new Error(message);
}

/** @throws Error with both where they differ */
export function equal(found, expected) {
  holds(
    isDeepStrictEqual(found, expected),
    `found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`,
  );
}

/** The lines that went and those that came, in order; all others must be as before. */
export function changedLines(before, after) {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const gone = old.filter((line) => !now.includes(line));
  const came = now.filter((line) => !old.includes(line));
  const rest = (lines, without) => lines.filter((line) => !without.includes(line)).join('\n');
  holds(rest(old, gone) === rest(now, came), 'lines that should stay have moved or changed');
  return [gone, came];
}
