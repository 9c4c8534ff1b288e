// Leaves out of the bundle what packages load but this program never uses.
import { fileURLToPath } from 'node:url';
import { pruneFunctions } from './prune-functions.mjs';

const packages = fileURLToPath(new URL('../node_modules/', import.meta.url));
const shim = (name) => fileURLToPath(new URL(`../src/cli/shims/${name}.ts`, import.meta.url));

/** Modules by name, and what is taken in their place. */
export const aliases = {
  yaml: `${packages}yaml/browser/dist/index.js`,
  'iconv-lite': shim('iconv-lite'),
  // Loaded when the text has an entity or TOML in it: most notes have neither.
  entities: shim('entities'),
  'smol-toml': shim('smol-toml'),
  // The front matter is read by our own engine, node-id3 decodes frames that are never compressed, commander starts no
  // other program, and links are found by our own rules.
  'js-yaml': shim('left-out'),
  zlib: shim('left-out'),
  'node:child_process': shim('left-out'),
  'linkify-it': shim('left-out'),
};

/** A package with a script of its own, which holds what .ci/parts/ takes of it. */
export const lazyPackages = { entities: './.ci/parts/entities.mjs' };

/** Files of packages that are replaced whole, by what they must still export. */
const leftOut = [
  // Documents are read, never printed.
  [/\/yaml\/browser\/dist\/stringify\/(?!foldFlowLines)\w+\.js$/, 'esm'],
  [/\/yaml\/browser\/dist\/parse\/cst-(?:stringify|scalar|visit)\.js$/, 'esm'],
  [/\/yaml\/browser\/dist\/doc\/(?:createNode|applyReviver)\.js$/, 'esm'],
  // One of them would run code; ours are given with each call.
  [/\/gray-matter\/lib\/engines\.js$/, 'cjs'],
  [/\/gray-matter\/lib\/stringify\.js$/, 'cjs'],
  // Help is printed by src/cli/help; of the class one method is called before that. The colors of help are ours.
  [/\/commander\/lib\/help\.js$/, 'help'],
  // Suggestions are made by src/diagnostic/nearest.ts.
  [/\/commander\/lib\/suggestSimilar\.js$/, 'cjs'],
  // Links are judged and serialised by src/notes.
  [/\/punycode\.js\/punycode\.js$/, 'default'],
  [/\/mdurl\/lib\/(?:decode|encode|format|parse)\.mjs$/, 'default'],
];

/** Functions of packages that nothing here calls. */
const pruned = [
  // Commands are chosen by src/cli/run-command.ts, which has commander read the options and operands of one.
  [
    /\/commander\/lib\/command\.js$/,
    `_executeSubCommand _checkForMissingExecutable _dispatchSubcommand _dispatchHelpCommand _registerCommand unknownCommand
    command addCommand helpCommand addHelpCommand addHelpText alias action hook _chainOrCallHooks usage description
    copyInheritedSettings _conflictingOption missingMandatoryOptionValue restoreStateBeforeParse storeOptionsAsProperties
    parseAsync incrementNodeInspectorPort option requiredOption _optionEx getOptionValueSourceWithGlobals optsWithGlobals
    executableDir enablePositionalOptions passThroughOptions summary addHelpOption`,
  ],
  // Nodes are read where they are, never found by path, changed or turned into values.
  [
    /\/yaml\/browser\/dist\/doc\/Document\.js$/,
    `clone add addIn createAlias createNode createPair delete deleteIn get getIn has hasIn set setIn toJS toJSON toString
    assertCollection`,
  ],
  [
    /\/yaml\/browser\/dist\/nodes\/Collection\.js$/,
    'clone addIn deleteIn getIn hasIn setIn collectionFromPath',
  ],
  // Blocks and inline markup are parsed, never rendered; links and quotation marks stay as written.
  [
    /\/markdown-it\/dist\/markdown-it\.mjs$/,
    `linkify$1 replace replace_scoped replace_rare smartquotes process_inlines applyReplacements text_join join_alt
    renderToken renderInlineAsText renderInline renderAttrs render`,
  ],
];

/** A plugin of the bundler. */
export const leanPackages = {
  name: 'lean-packages',
  transform: {
    filter: { id: /\/node_modules\/(?:yaml|gray-matter|commander|markdown-it|mdurl|punycode\.js)\// },
    handler(code, id) {
      const [, names] = pruned.find(([pattern]) => pattern.test(id)) ?? [];
      if (names !== undefined)
        return { code: withPlainFields(pruneFunctions(code, names.split(/\s+/), `throw ${left};`)) };
      const row = leftOut.find(([pattern]) => pattern.test(id));
      if (row === undefined) return null;
      const [, kind] = row;
      if (kind === 'help') return { code: stubOfHelp };
      if (kind === 'default') return { code: `export default ${refuse};` };
      return { code: kind === 'cjs' ? stubOfScript(code) : stubOfModule(code, id) };
    },
  },
};

const left = "Error('left out of the bundle')";
const refuse = `() => { throw ${left}; }`;

/** markdown-it is built for engines without class fields: every token would have its twelve defined one by one. */
function withPlainFields(code) {
  return code.includes('function _defineProperty(')
    ? pruneFunctions(code, ['_defineProperty'], 'e[r] = t; return e;')
    : code;
}

const stubOfHelp = `exports.Help = class { prepareContext() {} };\nexports.stripColor = (text) => text;`;

function stubOfModule(code, id) {
  const names = [...code.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list]) => list.split(','));
  if (names.length === 0) throw new Error(`${id} exports nothing that could be left out`);
  return names.map((name) => `export const ${name.trim()} = ${refuse};`).join('\n');
}

/** A script may export one function with properties, an object of functions, or of objects. */
function stubOfScript(code) {
  const names = [...code.matchAll(/^(?:module\.)?exports\.(\w+) = /gm)].map(([, name]) => name);
  return `module.exports = ${refuse};\n${names.map((name) => `module.exports.${name} = ${refuse};`).join('\n')}`;
}
