import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codesOf, runJson } from './program.js';
import { makeFolder } from './temp-folder.js';

test('a stated duration that is read as hours and minutes has no chapters past its end as minutes and seconds', async () => {
  const folder = await makeFolder();
  await writeFile(
    join(folder, 'long.md'),
    '---\nduration: "1:06"\n---\n- [@0:00] Oars\n- [@10:00] Ropes\n- [@30:00] Knots\n- [@1:00:00] Sails\n',
  );
  const { json } = await runJson(folder, 'check', 'long.md');
  expect(codesOf(json, 'warning')).toEqual(['verify/duration-ambiguous']);
});
