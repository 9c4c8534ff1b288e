// Bundles the command line: `node .ci/bundle.mjs`, after tsc has made the library.
//
// dist/cli/main.cjs holds all that a run may need but music-metadata and undici, which have a file of their own: the one is
// loaded when a file turns out not to be an mp3, the other when a server is to be asked. Modules that are imported dynamically run when they are first asked for. CommonJS, because
// Node starts a script faster than a module.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundlePage } from './bundle-page.mjs';

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
  // What it would import is in it, or required.
  supported: { 'dynamic-import': false },
  external: ['./music-metadata.cjs', './undici.cjs'],
  alias: {
    yaml: join(root, 'node_modules/yaml/browser/dist/index.js'),
    'iconv-lite': shim('iconv-lite.ts'),
    'js-yaml': shim('left-out.ts'),
    zlib: shim('left-out.ts'),
    'node:child_process': shim('left-out.ts'),
    'music-metadata': './music-metadata.cjs',
    undici: './undici.cjs',
  },
  define: { CHAPTERIZE_VERSION: JSON.stringify(version), 'import.meta.dirname': '__dirname' },
  plugins: [unpackEntities],
});
await build({
  ...shared,
  stdin: { contents: "export { parseBuffer } from 'music-metadata';", resolveDir: root },
  outfile: join(outFolder, 'music-metadata.cjs'),
});
await build({
  ...shared,
  stdin: { contents: "export { Agent, request } from 'undici';", resolveDir: root },
  outfile: join(outFolder, 'undici.cjs'),
});
await bundlePage(root);
const main = join(outFolder, 'main.cjs');
writeFileSync(main, asciiOf(readFileSync(main, 'utf8')));

/** Escapes what esbuild leaves in regular expressions: V8 holds and scans a script of ASCII in half the memory. */
function asciiOf(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
