// Empties functions of packages that nothing here calls: what is loaded is scanned, called or not.
import { parseAst } from 'rolldown/parseAst';

/**
 * @param code of a module
 * @param names functions and methods, each of which must be there: one that a newer version no longer has is reported here
 * @param body what they do instead
 */
export function pruneFunctions(code, names, body) {
  const bodies = [];
  const found = new Set();
  visit(parseAst(code, { sourceType: 'module' }), (node) => {
    const name = node.type === 'MethodDefinition' ? node.key.name : node.id?.name;
    const isFunction = node.type === 'MethodDefinition' || node.type === 'FunctionDeclaration';
    if (!isFunction || !names.includes(name)) return true;
    found.add(name);
    bodies.push((node.value ?? node).body);
    return false;
  });
  const missing = names.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`no function to empty: ${missing.join(', ')}`);
  return bodies
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => `${text.slice(0, start)}{ ${body} }${text.slice(end)}`, code);
}

/** Shows each node to `look`, which says whether to go into it. */
function visit(node, look) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string' && !look(node)) return;
  for (const value of Object.values(node)) visit(value, look);
}
