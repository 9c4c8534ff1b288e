// Leaves functions of packages that nothing here calls without their bodies, and methods out: what is loaded is scanned, called
// or not.
import { parseAst } from 'rolldown/parseAst';
import { visit } from './visit-nodes.mjs';

/**
 * @param code of a module
 * @param names functions, methods and tables, with the name of their class or object where others are called the same; each
 *   must be there: one that a newer version no longer has is reported here
 * @param body what they do instead
 */
export function pruneFunctions(code, names, body) {
  const cuts = [];
  const found = new Set();
  /** The names of the classes of methods. */
  const classes = new Map();
  visit(parseAst(code, { sourceType: 'module' }), (node) => {
    if (node.type === 'VariableDeclarator' && node.init?.type === 'ClassExpression')
      for (const member of node.init.body.body) classes.set(member, node.id.name);
    const [owner = classes.get(node), own, value] = namedFunction(node);
    const name = names.includes(own) ? own : `${owner}.${own}`;
    if (!names.includes(name)) return true;
    found.add(name);
    const { start, end } =
      value.type === 'ArrowFunctionExpression' ? afterArrow(code, value) : (value.body ?? value);
    const isOwned = node.type === 'MethodDefinition' || node.type === 'Property';
    if (body.startsWith('throw ') && isOwned)
      cuts.push({ start: node.start, end: endOf(code, node), content: '' });
    else cuts.push({ start, end, content: value.type === 'ObjectExpression' ? '{}' : `{ ${body} }` });
    return false;
  });
  const missing = names.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`no function to empty: ${missing.join(', ')}`);
  return cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, content }) => text.slice(0, start) + content + text.slice(end), code);
}

/** The function or table that a node gives a name to: it declares, defines or assigns it, to an object where one is named. */
function namedFunction(node) {
  const [key, value] =
    node.type === 'FunctionDeclaration'
      ? [node.id, node]
      : node.type === 'MethodDefinition' || node.type === 'Property'
        ? [node.key, node.value]
        : node.type === 'VariableDeclarator'
          ? [node.id, node.init]
          : node.type === 'AssignmentExpression'
            ? [node.left.property, node.right]
            : [];
  return /Function|ObjectExpression/.test(value?.type) ? [node.left?.object?.name, key?.name, value] : [];
}

/** With the comma behind a property. */
function endOf(code, { type, end }) {
  return type === 'Property' && code[end] === ',' ? end + 1 : end;
}

/** The body of an arrow function may be an expression in parentheses. */
function afterArrow(code, { body, end }) {
  return { start: code.lastIndexOf('=>', body.start) + 2, end };
}
