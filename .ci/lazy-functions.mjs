// Modules of which most runs call nothing are in scripts of their own, which are read when one of their functions is called
// first: for those who import them the bundle has functions in their place that do this, once.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'rolldown/utils';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The scripts, and the modules of each: those that are called together. */
const scripts = {
  // Front matter of each kind, and the lists of chapters in it.
  'yaml-front-matter': ['src/front-matter/yaml-shield.ts'],
  'yaml-values': ['src/front-matter/yaml-tree.ts'],
  'toml-front-matter': ['src/front-matter/toml-scan.ts', 'src/front-matter/toml-tree.ts'],
  'json-values': [
    'src/front-matter/json-tree.ts',
    'src/front-matter/string-literals.ts',
    'src/formats/detect-json.ts',
  ],
  'program-lists': ['src/front-matter/program-lists.ts', 'src/front-matter/several-lists.ts'],
  'front-matter-values': [
    'src/front-matter/byte-length.ts',
    'src/front-matter/candidates.ts',
    'src/front-matter/duration.ts',
    'src/front-matter/parallel-lists.ts',
    'src/front-matter/read-stated.ts',
    'src/front-matter/timed-lists.ts',
  ],
  'front-matter-lists': [
    'src/front-matter/chapter-keys.ts',
    'src/front-matter/chapter-list.ts',
    'src/front-matter/composed-start.ts',
    'src/front-matter/entry-writing.ts',
    'src/front-matter/headed-list.ts',
    'src/front-matter/numbered-list.ts',
    'src/front-matter/raw-chapter.ts',
    'src/front-matter/raw-chapters.ts',
    'src/front-matter/recordings.ts',
    'src/front-matter/seconds.ts',
    'src/front-matter/joined-lists.ts',
    'src/front-matter/text-entry.ts',
    'src/front-matter/timed-entry.ts',
    'src/front-matter/timed-line.ts',
    'src/front-matter/timed-map.ts',
    'src/front-matter/even-list.ts',
  ],
  'yaml-braces': ['node_modules/yaml/browser/dist/compose/resolve-flow-collection.js'],
  'yaml-blocks': ['node_modules/yaml/browser/dist/compose/resolve-block-scalar.js'],
  // Notes in forms of their own.
  'html-notes': ['src/notes/units/html-units.ts', 'src/notes/units/html-tag.ts'],
  'linked-data': ['src/front-matter/linked-data.ts'],
  'table-notes': [
    'src/notes/lists/compared.ts',
    'src/notes/titles/row-link.ts',
    'src/notes/units/table-row.ts',
    'src/notes/units/table-columns.ts',
  ],
  'title-lines': ['src/notes/titles/title-labels.ts', 'src/notes/titles/wrapped-lines.ts'],
  'behind-list': ['src/notes/lists/behind-list.ts'],
  'begin-words': ['src/notes/sightings/begin-words.ts'],
  'bible-book': ['src/notes/sightings/bible-book.ts'],
  broadcast: ['src/notes/sightings/broadcast.ts'],
  'run-on': ['src/notes/sightings/run-on.ts'],
  'time-tags': ['src/notes/units/template-tags.ts', 'src/notes/units/time-tags.ts'],
  'second-times': ['src/notes/titles/second-times.ts'],
  speakers: ['src/notes/lists/turns-below.ts', 'src/notes/lists/repeated-names.ts'],
  remarks: [
    'src/notes/lists/named-parts.ts',
    'src/notes/lists/prayers.ts',
    'src/notes/lists/remarks.ts',
    'src/notes/lists/scripts.ts',
  ],
  'value-notes': [
    'src/notes/lists/several-texts.ts',
    'src/notes/units/code-strings.ts',
    'src/notes/units/long-strings.ts',
    'src/notes/units/value-text.ts',
  ],
  'long-lines': [
    'src/notes/lists/behind-quotation.ts',
    'src/notes/lists/cited-in-parts.ts',
    'src/notes/lists/quotations.ts',
    'src/notes/titles/open-lines.ts',
    'src/notes/titles/set-in-lines.ts',
  ],
  'markup-data': ['src/notes/units/markup-data.ts'],
  'linked-units': ['src/notes/sightings/linked-units.ts'],
  'unescaped-marks': [
    'src/notes/titles/leftover-markup.ts',
    'src/notes/units/definitions.ts',
    'src/notes/units/own-stars.ts',
    'src/text/find-unescaped.ts',
  ],
  'number-lists': [
    'src/notes/lists/headed-speech.ts',
    'src/notes/lists/label-list.ts',
    'src/notes/lists/led-list.ts',
    'src/notes/lists/link-list.ts',
    'src/notes/lists/minute-list.ts',
    'src/notes/lists/other-times.ts',
    'src/notes/lists/pointer.ts',
    'src/notes/lists/unix-list.ts',
  ],
  // Doubts about a list that does not say that it is one of chapters.
  'list-doubts': [
    'src/notes/lists/day-doubt.ts',
    'src/notes/lists/doubt-evidence.ts',
    'src/notes/lists/instructions.ts',
    'src/notes/lists/other-sides.ts',
    'src/notes/lists/scores.ts',
    'src/notes/lists/title-doubts.ts',
    'src/notes/lists/title-words.ts',
    'src/notes/lists/whole-list.ts',
  ],
  'not-chapters': ['src/notes/titles/not-chapters.ts'],
  habits: ['src/notes/titles/habits.ts'],
  'data-titles': ['src/notes/titles/data-titles.ts'],
  'chapter-images': ['src/notes/titles/chapter-images.ts'],
  'beside-chapters': ['src/notes/roles/beside-chapters.ts', 'src/notes/roles/fit.ts'],
  weekdays: ['src/notes/roles/weekdays.ts'],
  'unread-notes': ['src/notes/lists/no-chapters.ts'],
  'broken-clocks': ['src/chapters/broken-clock.ts'],
  'all-times': ['src/notes/roles/all-times.ts'],
  // Tags of other programs and versions.
  'convert-tag': [
    'src/id3/convert/carry-frame.ts',
    'src/id3/convert/convert.ts',
    'src/id3/convert/dates.ts',
    'src/id3/convert/layout.ts',
    'src/id3/convert/names-v22.ts',
    'src/id3/convert/people-list.ts',
    'src/id3/convert/recode.ts',
    'src/id3/convert/reshape.ts',
    'src/id3/convert/table.ts',
  ],
  'carried-tags': ['src/id3/apev2.ts', 'src/id3/id3v1.ts', 'src/plan/carried-part.ts'],
  'tag-origin': ['src/id3/origin.ts'],
  'origin-pieces': ['src/id3/origin-pieces.ts', 'src/id3/unsynchronised-run.ts'],
  'chapter-faults': ['src/id3/chapter-faults.ts'],
  'extended-header': ['src/id3/extended-header.ts'],
  'not-mpeg': ['src/audio/not-mpeg.ts'],
  // What few results need to be told.
  'code-frame': ['src/report/code-frame.ts'],
  'report-json': ['src/report/json.ts'],
  'report-batch': ['src/report/batch-json.ts', 'src/report/batch-table.ts'],
  'report-github': ['src/report/github.ts', 'src/report/failure.ts'],
  // What a run did that was to write something.
  'report-outcome': ['src/report/outcome.ts'],
  'report-changes': ['src/report/change-lines.ts'],
  'timeline-picture': ['src/report/timeline-picture.ts'],
  'report-seek': ['src/report/seek-table.ts', 'src/report/times-table.ts'],
  'length-reason': [
    'src/verify/duration-reason.ts',
    'src/verify/length-reason.ts',
    'src/verify/not-stated.ts',
  ],
  'stated-duration': ['src/front-matter/render-duration.ts'],
  'chapter-changes': ['src/chapters/changes.ts'],
  // Rules of players that are asked for.
  'player-rules': [
    'src/verify/players/chapter-rules.ts',
    'src/verify/players/check-players.ts',
    'src/verify/players/list-rules.ts',
    'src/verify/players/players.ts',
  ],
  // Notes are checked alone, too.
  'audio-facts': ['src/run/audio-chapters.ts', 'src/verify/seek-drift.ts'],
  'prove-plan': ['src/plan/prove-tag.ts', 'src/plan/confirm-plan.ts'],
  nearest: ['src/diagnostic/nearest.ts'],
  'print-notes-edit': ['src/cli/print-notes-edit.ts'],
  'report-one': ['src/cli/report-one.ts'],
  'tag-backup': ['src/files/tag-backup.ts'],
  'small-files': ['src/run/file-chapters.ts', 'src/run/write-small.ts'],
  'usage-failure': ['src/cli/usage-failure.ts'],
  // What help does without.
  'cut-pieces': ['src/chapters/timeline-pieces.ts'],
  timestamps: ['src/chapters/timestamp.ts'],
  'run-options': [
    'src/cli/options/run-options.ts',
    'src/cli/read-stdin.ts',
    'src/cli/io.ts',
    'src/config/find-config.ts',
    'src/cli/config-options.ts',
  ],
  addresses: ['src/objects/object-url.ts', 'src/published/web-address.ts', 'src/batch/episode-file.ts'],
};

