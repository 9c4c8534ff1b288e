// Modules that are loaded together share a script: each script takes time to find, read and start, so a run of the main job
// loads thirty, not a hundred and twenty. A script has the modules that are named here, and what they import as far as no
// row above has it: the rows go from what every run needs to what few need.
import { fileURLToPath } from 'node:url';
import { isLazy } from './lazy-functions.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const rows = [
  {
    name: 'options',
    test: /^cli\/(?:options\/[\w-]+-(?:options|table)|exit-code|finish|is-folder|config-setting|commands\/(?:command|list)|help\/usage|shims\/left-out)$/,
    standIns: /^(?:batch|cli|config)\//,
  },
  { name: 'commands', test: /^cli\/commands\/(?!list|command|write|check|show)/ },
  { name: 'base', test: /^(?:text|diagnostic(?!\/codes\/))\//, standIns: /^text\// },
  { name: 'markdown', test: /^node_modules\/(?:markdown-it|linkify-it|mdurl|uc\.micro|punycode\.js)\// },
  {
    name: 'yaml',
    test: /^node_modules\/yaml\/(?!.*\/(?:yaml-1\.1|compose\/resolve-(?:flow-collection|block-scalar))\b)/,
  },
  // What every run needs that reads a file.
  {
    name: 'run',
    test: /^(?:audio\/starts-as-audio|bytes\/(?:byte-edit|concat|crc32)|chapters\/(?:flatten|most-chapters)|cli\/(?:audio-operand|output\/formats)|files\/file-source|report\/human|run\/(?:run-result|describe-run|open-audio|hasher-for))$/,
    standIns: /^(?:run|verify\/seek-drift)\b/,
  },
  { name: 'audio', test: /^(?:audio\/inspect|bytes\/inflate|id3\/read-chapters|mpeg\/seek-landing)$/ },
  {
    name: 'notes',
    test: /^(?:front-matter\/(?:stated-file|value-tree)|run\/(?:beside-name|read-notes|run-timeline))$/,
    standIns: /^front-matter\//,
  },
  { name: 'plan', test: /^(?:plan\/plan-edit|run\/former-(?:output|values))$/ },
  { name: 'run-pictures', test: /^run\/(?:image-address|read-pictures)$/, standIns: /^verify\/players\// },
  { name: 'chapterize', test: /^run\/chapterize$/ },
  { name: 'target', test: /^(?:files\/(?:output-target|touch-file)|run\/(?:confirm-inputs|rehearse-run))$/ },
  { name: 'write', test: /^files\/(?:apply-plan|replace-file|run-mark|write-edited)$/ },
  // What single commands need.
  { name: 'formats', test: /^formats\/(?:address|clock|finding|lines|losses)$/ },
  {
    name: 'objects',
    test: /^objects\/(?!(?:is-)?object-url|save-backup|multipart|plan-parts|read-back|write-result)/,
  },
  { name: 'pictures', test: /^pictures\/(?!fetch|fit|read-stored)/ },
  { name: 'edit', test: /^front-matter\/edit$/ },
  {
    name: 'edit-notes',
    test: /^(?:notes-edit\/(?:encode-edits|plan-notes-edit)|report\/notes-edit|run\/(?:edit-notes|put-notes))$/,
  },
  // Loads a part of Node that few runs need.
  { name: 'sha256', test: /^bytes\/sha256$/ },
  { name: 'made-folders', test: /^files\/(?:made-folders|named-output)$/ },
  {
    name: 'batch',
    test: /^(?:batch\/(?!object|find-objects|hand-on|merge|report-line)|cli\/run-batch|report\/batch-table)/,
  },
  {
    name: 'preview',
    test: /^(?:preview\/(?!page\/|catalogue|share|pictures-in-store|send-object|\w+-peaks|render)|cli\/run-preview)/,
  },
];

/** For the bundler; the first row that a module fits counts. */
export const sharedScripts = rows.map(({ name, test, standIns = /^$/ }) => ({
  name,
  test: (id) => (id.startsWith(lazily) ? standIns : test).test(pathOf(id)) && !isLazy(id),
}));

const lazily = '\0lazy:';

/** `run/chapterize`, `node_modules/yaml/…` */
function pathOf(id) {
  return id
    .replace(lazily, '')
    .replace(root, '')
    .replace(/^src\//, '')
    .replace(/\.ts$/, '');
}
