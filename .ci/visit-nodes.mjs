/** Shows each node of a syntax tree to `look`, which answers false for one that is not to be gone into. */
export function visit(node, look) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string' && look(node) === false) return;
  for (const value of Object.values(node)) visit(value, look);
}
