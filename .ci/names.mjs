// The names in a syntax tree.
import { visit } from './visit-nodes.mjs';

/** Every name in it that may stand for something outside of it: not those of properties. */
export function namesIn(node, found = new Set()) {
  if (node === null || typeof node !== 'object') return found;
  if (node.type === 'Identifier') found.add(node.name);
  for (const [part, value] of Object.entries(node))
    if (node.computed !== false || (part !== 'property' && part !== 'key')) namesIn(value, found);
  return found;
}

/** The names that get another value than the one that they are declared with, in whatever scope. */
export function findAssigned(tree) {
  const found = new Set();
  visit(tree, ({ type, left, argument }) => {
    if (type === 'AssignmentExpression') namesIn(left, found);
    if (type === 'UpdateExpression') namesIn(argument, found);
    if (type.startsWith('For') && left && left.type !== 'VariableDeclaration') namesIn(left, found);
  });
  return found;
}
