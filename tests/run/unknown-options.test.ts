import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { batch } from '../../src/batch/batch.js';
import { chapterize, check } from '../../src/run/chapterize.js';
import { show } from '../../src/run/show.js';
import { strip } from '../../src/run/strip.js';
import { writePair } from './episode-folder.js';
import { makeFolder } from './temp-folder.js';

/** What a misspelt name is called in JavaScript, where no compiler objects. */
const misspelt = (options: Record<string, unknown>) => options as object;

describe('options that do not exist', () => {
  test('keep every function from doing anything, and are answered with what was probably meant', async () => {
    const folder = await makeFolder();
    const { notes, audio } = await writePair(folder);
    const before = await readFile(audio);
    const runs: readonly [string, () => Promise<unknown>][] = [
      ['output', () => chapterize(notes, audio, misspelt({ ouput: join(folder, 'x.mp3') }))],
      ['strict', () => check(notes, audio, misspelt({ stritc: true }))],
      ['offsetMs', () => show(notes, misspelt({ ofsetMs: 1 }))],
      ['dryRun', () => strip(audio, misspelt({ dryrun: true }))],
      ['outputFolder', () => batch([folder], misspelt({ outputFoder: 'x' })).next()],
      ['toleranceMs', () => batch([folder], misspelt({ toleranceMS: 1, ouput: 'x' })).next()],
    ];
    for (const [meant, run] of runs) {
      await expect(run()).rejects.toMatchObject({ code: 'usage', help: `did you mean ${meant}?` });
    }
    await expect(batch([folder], misspelt({ output: 'x' })).next()).rejects.toMatchObject({ code: 'usage' });
    expect((await readFile(audio)).equals(before)).toBe(true);
  });

  test('are not those that are undefined', async () => {
    const folder = await makeFolder();
    const { notes } = await writePair(folder);
    expect((await check(notes, null, misspelt({ output: undefined }))).status).toBe('checked');
  });
});
