// Puts the declarations that tsc wrote into one file, `dist/index.d.ts`, as far as the library's exports lead to them: it names
// some, and a declaration needs those that its text names. The others go, and so do the comments of what has no name for users
// of the library. `keyof typeof table` becomes the names of the rows of the table: nothing else of the rows is needed for it.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'rolldown/utils';
import { visit } from './visit-nodes.mjs';

/** @param dist the folder with index.d.ts */
export function keepPublicTypes(dist) {
  const index = join(dist, 'index.d.ts');
  const modules = new Map();
  const { imports: exported } = readModule(modules, index);
  const declared = new Map();
  /** @returns the name of what a module calls so */
  const declare = (path, name) => {
    const module = readModule(modules, path);
    const from = module.imports.get(name);
    if (from !== undefined) return declare(from.path, from.name);
    const own = module.statements.filter(({ names }) => names.includes(name));
    // What is declared nowhere is a part of the language, of a type or of an object.
    if (own.length === 0) return name;
    const known = declared.get(name);
    if (known !== undefined) {
      if (known[0].text !== own[0].text) throw new Error(`${path}: there is another ${name}`);
      return name;
    }
    declared.set(name, own);
    for (const { uses, importTypes } of own) {
      for (const used of uses) declare(path, used);
      for (const type of importTypes) declare(type.path, type.name);
    }
    return name;
  };
  const named = new Map([...exported.keys()].map((name) => [declare(index, name), name]));
  const texts = [...declared].flatMap(([name, own]) =>
    own.map((statement) => writeStatement(statement, named.has(name))),
  );
  const list = [...named].map(([name, outside]) => (name === outside ? name : `${name} as ${outside}`));
  const files = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('.d.ts'));
  for (const name of files) rmSync(join(dist, name));
  writeFileSync(index, `${[...texts, `export { ${list.join(', ')} };`].join('\n')}\n`);
}

function readModule(modules, path) {
  const known = modules.get(path);
  if (known !== undefined) return known;
  const text = withRowNames(path, readFileSync(path, 'utf8'));
  const program = parse(path, text);
  const module = { statements: [], imports: new Map() };
  modules.set(path, module);
  let from = 0;
  for (const node of program.body) {
    if (node.source) readNames(node, path, module);
    else if (node.declaration !== null)
      module.statements.push({ ...readDeclaration(node, path), text: text.slice(from, node.end) });
    from = node.end;
  }
  return module;
}

function parse(path, text) {
  const { program, errors } = parseSync(path, text, { lang: 'dts' });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  return program;
}

/** The text of a module with the names of the rows in place of `keyof typeof` a table of its own. */
function withRowNames(path, text) {
  const program = parse(path, text);
  const tables = new Map();
  visit(program, ({ type, id }) => {
    const { members } = id?.typeAnnotation?.typeAnnotation ?? {};
    if (type === 'VariableDeclarator' && members !== undefined) tables.set(id.name, members);
  });
  let written = text;
  visit(program, ({ type, operator, typeAnnotation, start, end }) => {
    if (type !== 'TSTypeOperator' || operator !== 'keyof') return;
    const rows = tables.get(typeAnnotation.exprName?.name);
    if (rows === undefined) return;
    const names = rows.map(({ key }) => key.raw ?? `'${key.name}'`);
    written = written.replace(text.slice(start, end), names.join('\n    | '));
  });
  return written;
}

/** What a line imports, or hands on: from another module of ours, or from a package. */
function readNames({ source, specifiers }, path, { imports, statements }) {
  const isOwn = source.value.startsWith('.');
  for (const { local, imported, exported } of specifiers) {
    const [outside, inside] = [(imported ?? local).name, (exported ?? local).name];
    if (isOwn) imports.set(inside, { path: declarationsOf(source, path), name: outside });
    else statements.push(readImport(source.value, outside, inside));
  }
}

function readImport(source, outside, inside) {
  const name = outside === inside ? inside : `${outside} as ${inside}`;
  return { names: [inside], uses: [], importTypes: [], text: `import type { ${name} } from '${source}';` };
}

function readDeclaration(node, path) {
  const declaration = node.declaration ?? node;
  const uses = new Set();
  const importTypes = [];
  visit(declaration, (inner) => {
    if (inner.type === 'Identifier') uses.add(inner.name);
    if (inner.type === 'TSImportType' && inner.source.value.startsWith('.'))
      importTypes.push({ path: declarationsOf(inner.source, path), name: firstName(inner.qualifier) });
  });
  return { names: (declaration.declarations ?? [declaration]).map(({ id }) => id.name), uses, importTypes };
}

function declarationsOf({ value }, importer) {
  return join(dirname(importer), value.replace(/\.js$/, '.d.ts'));
}

function firstName(qualifier) {
  return qualifier.type === 'Identifier' ? qualifier.name : firstName(qualifier.left);
}

function writeStatement({ text }, isNamed) {
  const words = isNamed ? text : text.replace(/\n? *\/\*\*[^]*?\*\//g, '');
  return (
    words
      .trim()
      .replace(/^export /m, '')
      .replace(/\bimport\("\.[^"]*"\)\./g, '')
      // tsc indents by four spaces, a fourteenth of the text.
      .replace(/^(?: {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4))
  );
}
