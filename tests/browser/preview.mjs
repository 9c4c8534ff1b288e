#!/usr/bin/env node
// Does in a real Chromium what a person does in the preview, and holds the notes and what is heard against it.
//
//   node tests/browser/preview.mjs [--only WORDS] [--screenshots DIR] [--patience 3] [--hours DIR]
//
// `--only` runs the cases whose name holds the words. `--patience` multiplies the times that are allowed, for a busy machine. `--hours`
// takes the audio of an hour from DIR, and puts it there the first time.
// Exit 1 when a case fails.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChromium } from './chromium.mjs';
import { catalogue } from './preview/catalogue.mjs';
import { editing } from './preview/editing.mjs';
import { makeHours, makeLong, makeShort } from './preview/episodes.mjs';
import { measuring } from './preview/measuring.mjs';
import { outlining } from './preview/outline.mjs';
import { pictures } from './preview/pictures.mjs';
import { sharing, showing } from './preview/showing.mjs';
import { states } from './preview/states.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    screenshots: { type: 'string' },
    patience: { type: 'string', default: '1' },
    hours: { type: 'string' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'chapterize-preview-'));
const cases = Object.entries({
  ...editing,
  ...outlining,
  ...pictures,
  ...showing,
  ...states,
  ...sharing,
  ...catalogue,
  ...measuring,
}).filter(([name]) => new RegExp(values.only).test(name));
const browser = await startChromium();
try {
  process.exitCode = await run();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function run() {
  const hours = values.hours ?? folder;
  const stage = {
    browser,
    folder,
    hours,
    short: join(folder, 'short.mp3'),
    hour: join(hours, 'cbr.mp3'),
    long: join(folder, 'long.mp3'),
    screenshots: values.screenshots ?? null,
    patience: Number(values.patience),
    note: (words) => console.log(`      ${words}`),
  };
  if (stage.screenshots !== null) mkdirSync(stage.screenshots, { recursive: true });
  makeShort(stage.short);
  if (cases.some(([, act]) => /stage\.(?:hour|long)/.test(String(act)))) {
    await makeHours(hours);
    makeLong(join(hours, 'abr.mp3'), stage.long, 5);
  }
  let failed = 0;
  for (const [name, act] of cases) {
    const start = performance.now();
    try {
      await act(stage);
      console.log(`ok    ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${name}\n      ${String(error.message).split('\n').join('\n      ')}`);
    }
  }
  console.log(`${cases.length - failed} of ${cases.length} cases`);
  return failed > 0 || cases.length === 0 ? 1 : 0;
}
