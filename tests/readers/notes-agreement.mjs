#!/usr/bin/env node
// Holds `chapterize show NOTES --json` against what a careful person reads, chapter by chapter in order:
//
//   node tests/readers/notes-agreement.mjs FOLDER...
//
// Each FOLDER/NAME.md has NAME.json: {chapters: [{startMs, intendedMs?, title, alternatives?, url, depth, line}]}. Pairing is by
// order, so that notes with many chapters on one line (a body that is one line of HTML) are compared whole.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const byStart = (a, b) => a.startMs - b.startMs || a.line - b.line;
const fold = (text) => text.replace(/\s+/g, ' ').trim();
let [files, chapters, wrong] = [0, 0, 0];
for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const notes = join(folder, name.replace(/\.json$/, '.md'));
    const run = spawnSync(process.execPath, [program, 'show', notes, '--json'], { encoding: 'utf8' });
    const found = JSON.parse(run.stdout).chapters;
    const wanted = JSON.parse(readFileSync(join(folder, name), 'utf8')).chapters;
    files += 1;
    chapters += wanted.length;
    if (found.length !== wanted.length)
      complain(notes, `${found.length} chapters, expected ${wanted.length}`);
    // The list is in order of the text, what is shown in order of time.
    const pairs = wanted.toSorted(byStart).map((chapter, at) => [chapter, found.toSorted(byStart)[at]]);
    for (const [want, got] of pairs) {
      const titles = [want.title, ...(want.alternatives ?? []).map((one) => one.title ?? one)].map(fold);
      const isRight =
        got !== undefined &&
        got.startMs === want.startMs &&
        titles.includes(fold(got.title)) &&
        got.line === want.line;
      if (!isRight) complain(notes, `${JSON.stringify(got)}, expected ${JSON.stringify(want)}`);
    }
  }
}
console.log(`${files} notes, ${chapters} chapters in order, ${wrong} wrong`);
process.exit(wrong > 0 || chapters === 0 ? 1 : 0);

function complain(notes, what) {
  wrong += 1;
  console.error(`${notes}: ${what}`);
}