const scriptOf = new Map(
  Object.entries(scripts).flatMap(([script, modules]) => modules.map((path) => [`${root}${path}`, script])),
);
/** Whether a module is in one of those scripts. */
export const isLazy = (id) => scriptOf.has(id);

const entryOf = (script) => `\0lazy-entry:${script}`;
const standInFor = (id) => `\0lazy:${id}`;
/** Module of the bundle: makes a function that reads a script when it is called first. */
const lateCall = '\0late-call';

/** Scripts of the bundle. */
export const lazyScripts = Object.fromEntries(
  Object.keys(scripts).map((script) => [script, entryOf(script)]),
);

/** A plugin of the bundler. */
export const lazyFunctions = {
  name: 'lazy-functions',
  async resolveId(source, importer, { kind }) {
    if (source.startsWith('\0')) return source;
    if (importer === undefined || importer.startsWith('\0') || kind !== 'import-statement') return null;
    const resolved = await this.resolve(source, importer, { skipSelf: true });
    const script = scriptOf.get(resolved?.id);
    return script === undefined || script === scriptOf.get(importer) ? null : standInFor(resolved.id);
  },
  load(id) {
    if (id === lateCall) return late;
    if (id.startsWith('\0lazy-entry:')) return renderEntry(id.slice('\0lazy-entry:'.length));
    return id.startsWith('\0lazy:') ? renderStandIn(id.slice('\0lazy:'.length)) : null;
  },
};

