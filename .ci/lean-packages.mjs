// Leaves out of the bundle what packages load but this program never uses.
import { fileURLToPath } from 'node:url';
import { withPlainFields } from './plain-fields.mjs';
import { pruneFunctions } from './prune-functions.mjs';

const packages = fileURLToPath(new URL('../node_modules/', import.meta.url));
const part = (name) => fileURLToPath(new URL(`parts/${name}.mjs`, import.meta.url));
const shim = (name) => fileURLToPath(new URL(`../src/cli/shims/${name}.ts`, import.meta.url));

/** Modules by name, and what is taken in their place. */
export const aliases = {
  yaml: `${packages}yaml/browser/dist/index.js`,
  'iconv-lite': shim('iconv-lite'),
  // Taken from where npm installs them when the text has a rare entity or TOML in it: most notes have neither.
  entities: shim('entities'),
  'smol-toml': shim('smol-toml'),
  'uc.micro': part('punctuation'),
  // The front matter is read by our own engine, node-id3 decodes frames that are never compressed, commander starts no
  // other program, and links are found by our own rules.
  'js-yaml': shim('left-out'),
  zlib: shim('left-out'),
  'node:child_process': shim('left-out'),
  'linkify-it': shim('left-out'),
};

/** Files of packages that are replaced whole, by what they must still export. */
const leftOut = [
  // Documents are read, never printed, and their nodes never turned into values.
  [/\/yaml\/browser\/dist\/stringify\/(?!foldFlowLines)\w+\.js$/, 'esm'],
  [/\/yaml\/browser\/dist\/parse\/(?:cst-(?:stringify|scalar|visit)|line-counter)\.js$/, 'esm'],
  [/\/yaml\/browser\/dist\/doc\/(?:createNode|applyReviver)\.js$/, 'esm'],
  [/\/yaml\/browser\/dist\/nodes\/(?:toJS|addPairToJSMap)\.js$/, 'esm'],
  [/\/yaml\/browser\/dist\/visit\.js$/, 'esm'],
  // Which tags there are is said by a part of ours.
  [/\/yaml\/browser\/dist\/schema\/tags\.js$/, 'tags'],
  // One of them would run code; ours are given with each call.
  [/\/gray-matter\/lib\/engines\.js$/, 'cjs'],
  [/\/gray-matter\/lib\/stringify\.js$/, 'cjs'],
  // What it is given is a text, and its data an object.
  [/\/kind-of\/index\.js$/, 'kinds'],
  // Sections of notes are ours to find.
  [/\/section-matter\/index\.js$/, 'cjs'],
  // Tags are decoded, never written.
  [/\/node-id3\/src\/ID3FrameBuilder\.js$/, 'cjs'],
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
    executableDir enablePositionalOptions passThroughOptions summary addHelpOption _checkForBrokenPassThrough opts
    _chainOrCallSubCommandHook _initCommandGroup commandsGroup optionsGroup showHelpAfterError
    combineFlagAndOptionalValue aliases arguments allowExcessArguments setOptionValue allowUnknownOption
    createHelp helpGroup nameFromFilename helpInformation _getOutputContext help useColor _checkForConflictingLocalOptions
    getOutHelpWidth getErrHelpWidth getOutHasColors getErrHasColors stripColor`,
  ],
  [
    /\/commander\/lib\/option\.js$/,
    'choices implies conflicts makeOptionMandatory preset hideHelp env helpGroup default _collectValue valueFromOption',
  ],
  [/\/commander\/lib\/argument\.js$/, 'choices argRequired argOptional argParser _collectValue'],
  // Nodes are read where they are, never found by path, changed or turned into values.
  [
    /\/yaml\/browser\/dist\/doc\/Document\.js$/,
    `clone add addIn createAlias createNode createPair delete deleteIn get getIn has hasIn set setIn toJS toJSON toString
    assertCollection`,
  ],
  [
    /\/yaml\/browser\/dist\/nodes\/Collection\.js$/,
    'clone addIn deleteIn getIn hasIn setIn hasAllNullValues collectionFromPath',
  ],
  [/\/yaml\/browser\/dist\/nodes\/Alias\.js$/, 'resolve toJSON toString getAliasCount'],
  [/\/yaml\/browser\/dist\/nodes\/Node\.js$/, 'clone toJS'],
  [/\/yaml\/browser\/dist\/nodes\/Pair\.js$/, 'clone toJSON toString createPair'],
  [/\/yaml\/browser\/dist\/nodes\/Scalar\.js$/, 'toJSON toString'],
  [/\/yaml\/browser\/dist\/nodes\/YAMLMap\.js$/, 'from add delete get has set toJSON toString findPair'],
  [/\/yaml\/browser\/dist\/nodes\/YAMLSeq\.js$/, 'from add delete get has set toJSON toString asItemIndex'],
  [/\/yaml\/browser\/dist\/doc\/directives\.js$/, 'clone tagString toString'],
  [/\/yaml\/browser\/dist\/schema\/Schema\.js$/, 'clone'],
  [/\/yaml\/browser\/dist\/schema\/common\/(?:map|seq)\.js$/, 'createNode'],
  [/\/yaml\/browser\/dist\/schema\/common\/null\.js$/, 'createNode identify stringify'],
  [/\/yaml\/browser\/dist\/schema\/(?:common\/string|core\/(?:bool|float))\.js$/, 'identify stringify'],
  [/\/yaml\/browser\/dist\/schema\/core\/int\.js$/, 'identify intIdentify intStringify stringify'],
  [/\/yaml\/browser\/dist\/errors\.js$/, 'prettifyError'],
  // Blocks and inline markup are parsed, never rendered; links and quotation marks stay as written.
  [
    /\/markdown-it\/dist\/markdown-it\.mjs$/,
    `code_inline code_block hardbreak softbreak validateLink normalizeLink normalizeLinkText
    linkify$1 replace replace_scoped replace_rare smartquotes process_inlines applyReplacements text_join join_alt
    renderToken renderInlineAsText renderInline renderAttrs render default_rules.fence default_rules.image default_rules.text
    default_rules.html_block default_rules.html_inline escapeHtml replaceUnsafeChar escapeRE attrPush attrSet attrJoin at after
    before arrayReplaceAt strip_references use MarkdownIt.enable MarkdownIt.disable MarkdownIt.parseInline`,
  ],
  [/\/gray-matter\/index\.js$/, 'matter.stringify matter.read matter.clearCache'],
  [/\/node-id3\/src\/ID3Frames\.js$/, 'create'],
  [/\/node-id3\/src\/ID3Definitions\.js$/, 'TagConstants'],
  [/\/node-id3\/src\/ID3Helpers\.js$/, 'createBuffersFromTags createBufferFromTags decompressFrame'],
  [/\/node-id3\/src\/ID3Util\.js$/, 'terminationBuffer stringToEncodedBuffer encodeSize'],
  [
    /\/node-id3\/index\.js$/,
    'removeTagsFromBuffer writeInBuffer writeAsync writeSync write create readAsync update removeTags removeTagsSync removeTagsAsync',
  ],
];

/** Functions that are called and do nothing here: no options depend on each other or on the environment, and one run is parsed. */
const idle = [
  [
    /\/commander\/lib\/command\.js$/,
    `_checkForMissingMandatoryOptions _checkForConflictingOptions _parseOptionsEnv _parseOptionsImplied _getHelpCommand
    _initOptionGroup _findCommand outputHelp outputError saveStateBeforeParse`,
  ],
  // Bare addresses stay text.
  [/\/markdown-it\/dist\/markdown-it\.mjs$/, 'linkify'],
];

/** A plugin of the bundler. */
export const leanPackages = {
  name: 'lean-packages',
  transform: {
    filter: {
      id: /\/node_modules\/(?:yaml|gray-matter|kind-of|section-matter|commander|markdown-it|mdurl|node-id3|punycode\.js)\//,
    },
    handler(code, id) {
      const without = [
        [pruned, `throw ${left};`],
        [idle, ''],
      ].reduce((text, [rows, body]) => {
        const [, names] = rows.find(([pattern]) => pattern.test(id)) ?? [];
        return names === undefined ? text : pruneFunctions(text, names.split(/\s+/), body);
      }, code);
      if (without !== code) return { code: withPlainFields(without) };
      const row = leftOut.find(([pattern]) => pattern.test(id));
      if (row === undefined) return null;
      const [, kind] = row;
      if (kind === 'help') return { code: stubOfHelp };
      if (kind === 'kinds') return { code: 'module.exports = (value) => typeof value;' };
      if (kind === 'tags') return { code: tagsOfYaml };
      if (kind === 'default') return { code: `export default ${refuse};` };
      return { code: kind === 'cjs' ? stubOfScript(code) : stubOfModule(code, id) };
    },
  },
};

const left = "Error('left out')";
const refuse = `() => { throw ${left}; }`;

/** All documents are read with the core schema of YAML 1.2. */
const tagsOfYaml = `
import { schema as core } from './core/schema.js';
export const coreKnownTags = {};
export const getTags = () => core;
`;

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
