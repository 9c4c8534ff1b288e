// Moves the functions that an everyday run never calls into a second script, loaded at the first call of one of them: Node
// reads and scans whatever is in a script that it loads, called or not. Which functions those are is measured while building
// (.ci/everyday-runs.mjs), so there is no list to keep, and a function that is needed after all is loaded then.
import { parseAst } from 'rolldown/parseAst';

/** A shorter function stays: its stub would be as long. */
const leastLength = 150;

/**
 * @param code of a CommonJS script, not minified
 * @param rareScript the file name of the second script
 * @param isRun whether what stands at an offset was run
 * @returns the code with stubs in the place of the rare functions, and the code of the second script, null if there are none
 */
export function splitRareFunctions(code, rareScript, isRun) {
  const edits = [];
  const parts = [];
  for (const scope of findScopes(parseAst(code, { sourceType: 'script' }))) {
    const { moved, names: everydayNames } = chooseMoved(scope, isRun);
    if (moved.length === 0) continue;
    const [index, load] = [parts.length, `$load${parts.length}`];
    const own = new Set(moved.map(({ name }) => name));
    const used = new Set(moved.flatMap(({ node }) => [...namesIn(node)]));
    const given = [...scope.names].filter((name) => used.has(name) && !own.has(name)).join(', ');
    const called = moved.filter(
      ({ form, name }) => form !== 'statement' && isCalled(name, form, everydayNames),
    );
    const cache = `let $rare${index};`;
    const loader = `function ${load}() { return $rare${index} ??= require("./${rareScript}")[${index}]([${given}]); }`;
    edits.push({ start: scope.start, end: scope.start, text: `\n${cache}\n${loader}\n` });
    for (const one of moved) {
      const text = called.includes(one) ? stubOf(one, code, `${load}().${one.name}`) : '';
      edits.push({ start: one.start, end: one.end, text });
    }
    const inOrder = moved.toSorted((a, b) => a.start - b.start).map((one) => textOf(one, code));
    const returned = called.map(({ name }) => name).join(', ');
    parts.push(`([${given}]) => {\n${inOrder.join('\n')}\nreturn { ${returned} };\n}`);
  }
  if (parts.length === 0) return { code, rare: null };
  const everyday = edits
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .reduce((text, { start, end, text: stub }) => text.slice(0, start) + stub + text.slice(end), code);
  return { code: everyday, rare: `module.exports = [${parts.join(',\n')}];\n` };
}

/** The rare functions of a scope, and what only they speak of: that goes with them. */
function chooseMoved(scope, isRun) {
  const moved = scope.functions
    .filter((one) => isRare(one, scope, isRun))
    .map((one, number) => ({ ...one, name: one.name ?? `$${number}` }));
  if (moved.length === 0) return { moved, names: new Set() };
  let declarations = scope.body.flatMap((statement) => movableDeclaration(statement, scope));
  for (;;) {
    const gone = new Set(moved.map(({ node }) => node));
    const names = new Set();
    for (const statement of scope.body) {
      const declaration = declarations.find(({ node }) => node === statement);
      // A declaration is not needed because it speaks of itself.
      for (const name of namesIn(statement, gone)) if (name !== declaration?.name) names.add(name);
    }
    const following = declarations.filter(({ node, name }) => !gone.has(node) && !names.has(name));
    if (following.length === 0) return { moved: moved.filter((one) => !isInside(one, moved)), names };
    declarations = declarations.filter((one) => !following.includes(one));
    moved.push(...following);
  }
}

/** A method of a class that is moved as a whole goes with it. */
function isInside({ start, end }, others) {
  return others.some(
    (other) => other.start <= start && end <= other.end && end - start < other.end - other.start,
  );
}

/** What a statement declares, where nothing is lost when it is evaluated later. */
function movableDeclaration(statement, scope) {
  const [name, ...others] = namesDeclaredBy(statement);
  const isPlainOne = statement.type !== 'VariableDeclaration' || isPlain(statement.declarations[0].init);
  if (name === undefined || others.length > 0 || !isPlainOne || speaksOfAssigned(statement, scope)) return [];
  return [{ node: statement, name, start: statement.start, end: statement.end, form: 'statement' }];
}