const late = `
  export const late = (script, name, known) => (...args) =>
    (known ??= module.require('./' + script + '.cjs')[name])(...args);`;

function renderEntry(script) {
  return scripts[script].map((path) => `export * from ${JSON.stringify(`${root}${path}`)};`).join('\n');
}

function renderStandIn(path) {
  const text = readFileSync(path, 'utf8');
  const { body } = parseSync(path, text).program;
  const exported = body.filter(({ type }) => type === 'ExportNamedDeclaration');
  // What a module hands on from another one, such as a test that every run makes, needs no script.
  const handedOn = exported.flatMap(({ source, specifiers }) =>
    source === null
      ? []
      : `export { ${specifiers.map(({ exported: { name } }) => name).join(', ')} } from ${JSON.stringify(tsOf(source, path))};`,
  );
  // `export { NAME }` at the end, as packages have it.
  const listed = exported.flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name));
  const standIns = [
    ...exported.map(({ declaration }) => declaration),
    ...body.filter((node) => listed.includes(node.id?.name)),
  ]
    .flatMap((node) => node?.declarations ?? node ?? [])
    .flatMap(({ type, id: { name }, init }) => {
      const constant = init === null || init === undefined ? '' : text.slice(init.start, init.end);
      if (init?.type === 'Literal' || /^[-\d_\s*<]+$/.test(constant))
        return [`export const ${name} = ${constant};`];
      // What else is imported by name, such as a class, the bundler misses.
      if (type !== 'FunctionDeclaration' && init?.type !== 'ArrowFunctionExpression') return [];
      return [`export const ${name} = /* @__PURE__ */ late('${scriptOf.get(path)}', '${name}');`];
    });
  return [`import { late } from ${JSON.stringify(lateCall)};`, ...handedOn, ...standIns].join('\n');
}

function tsOf({ value }, importer) {
  return join(dirname(importer), value.replace(/\.js$/, '.ts'));
}
