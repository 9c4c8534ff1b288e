// Lets a script use the builders of the tests on every Node that we support: 20 does not read TypeScript.
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const cache = fileURLToPath(new URL('../../.cache/scripts', import.meta.url));

/** Imports a TypeScript module, bundled with what it imports. */
export async function loadTypeScript(url) {
  mkdirSync(cache, { recursive: true });
  const path = fileURLToPath(url);
  const outfile = join(cache, `${basename(path, '.ts')}-${process.pid}.mjs`);
  await build({
    input: path,
    platform: 'node',
    logLevel: 'silent',
    output: { file: outfile, format: 'esm', codeSplitting: false },
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}
