#!/usr/bin/env node
// Embeds chapters into every odd file there is, and lets mutagen, TagLib, eyeD3 and ffprobe compare every field before and
// after: a value that one of them showed before and does not show afterwards is lost.
//
//   node tests/readers/fields.mjs [FOLDER of more mp3s]
//
// Exit: 0 when no value is lost, 1 when one is, 2 when nothing could be compared.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oddFiles } from '../safety/odd-files.mjs';
import { embed, undo } from '../safety/product.mjs';
import { hiddenFiles } from './hidden-files.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const [folder] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'chapterize-fields-'));
try {
  const files = [...hiddenFiles(), ...oddFiles().filter(({ bytes }) => bytes.length > 0), ...filesOf(folder)];
  let [written, expected, undone] = [0, 0, 0];
  for (const [index, { bytes }] of files.entries()) {
    const result = await embed(bytes);
    if (result.written === null) continue;
    const name = join(scratch, String(index).padStart(4, '0'));
    writeFileSync(`${name}.before.mp3`, bytes);
    writeFileSync(`${name}.after.mp3`, result.written);
    writeFileSync(`${name}.name`, files[index].name);
    written += 1;
    const back = await undo(result.written);
    // A file with a mark of ours has been written by us before: undo goes back to what was before that.
    if (Buffer.from(bytes).includes('urn:chapterize')) continue;
    expected += 1;
    if (back.written !== null && Buffer.compare(Buffer.from(back.written), Buffer.from(bytes)) === 0)
      undone += 1;
    else console.log(`NOT GIVEN BACK ${files[index].name}`);
  }
  const reader = join(scratch, 'taglib-fields');
  const compiled = spawnSync('g++', ['-o', reader, here('taglib-fields.cpp'), '-ltag'], { stdio: 'inherit' });
  if (compiled.status !== 0) process.exit(2);
  const compared = spawnSync('/usr/bin/python3', [here('fields.py'), scratch, reader], { stdio: 'inherit' });
  console.log(`${files.length} files, ${written} written, ${undone} of ${expected} given back by undo`);
  process.exitCode = written === 0 ? 2 : expected === undone ? (compared.status ?? 2) : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function filesOf(path) {
  if (path === undefined || !existsSync(path)) return [];
  return readdirSync(path, { recursive: true })
    .sort()
    .map((name) => ({ name, path: join(path, name) }))
    .filter((file) => statSync(file.path).isFile() && file.path.endsWith('.mp3'))
    .map(({ name, path: file }) => ({ name, bytes: readFileSync(file) }));
}
