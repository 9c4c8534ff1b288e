// Bundles the command line: `node .ci/bundle.mjs`, after tsc has made the library.
//
// dist/cli/main.cjs holds all that a run may need but music-metadata, which stands in a file of its own and is loaded when
// a file turns out to be no mp3. Modules that are imported dynamically run when they are asked for. CommonJS, because only
// a script can be started from compiled code that is kept in a file: dist/cli/main.VERSION-PLATFORM-PROCESSOR.cache, made
// here by running the sample, so that the functions which a run needs are in it. With that, a check of 59 MB takes a fifth
// less than with modules compiled in each run (Node 20). Other versions of V8 keep their own (bin/chapterize.js).
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outFolder = join(root, 'dist/cli');
const shim = (name) => join(root, 'src/cli/shims', name);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * The names of HTML's entities, which every run that reads notes loads, as the numbers they are in the end: to unpack them
 * is a tenth of what a run costs beyond the start of Node.
 */
const unpackEntities = {
  name: 'unpack-entities',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]entities[/\\]dist[/\\]generated[/\\]decode-data-html\.js$/ }, async ({ path }) => {
      const { htmlDecodeTree, ...rest } = await import(pathToFileURL(path).href);
      if (!(htmlDecodeTree instanceof Uint16Array) || Object.keys(rest).length > 0)
        throw new Error(`${path} is no longer one table`);
      const bytes = Buffer.alloc(htmlDecodeTree.length * 2);
      htmlDecodeTree.forEach((unit, index) => bytes.writeUInt16LE(unit, index * 2));
      const contents = `
        const bytes = Buffer.from('${bytes.toString('base64')}', 'base64');
        if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 0) bytes.swap16();
        export const htmlDecodeTree = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);`;
      return { contents };
    });
  },
};

await build({
  ...shared,
  entryPoints: ['src/cli/main.ts'],
  outfile: join(outFolder, 'main.cjs'),
  // A script that is started from kept code cannot import; what it would import is in it, or required.
  supported: { 'dynamic-import': false },
  external: ['./music-metadata.cjs'],
  alias: {
    yaml: join(root, 'node_modules/yaml/browser/dist/index.js'),
    'iconv-lite': shim('iconv-lite.ts'),
    'js-yaml': shim('left-out.ts'),
    zlib: shim('left-out.ts'),
    'node:child_process': shim('left-out.ts'),
    'music-metadata': './music-metadata.cjs',
  },
  define: { CHAPTERIZE_VERSION: JSON.stringify(version) },
  plugins: [unpackEntities],
});
await build({
  ...shared,
  stdin: { contents: "export { parseBuffer } from 'music-metadata';", resolveDir: root },
  outfile: join(outFolder, 'music-metadata.cjs'),
});
const main = join(outFolder, 'main.cjs');
const ascii = asciiOf(readFileSync(main, 'utf8'));
const id = createHash('sha256').update(ascii).digest('hex').slice(0, 16);
writeFileSync(main, `/*${id}*/${ascii}`);
await keepCompiledCode(main);

/** Escapes what esbuild leaves in regular expressions, so that the file can be read without decoding it. */
function asciiOf(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Starts the bundle as bin/chapterize.js does, runs what users run, and keeps what V8 has compiled by then. */
async function keepCompiledCode(file) {
  const script = new Script(Module.wrap(readFileSync(file, 'latin1')), { filename: file });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, outFolder);
  const [notes, audio] = ['samples/episode.md', 'samples/episode.mp3'].map((path) => join(root, path));
  const scratch = mkdtempSync(join(tmpdir(), 'chapterize-bundle-'));
  const finished = join(scratch, 'finished.mp3');
  const printed = [];
  const stream = { write: (text) => printed.push(text) };
  try {
    for (const args of [
      [notes, audio, '-o', finished],
      [notes, finished],
      ['check', notes, audio],
      ['show', notes],
      ['show', finished],
    ]) {
      const exitCode = await module.exports.main(args, { stdout: stream, stderr: stream, env: {} });
      if (exitCode !== 0) throw new Error(`the bundle fails on ${args.join(' ')}: ${printed.join('')}`);
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  const machine = `${process.versions.v8}-${process.platform}-${process.arch}`;
  writeFileSync(join(outFolder, `main.${machine}.cache`), script.createCachedData());
}
