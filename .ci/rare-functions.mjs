// Moves the functions that the usual runs do not call (.ci/typical-runs.mjs) from each script into one beside it, which is read
// when one of them is called: Node scans what it loads, called or not.
import { parseAst } from 'rolldown/parseAst';
import { findAssigned, namesIn } from './names.mjs';
import { visit } from './visit-nodes.mjs';

/** A shorter function is hardly longer than what would stand for it. */
const leastLength = 100;
/** A script has to be found and read: so much must be saved. */
const leastSaved = 2000;

/**
 * @param code of a script, in which each thing that is declared has a name of its own
 * @param name of the script for the rare functions
 * @param called where the functions end that usual runs call; undefined if they do not load the script
 * @returns the script without them, and theirs, which is null when there are none
 */
export function withoutRare(code, name, called) {
  if (called === undefined) return { usual: code, rare: null };
  const statements = parseAst(code).body.map((node) => ({
    node,
    declared: declaredNames(node),
    uses: namesIn(node),
  }));
  const rare = findRare(statements, (node) => !called.has(node.end));
  const texts = rare.map(({ node: { start, end } }) => code.slice(start, end));
  if (texts.join('').length < leastSaved) return { usual: code, rare: null };
  const own = namesOf(rare, 'declared');
  const wanted = usedBy(statements.filter((each) => !rare.includes(each)));
  const entries = [...own].filter((each) => wanted.has(each));
  const known = namesOf(statements, 'declared');
  const taken = [...namesOf(rare, 'uses')].filter((used) => known.has(used) && !own.has(used));
  const standIns = entries.map((entry, place) => `${entry}=$rare(${place})`).join();
  const rest = rare
    .toReversed()
    .reduce((text, { node: { start, end } }) => text.slice(0, start) + text.slice(end), code);
  return {
    usual:
      `let $made;const $rare=(place)=>(...a)=>($made??=require("./${name}")([${taken.join()}]))[place](...a)` +
      `,${standIns};\n${rest}`,
    rare: `module.exports=([${taken.join()}])=>{\n${texts.join('\n')}\nreturn [${entries.join()}]}`,
  };
}

/** The statements that go: rare functions, and what only they use. */
function findRare(statements, isUncalled) {
  const known = namesOf(statements, 'declared');
  const assigned = findAssigned(statements.map(({ node }) => node));
  const constructed = findConstructed(statements.map(({ node }) => node));
  const isRare = ({ node }) => functionOf(node) !== null && isUncalled(functionOf(node));
  // They get what they use of the others when the first of them is called, as it is then: nothing of it may change later.
  const movable = statements.filter(
    (each) =>
      each.declared.length === 1 &&
      ![...each.uses].some((used) => known.has(used) && assigned.has(used)) &&
      (isRare(each) || (each.node.kind === 'const' && !each.uses.has('require'))) &&
      !boundToScript.some((name) => each.uses.has(name)) &&
      !constructed.has(each.declared[0]) &&
      !hasThis(each.node),
  );
  const isLong = ({ node: { start, end } }) => end - start >= leastLength;
  const moved = new Set(movable.filter((each) => isRare(each) && isLong(each)));
  for (let size = -1; size !== moved.size; ) {
    size = moved.size;
    const wanted = usedBy(statements.filter((each) => !moved.has(each)));
    for (const each of movable) if (!wanted.has(each.declared[0])) moved.add(each);
  }
  return statements.filter((each) => moved.has(each));
}

/** The function that a statement is about. */
function functionOf(node) {
  if (node.type === 'FunctionDeclaration') return node;
  const init = node.declarations?.[0].init;
  return init?.type === 'ArrowFunctionExpression' ? init : null;
}

function declaredNames({ id, declarations = [] }) {
  return [id, ...declarations.map((each) => each.id)].flatMap((each) => [...namesIn(each)]);
}

function namesOf(statements, part) {
  return new Set(statements.flatMap((each) => [...each[part]]));
}

/** The names that statements use of others. */
function usedBy(statements) {
  return new Set(
    statements.flatMap(({ declared, uses }) => [...uses].filter((used) => !declared.includes(used))),
  );
}

function hasThis(tree) {
  let has = false;
  visit(tree, ({ type }) => {
    has ||= type === 'ThisExpression';
  });
  return has;
}

/** What means another thing in another script. */
const boundToScript = ['exports', 'module', '__filename'];

/** The names that stand behind `new`: what stands for a function cannot be called so. */
function findConstructed(tree) {
  const found = new Set();
  visit(tree, ({ type, callee }) => {
    if (type === 'NewExpression') found.add(callee.name);
  });
  return found;
}
