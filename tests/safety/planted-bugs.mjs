// Plants one bug at a time in a copy of src and sees whether the tests of the writer notice.
//
//   node tests/safety/planted-bugs.mjs [--only NAME]
//
// A rule without a test that fails when the rule is taken out is a rule that the next change may break.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bugs } from './planted-bugs-list.mjs';
import { finish, repository } from './result.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const copy = mkdtempSync(join(tmpdir(), 'chapterize-planted-'));

function copyTree() {
  for (const name of ['src', 'tests', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
    const from = join(repository, name);
    if (existsSync(from)) cpSync(from, join(copy, name), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
}

/** Whether test files pass on the copy; what they print is of no interest, which test fails is. */
function passes(names) {
  const files = names.map((name) =>
    ['tests/plan', 'tests/files']
      .map((room) => `${room}/${name}.test.ts`)
      .find((path) => existsSync(join(copy, path))),
  );
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
  const run = spawnSync(process.execPath, [vitest, 'run', '--bail=1', '--testTimeout=10000', ...files], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const failed = /FAIL {2}(.*)/.exec(run.stdout + run.stderr)?.[1] ?? null;
  return { isPassed: run.status === 0, failed };
}

function plant({ file, find, put }) {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const count = text.split(find).length - 1;
  // A replacement that no longer fits the source would plant nothing and call it caught or missed at random.
  if (count !== 1) throw new Error(`${file} has ${count} places like ${JSON.stringify(find)}, expected one`);
  writeFileSync(
    path,
    text.replace(find, () => put),
  );
  return () => writeFileSync(path, text);
}

const results = [];
try {
  copyTree();
  const sound = passes([...new Set(bugs.map(({ noticedBy }) => noticedBy))]);
  if (!sound.isPassed) throw new Error(`the tests fail without any planted bug: ${sound.failed}`);
  for (const bug of bugs.filter(({ name }) => values.only === undefined || name === values.only)) {
    const undo = plant(bug);
    const { isPassed, failed } = passes([bug.noticedBy]);
    undo();
    results.push({ name: bug.name, caught: !isPassed, by: failed });
    console.log(`${isPassed ? 'MISSED' : 'caught'}  ${bug.name}${failed === null ? '' : `  (${failed})`}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}

const missed = results.filter(({ caught }) => !caught);
finish('planted-bugs', {
  counts: { planted: results.length, caught: results.length - missed.length },
  // Nine of ten is the promise; anything missed is worth a look even so.
  violations: missed.length > results.length / 10 ? missed.map(({ name }) => `not noticed: ${name}`) : [],
  details: results,
});
