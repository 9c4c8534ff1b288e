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
import { parseAst } from 'rolldown/parseAst';
import { bundlePage } from './bundle-page.mjs';
import { dropReasons } from './drop-reasons.mjs';
import { withLatePatterns } from './late-patterns.mjs';
import { codeScripts, lazyCodes, writeExplanations } from './lazy-codes.mjs';
import { isLazy, lazyFunctions, lazyScripts } from './lazy-functions.mjs';
import { aliases, lazyPackages, leanPackages } from './lean-packages.mjs';
import { keepPublicTypes } from './public-types.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const outFolder = join(root, 'dist/cli');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Modules that are always loaded together share a script; the first row that fits counts. */
const groups = [
  {
    name: 'options',
    test: /^\0lazy:.*\/src\/(?:batch|cli|config)\/|\/src\/cli\/(?:options\/[\w-]+-(?:options|table)|exit-code|finish|is-folder|config-setting|commands\/command)\.ts$/,
  },
  { name: 'commands', test: /\/src\/cli\/commands\/(?!list|command|write|check|show)/ },
  { name: 'left-out', test: /\/src\/cli\/shims\/left-out\.ts$/ },
  {
    name: 'base',
    test: (id) => /\/src\/(?:text|diagnostic(?!\/(?:codes|rule|wording)))\//.test(id) && !isLazy(id),
  },
  { name: 'wording', test: /\/src\/diagnostic\/(?:rule|wording)\.ts$/ },
  { name: 'markdown', test: /node_modules\/(?:markdown-it|linkify-it|mdurl|uc\.micro|punycode\.js)\// },
  {
    name: 'yaml',
    test: /node_modules\/yaml\/(?!.*\/(?:yaml-1\.1|compose\/resolve-(?:flow-collection|block-scalar))\b)/,
  },
  {
    name: 'gray-matter',
    test: /node_modules\/(?:gray-matter|section-matter|kind-of|extend-shallow|is-extendable|strip-bom-string)\//,
  },
];

rmSync(outFolder, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: {
    main: 'src/cli/main.ts',
    library: 'src/index.ts',
    ...lazyPackages,
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
  plugins: [lazyFunctions, lazyCodes, dropReasons, leanPackages],
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
  minify: true,
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  codeSplitting: { groups },
});
const scripts = output.filter(({ type }) => type === 'chunk');
refuseCircles(scripts);
for (const { fileName, code } of scripts)
  writeFileSync(
    join(outFolder, fileName),
    asciiOf(withLatePatterns(withShortExports(withoutUnused(code.replaceAll('/* @__PURE__ */ ', ' '))))),
  );
writeExplanations(outFolder);
writeModuleList();
writeLibrary();
keepPublicTypes(join(root, 'dist'));
writeSchema();
writeManPage();
await bundlePage(root);

/** Of scripts that require each other one would find that the other has no exports yet. */
function refuseCircles(all) {
  const names = new Set(all.map(({ fileName }) => fileName));
  const within = all.filter(({ imports }) => imports.some((name) => names.has(name)));
  if (within.length === all.length && all.length > 0)
    throw new Error(`in or behind a circle: ${[...names].join(', ')}`);
  if (within.length > 0) refuseCircles(within);
}

/** The script of the bundler is required by most scripts, whether they use it or not. */
function withoutUnused(code) {
  return code.replace(/(^|[,;])require\("\.\/rolldown-runtime\.cjs"\)[,;]/, '$1');
}

/**
 * Exports that are defined one by one take as much as a tenth of a script. They stand at its end, where their values are known:
 * they are plain properties, unless the script assigns to one of them later.
 */
function withShortExports(code) {
  const one = String.raw`Object\.defineProperty\(exports,"(\w+)",\{enumerable:!0,get:function\(\)\{return ?([^{}]+)\}\}\)`;
  const assigned = findAssigned(parseAst(code));
  return code.replace(new RegExp(`${one}(?:,${one})*`, 'g'), (all) => {
    const exported = [...all.matchAll(new RegExp(one, 'g'))].map(([, name, value]) => ({ name, value }));
    const live = exported.filter(({ value }) => assigned.has(value));
    const getters = live.map(({ name, value }) => `get ${name}(){return ${value}}`);
    const fixed = exported
      .filter((row) => !live.includes(row))
      .map(({ name, value }) => (name === value ? name : `${name}:${value}`));
    return [
      ...(fixed.length === 0 ? [] : [`Object.assign(exports,{${fixed.join(',')}})`]),
      ...(live.length === 0
        ? []
        : [`Object.defineProperties(exports,Object.getOwnPropertyDescriptors({${getters.join(',')}}))`]),
    ].join(',');
  });
}

/** The names that get another value than the one that they are declared with, in whatever scope. */
function findAssigned(node, found = new Set()) {
  if (node === null || typeof node !== 'object') return found;
  if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression')
    found.add((node.left ?? node.argument).name);
  for (const value of Object.values(node)) findAssigned(value, found);
  return found;
}

/** Escapes characters beyond ASCII: V8 holds and scans a script of ASCII in half the memory. */
function asciiOf(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
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
