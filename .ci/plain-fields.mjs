// markdown-it is built for engines without class fields: each of the twelve fields of every token would be defined by a call.
import { parseAst } from 'rolldown/parseAst';
import { visit } from './visit-nodes.mjs';

/** @param code of a module in which `_defineProperty(this, "name", value)` becomes `(this.name = value)` */
export function withPlainFields(code) {
  const cuts = [];
  visit(parseAst(code, { sourceType: 'module' }), (node) => {
    if (node.type !== 'CallExpression' || node.callee.name !== '_defineProperty') return true;
    const [owner, name, value] = node.arguments;
    const field = `${code.slice(owner.start, owner.end)}.${name.value}`;
    cuts.push({ start: node.start, end: value.start, content: `(${field} = ` });
    return true;
  });
  return cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, content }) => text.slice(0, start) + content + text.slice(end), code);
}
