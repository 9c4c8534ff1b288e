// Constants of a script that are regular expressions with classes of Unicode (`\p{L}`), or lists of them: V8 checks each when it is
// made, and takes a tenth of a millisecond for such a class. Most runs use few of them, so each is made when it is first used.
import { parseAst } from 'rolldown/parseAst';

/** @param code of a script before its names are shortened */
export function withLateConstants(code) {
  const { body } = parseAst(code);
  const isLate = (statement) =>
    isOfPatterns(statement) && slow.test(code.slice(statement.start, statement.end));
  const constants = new Map(
    body.filter(isLate).map((statement) => [statement.declarations[0].id.name, statement]),
  );
  const uses = new Map(Array.from(constants.keys(), (name) => [name, []]));
  for (const statement of body)
    if (isLate(statement)) collect(statement.declarations[0].init, statement, '', true, uses);
    else collect(statement, statement, '', false, uses);
  return Array.from(constants)
    .flatMap(([name, statement]) => changesFor(name, statement, uses, code))
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, put }) => text.slice(0, start) + put + text.slice(end), code);
}

/** A class of Unicode, or a pattern that is put together. */
const slow = /\\[pP]\{|\bnew RegExp\(/;

/** Whether a statement declares one constant that is made of patterns. */
function isOfPatterns({ kind, declarations = [] }) {
  return kind === 'const' && declarations.length === 1 && isPattern(declarations[0].init);
}

function isPattern(init) {
  if (init?.type === 'ArrayExpression')
    return init.elements.every((each) => each.type === 'Identifier' || isPattern(each));
  if (init?.type === 'ObjectExpression')
    return init.properties.every(({ value }) => value !== undefined && isPattern(value));
  return init?.regex !== undefined || (init?.type === 'NewExpression' && init.callee.name === 'RegExp');
}

/** None where a name is used at load, or something else has it, too: scopes would have to be looked at to tell them apart. */
function changesFor(name, { start, end, declarations: [{ init }] }, uses, code) {
  const own = uses.get(name);
  if (own.length === 0 || own.some(({ isRead, isInFunction }) => !isRead || !isInFunction)) return [];
  const isPlain = Array.from(uses.values()).every((all) =>
    all.every(({ node }) => node.end <= init.start || node.start >= init.end),
  );
  const [{ node: first }] = own;
  if (own.length === 1 && isPlain)
    return [
      { start, end, put: `let ${name};` },
      { start: first.start, end: first.end, put: `(${name} ??= ${code.slice(init.start, init.end)})` },
    ];
  const make = `make_${name}`;
  return [
    { start, end: init.start, put: `let ${name}; function ${make}() { return ${name} ??= ` },
    { start: init.end, end, put: '; }' },
    ...own.map(({ node }) => ({ start: node.start, end: node.end, put: `${make}()` })),
  ];
}

/** Finds where names are: whether they are read there, or declared or assigned, and whether when a function is called. */
function collect(node, parent, key, isInFunction, uses) {
  if (Array.isArray(node)) {
    for (const each of node) collect(each, parent, key, isInFunction, uses);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'Identifier' && !isLabel(parent, key))
    uses.get(node.name)?.push({ node, isRead: reads(parent, key), isInFunction });
  const isWithin = isInFunction || /Function/.test(node.type ?? '');
  for (const [name, value] of Object.entries(node)) collect(value, node, name, isWithin, uses);
}

/** The name of a property is not a variable. */
function isLabel({ type, computed, shorthand }, key) {
  if (computed || shorthand) return false;
  return type === 'MemberExpression' ? key === 'property' : key === 'key';
}

/** Those of patterns and of shorthands count as declared. */
function reads({ type }, key) {
  if (type === 'VariableDeclarator') return key === 'init';
  if (type === 'AssignmentExpression') return key === 'right';
  return !/Function|Class|Catch|Pattern|Rest|Property/.test(type);
}
