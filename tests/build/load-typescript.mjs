// Lets a script use the builders of the tests on every Node that we support: 20 does not read TypeScript.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const cache = fileURLToPath(new URL('../../.cache/scripts', import.meta.url));

/** Imports a TypeScript module, bundled with what it imports. */
export async function loadTypeScript(url) {
  mkdirSync(cache, { recursive: true });
  const path = fileURLToPath(url);
  // Several may load the same one at once.
  const folder = mkdtempSync(join(cache, 'load-'));
  const outfile = join(folder, `${basename(path, '.ts')}.mjs`);
  await build({
    input: path,
    platform: 'node',
    logLevel: 'silent',
    output: { file: outfile, format: 'esm', codeSplitting: false },
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