function isPlain(node) {
  if (node === null) return false;
  const { type, callee } = node;
  const isSet = type === 'NewExpression' && ['Set', 'Map'].includes(callee.name);
  const isValue =
    /^(?:Literal|TemplateLiteral|Identifier|ClassExpression|FunctionExpression|ArrowFunctionExpression)$/;
  if (isValue.test(type)) return type !== 'TemplateLiteral' || node.expressions.length === 0;
  const isContainer = /^(?:ArrayExpression|ObjectExpression|Property|UnaryExpression|BinaryExpression)$/;
  return (isSet || isContainer.test(type)) && childrenOf(node).every(isPlain);
}

function speaksOfAssigned(node, scope) {
  return [...namesIn(node)].some((name) => scope.names.has(name) && scope.assigned.has(name));
}

function isCalled(name, form, everydayNames) {
  return form !== 'declaration' || everydayNames.has(name);
}

/**
 * Turns exports into plain properties where nothing is assigned to them later: the bundler gives each a getter of 80
 * characters, through which every call from another script would go.
 */
export function withPlainExports(code) {
  const assigned = namesAssignedIn(parseAst(code, { sourceType: 'script' }).body);
  return code.replace(
    /^Object\.defineProperty\(exports, "(\w+)", \{\s+enumerable: true,\s+get: function \(\) \{\s+return (\w+);\s+\}\s+\}\);$/gm,
    (whole, name, value) => (assigned.has(value) ? whole : `exports.${name} = ${value};`),
  );
}

function isRare({ node, hidden, form }, scope, isRun) {
  if (node.end - node.start < leastLength) return false;
  if (isRun(node.body.type === 'BlockStatement' ? node.body.start + 1 : node.body.start)) return false;
  const isArrow = node.type === 'ArrowFunctionExpression';
  const bound = [
    'Super',
    'MetaProperty',
    form === 'method' && 'PrivateIdentifier',
    isArrow && 'ThisExpression',
  ];
  if (has(node, ({ type }) => bound.includes(type))) return false;
  const names = namesIn(node);
  if ((isArrow && names.has('arguments')) || hidden.some((name) => names.has(name))) return false;
  // What is assigned to later cannot be handed over once.
  return !speaksOfAssigned(node, scope);
}

function stubOf({ node, form, start }, code, target) {
  const call = `{ return ${target}.apply(this, arguments); }`;
  if (form === 'declaration') return `function ${node.id.name}() ${call}`;
  if (form === 'expression') return `function() ${call}`;
  const key = code.slice(start, node.start).replace(/^(static\s+)?(?:async\b\s*)?(?:\*\s*)?/, '$1');
  return `${key}() ${call}`;
}

function textOf({ node, form, name }, code) {
  const text = code.slice(node.start, node.end);
  if (form === 'declaration' || form === 'statement') return text;
  if (form === 'expression') return `const ${name} = ${text};`;
  return `${node.async ? 'async ' : ''}function${node.generator ? '*' : ''} ${name}${text}`;
}

/** The script, and the functions in which the bundler wraps CommonJS modules: each with its names and its functions. */
function findScopes(program) {
  const scopes = [];
  collect(program.body, [], program.body[0].start);
  return scopes;

  function collect(body, outer, start) {
    const scope = {
      start,
      body,
      names: new Set([...outer, ...body.flatMap(namesDeclaredBy)]),
      assigned: namesAssignedIn(body),
      functions: [],
    };
    scopes.push(scope);
    const collectWrapped = ({ params, body: inner }) =>
      collect(inner.body, [...scope.names, ...params.map(({ name }) => name)], inner.start + 1);
    for (const statement of body) findFunctions(statement, [], scope.functions, collectWrapped);
  }
}

/** What a function may stand in and still see no names but those of the scope. */
const transparent = new Set([
  'ArrayExpression',
  'AssignmentExpression',
  'ClassBody',
  'ClassDeclaration',
  'ClassExpression',
  'ExpressionStatement',
  'ObjectExpression',
  'Property',
  'VariableDeclaration',
  'VariableDeclarator',
]);

