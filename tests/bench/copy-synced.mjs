// The floor of a batch: copies every mp3 of a folder into another and syncs each, so many at once.
//
//   node tests/bench/copy-synced.mjs JOBS FROM TO
import { copyFile, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const [jobs, from, to] = process.argv.slice(2);
const names = (await readdir(from)).filter((name) => name.endsWith('.mp3'));
await Promise.all(Array.from({ length: Number(jobs) }, copyNext));

async function copyNext() {
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    await copyFile(join(from, name), join(to, name));
    const file = await open(join(to, name), 'r+');
    await file.sync();
    await file.close();
  }
}
