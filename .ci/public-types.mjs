// Leaves of the declarations that tsc wrote only what the library's exports lead to: `dist/index.d.ts` names them, and a
// declaration needs those that its text names. Modules with nothing left go, and so do the comments of what has no name for
// users of the library.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'rolldown/utils';

/** @param dist the folder with index.d.ts */
export function keepPublicTypes(dist) {
  const modules = new Map();
  const index = join(dist, 'index.d.ts');
  const exported = [...readModule(modules, index).exports.keys()].map((name) => [index, name]);
  for (const [path, name] of exported) {
    const module = readModule(modules, path);
    const from = module.imports.get(name) ?? module.reexports.get(name);
    if (from === undefined) module.named.add(name);
    else exported.push([from.path, from.name]);
  }
  const queue = [...exported];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [path, name] = next;
    const module = readModule(modules, path);
    if (module.needed.has(name)) continue;
    module.needed.add(name);
    const from = module.imports.get(name) ?? module.reexports.get(name);
    if (from !== undefined) queue.push([from.path, from.name]);
    for (const statement of module.statements) {
      if (!statement.names.includes(name)) continue;
      for (const used of statement.uses) queue.push([path, used]);
      for (const type of statement.importTypes) queue.push([type.path, type.name]);
    }
  }
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.d.ts'))
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const path of files) {
    const text = modules.has(path) ? writeModule(modules.get(path)) : '';
    if (text === '') rmSync(path);
    else writeFileSync(path, text);
  }
}

function readModule(modules, path) {
  const known = modules.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(path, 'utf8');
  const { program, errors } = parseSync(path, text, { lang: 'dts' });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const module = {
    text,
    statements: [],
    imports: new Map(),
    exports: new Map(),
    reexports: new Map(),
    needed: new Set(),
    named: new Set(),
  };
  modules.set(path, module);
  let from = 0;
  for (const node of program.body) {
    const statement = readStatement(node, path, module);
    module.statements.push({ ...statement, node, start: from, end: node.end });
    from = node.end;
  }
  return module;
}

function readStatement(node, path, module) {
  const target = (source) => join(dirname(path), source.value.replace(/\.js$/, '.d.ts'));
  const isOwn = (source) => source.value.startsWith('.') && existsSync(target(source));
  if (node.type === 'ImportDeclaration') {
    for (const { local, imported } of node.specifiers)
      if (isOwn(node.source))
        module.imports.set(local.name, { path: target(node.source), name: imported.name });
    return { names: node.specifiers.map(({ local }) => local.name), uses: [], importTypes: [] };
  }
  if (node.type === 'ExportNamedDeclaration' && node.declaration === null) {
    for (const { local, exported } of node.specifiers) {
      module.exports.set(exported.name, local.name);
      if (node.source !== null)
        module.reexports.set(exported.name, { path: target(node.source), name: local.name });
    }
    const names = node.specifiers.map(({ exported }) => exported.name);
    return {
      names,
      uses: node.source === null ? node.specifiers.map(({ local }) => local.name) : [],
      importTypes: [],
    };
  }
  const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
  const names = (declaration.declarations ?? [declaration]).map(({ id }) => id.name);
  for (const name of node === declaration ? [] : names) module.exports.set(name, name);
  const uses = new Set();
  const importTypes = [];
  walk(declaration, (inner) => {
    if (inner.type === 'Identifier') uses.add(inner.name);
    if (inner.type === 'TSImportType' && inner.source?.value.startsWith('.'))
      importTypes.push({ path: target(inner.source), name: firstName(inner.qualifier) });
  });
  return { names, uses: [...uses], importTypes };
}

function firstName(qualifier) {
  return qualifier.type === 'Identifier' ? qualifier.name : firstName(qualifier.left);
}

function walk(node, visit) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const inner of node) walk(inner, visit);
    return;
  }
  if (typeof node.type === 'string') visit(node);
  for (const value of Object.values(node)) walk(value, visit);
}

function writeModule({ text, statements, needed, named }) {
  const kept = statements.flatMap(({ node, names, start, end }) => {
    if (!names.some((name) => needed.has(name))) return [];
    if (node.specifiers === undefined || node.specifiers.length === 0) {
      const whole = text.slice(start, end);
      return [names.some((name) => named.has(name)) ? whole : whole.replace(/\n *\/\*\*[^]*?\*\//g, '')];
    }
    const rest = node.specifiers.filter(({ local, exported }) => needed.has((exported ?? local).name));
    const list = rest.map((specifier) => text.slice(specifier.start, specifier.end)).join(', ');
    const head = text.slice(node.start, node.specifiers[0].start).replace(/\{[\s\S]*/, '{ ');
    const tail = text.slice(node.specifiers.at(-1).end, end).replace(/^[\s,]*\}/, ' }');
    return [`\n${head}${list}${tail}`];
  });
  // tsc indents by four spaces, a fourteenth of the text.
  const indented = kept
    .join('')
    .trim()
    .replace(/^(?: {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4));
  return kept.length === 0 ? '' : `${indented}\n`;
}