/**
 * @param hidden names that only the class has in which a function stands
 * @param target the variable that the node is the value of, if it is
 */
function findFunctions(node, hidden, functions, onWrapped, target = null) {
  const { type, start, end } = node;
  if (type === 'FunctionDeclaration') {
    functions.push({ node, hidden, start, end, form: 'declaration', name: node.id.name });
  } else if (type === 'FunctionExpression' || type === 'ArrowFunctionExpression') {
    functions.push({ node, hidden, start, end, form: 'expression' });
  } else if (type === 'MethodDefinition' || (type === 'Property' && (node.method || node.kind !== 'init'))) {
    const isMethod = node.kind === 'method' || node.method;
    if (isMethod && !node.computed) functions.push({ node: node.value, hidden, start, end, form: 'method' });
  } else if (isWrapper(node)) {
    onWrapped(node.arguments[0]);
  } else if (transparent.has(type)) {
    const isOnlyInside = type === 'ClassExpression' && node.id !== null && node.id.name !== target;
    const inside = isOnlyInside ? [...hidden, node.id.name] : hidden;
    for (const inner of childrenOf(node))
      findFunctions(inner, inside, functions, onWrapped, type === 'VariableDeclarator' ? node.id.name : null);
  }
}

function isWrapper({ type, callee, arguments: [first] = [] }) {
  return (
    type === 'CallExpression' &&
    callee.object?.name === 'require_rolldown_runtime' &&
    first?.type === 'ArrowFunctionExpression' &&
    first.params[0]?.name === 'exports'
  );
}

function namesDeclaredBy(statement) {
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration')
    return [statement.id.name];
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id }) => [...namesIn(id)]);
}

/**
 * Names that a part of the code speaks of, those of its own included.
 *
 * @param without nodes that are not looked into
 */
function namesIn(node, without = new Set(), names = new Set()) {
  if (without.has(node)) return names;
  if (node.type === 'Identifier') names.add(node.name);
  for (const inner of childrenOf(node)) namesIn(inner, without, names);
  return names;
}

/** Names of these statements that are assigned to; a name that a function declares for itself is its own. */
function namesAssignedIn(body) {
  const constants = new Set(
    body.flatMap((statement) => (statement.kind === 'const' ? namesDeclaredBy(statement) : [])),
  );
  const names = new Set();
  for (const statement of body) visit(statement, constants);
  return names;

  function visit(node, own) {
    const { type, left, argument } = node;
    const target =
      type === 'UpdateExpression' ? argument : /^(?:Assignment|For(?:In|Of))/.test(type) ? left : undefined;
    // A pattern assigns to several; what else stands in it does no harm here.
    if (target !== undefined && target.type !== 'MemberExpression' && target.type !== 'VariableDeclaration')
      for (const name of namesIn(target)) if (!own.has(name)) names.add(name);
    const inside = isFunction(node) ? new Set([...own, ...namesOwnedBy(node)]) : own;
    for (const inner of childrenOf(node)) visit(inner, inside);
  }
}

/** Parameters of a function and what is declared in its outermost block. */
function namesOwnedBy({ params, body }) {
  const declared = body.type === 'BlockStatement' ? body.body.flatMap(namesDeclaredBy) : [];
  return [...params.flatMap((param) => [...namesIn(param)]), ...declared];
}

function isFunction({ type }) {
  return /^(?:Arrow)?Function(?:Declaration|Expression)$/.test(type);
}

/** Whether something inside is as asked; names of properties are not looked at. */
function has(node, isSo) {
  return isSo(node) || childrenOf(node).some((inner) => has(inner, isSo));
}

function childrenOf(node) {
  const isName = (key) =>
    !node.computed &&
    node[key]?.type !== 'PrivateIdentifier' &&
    ((node.type === 'MemberExpression' && key === 'property') ||
      ((node.type === 'Property' || node.type === 'MethodDefinition') && key === 'key' && !node.shorthand));
  return Object.entries(node).flatMap(([key, value]) =>
    isName(key) ? [] : [value].flat().filter((inner) => typeof inner?.type === 'string'),
  );
}
