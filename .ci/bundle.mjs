// Bundles the program: `node .ci/bundle.mjs`, after tsc has written the declarations of the library.
//
// dist/cli/ has one script for each part that a run may do without: Node compiles what it loads, so a run that loads less
// starts sooner. CommonJS, because Node starts a script faster than a module; dist/index.js gives the same code to those who
// import the library. Of the packages only what this program uses is taken (.ci/lean-packages.mjs).
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';
import { bundlePage } from './bundle-page.mjs';
import { dropReasons } from './drop-reasons.mjs';
import { withLateConstants } from './late-constants.mjs';
import { withLatePatterns } from './late-patterns.mjs';
import { lateWords, writeWords } from './late-words.mjs';
import { codeScripts, lazyCodes, writeCodes, writeExplanations } from './lazy-codes.mjs';
import { lazyFunctions, lazyScripts } from './lazy-functions.mjs';
import { aliases, leanPackages } from './lean-packages.mjs';
import { keepPublicTypes } from './public-types.mjs';
import { withoutRare } from './rare-functions.mjs';
import { sharedScripts } from './shared-scripts.mjs';
import { withShortLinks } from './short-links.mjs';
import { shortText } from './short-text.mjs';
import { findUsual } from './typical-runs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const outFolder = join(root, 'dist/cli');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

rmSync(outFolder, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: {
    main: 'src/cli/main.ts',
    library: 'src/index.ts',
    ...codeScripts,
    ...lazyScripts,
  },
  platform: 'node',
  // Few runs need these: they are taken from where npm installs them, and need not be here a second time.
  external: [
    '@aws-sdk/client-s3',
    'cli-progress',
    'csv-parse/sync',
    'music-metadata',
    'saxes',
    'send',
    'undici',
  ],
  resolve: { alias: aliases },
  transform: {
    target: 'node20.19',
    define: { CHAPTERIZE_VERSION: JSON.stringify(version), 'import.meta.dirname': '__dirname' },
  },
  plugins: [lazyFunctions, lazyCodes, lateWords, dropReasons, leanPackages],
  onLog(level, log) {
    // A module that is imported both ways is in the script of those who import it at once: nothing is lost by that.
    if (log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT') throw new Error(`${level}: ${log.message}`);
  },
});
const { output } = await bundle.write({
  dir: outFolder,
  format: 'cjs',
  exports: 'named',
  generatedCode: { symbols: false },
  minifyInternalExports: true,
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  codeSplitting: { groups: sharedScripts },
});
const scripts = output.filter(({ type }) => type === 'chunk');
refuseCircles(scripts);
writeCodes(outFolder);
writeExplanations(outFolder);
writeWords(outFolder);
const usual = await findUsual(outFolder);
for (const { fileName, code } of scripts) {
  const rareName = fileName.replace('.cjs', '.rare.cjs');
  const parts = withoutRare(code, rareName, usual.get(fileName));
  writeScript(fileName, parts.usual);
  if (parts.rare !== null) writeScript(rareName, parts.rare);
}
writeModuleList();
writeLibrary();
keepPublicTypes(join(root, 'dist'));
writeSchema();
writeManPage();
await bundlePage(root);

function writeScript(fileName, code) {
  const { code: short, errors } = minifySync(fileName, withLateConstants(code), {
    mangle: { toplevel: true },
    module: false,
  });
  if (errors.length > 0) throw new Error(`${fileName}: ${errors.map(({ message }) => message).join(', ')}`);
  writeFileSync(
    join(outFolder, fileName),
    shortText(withLatePatterns(withShortLinks(short.replaceAll('/* @__PURE__ */ ', ' ')))),
  );
}

/** Of scripts that require each other one would find that the other has no exports yet. */
function refuseCircles(all) {
  const names = new Set(all.map(({ fileName }) => fileName));
  const within = all.filter(({ imports }) => imports.some((name) => names.has(name)));
  if (within.length === all.length && all.length > 0)
    throw new Error(`in or behind a circle: ${[...names].join(', ')}`);
  if (within.length > 0) refuseCircles(within);
}

/** Which modules each script holds, for the tests; not in the package. */
function writeModuleList() {
  const list = scripts.map(({ fileName, modules }) => [
    fileName,
    Object.keys(modules).map((path) => path.replace(/^\0/, '').replace(root, '')),
  ]);
  writeFileSync(join(root, 'dist/modules.json'), JSON.stringify(Object.fromEntries(list)));
}

/** The schema of the output as it is in docs/, without its line ends and indents. */
function writeSchema() {
  const schema = JSON.parse(readFileSync(join(root, 'docs/output.schema.json'), 'utf8'));
  writeFileSync(join(root, 'dist/output.schema.json'), `${JSON.stringify(schema)}\n`);
}

/** The page for `man` as it is in docs/, compressed: man reads it so, and every version of Node gives the same bytes. */
function writeManPage() {
  const page = readFileSync(join(root, 'docs/chapterize.1'));
  writeFileSync(join(root, 'dist/chapterize.1.gz'), gzipSync(page, { level: 9 }));
}

/** The library as a module: the names that src/index.ts exports, taken from the script. */
function writeLibrary() {
  const { exports } = scripts.find(({ name }) => name === 'library');
  const names = exports.toSorted().join(', ');
  writeFileSync(
    join(root, 'dist/index.js'),
    `import library from './cli/library.cjs';\nexport const { ${names} } = library;\n`,
  );
}
