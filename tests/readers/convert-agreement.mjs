#!/usr/bin/env node
// Converts tags of v2.2 and v2.4 that hold every frame, and lets mutagen compare each value before and after.
//
//   node tests/readers/convert-agreement.mjs [--python PATH]
//
// PATH is a Python that has mutagen (default: /usr/bin/python3). Exit: 0 when all values are the same, 1 when one is not,
// 2 when nothing could be compared.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadTypeScript } from '../build/load-typescript.mjs';
import { conversionCases, namesOfV24, renderTag } from './convert-cases.mjs';

const { values } = parseArgs({ options: { python: { type: 'string', default: '/usr/bin/python3' } } });
const source = new URL('../../src/id3/convert/', import.meta.url);
const { convertFrames } = await loadTypeScript(new URL('convert.ts', source));
const { inflate } = await loadTypeScript(new URL('../../bytes/inflate.ts', source));
const { namesOfV22 } = await loadTypeScript(new URL('names-v22.ts', source));
const { rowOfV22, rowOfV24 } = await loadTypeScript(new URL('table.ts', source));
const tables = {
  2.2: [...namesOfV22.keys()].map((id) => [id, rowOfV22(id)]),
  2.4: namesOfV24.map((id) => [id, rowOfV24(id)]),
};
const options = { place: () => null, inflate, unsynchronised: false };

const scratch = mkdtempSync(join(tmpdir(), 'chapterize-convert-'));
let [tags, refused] = [0, 0];
try {
  for (const { version, frames } of conversionCases(tables)) {
    const sources = frames.map((frame) => ({ flags: 0, ...frame }));
    const { frames: converted, diagnostics } = convertFrames(sources, version, options);
    const error = diagnostics.find(({ severity }) => severity === 'error');
    if (error !== undefined) {
      console.log(`${version} ${frames.map(({ id }) => id).join(' ')}: ${error.message}`);
      refused += 1;
      continue;
    }
    const name = `${String(tags).padStart(4, '0')}-v${version}-${frames.length > 1 ? 'several' : frames[0].id}`;
    writeFileSync(join(scratch, `${name}.before`), renderTag(version, frames));
    writeFileSync(join(scratch, `${name}.after`), renderTag('2.3', converted));
    tags += 1;
  }
  const script = fileURLToPath(new URL('convert-agreement.py', import.meta.url));
  const compared = spawnSync(values.python, [script, scratch], { stdio: 'inherit' });
  console.log(`${tags} tags converted, ${refused} refused`);
  process.exitCode = refused > 0 ? 1 : tags === 0 ? 2 : (compared.status ?? 2);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
