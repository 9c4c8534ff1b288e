// How the scripts of the bundle load each other, in fewer bytes than the bundler writes: it was a fourteenth of them.
import { parseAst } from 'rolldown/parseAst';
import { findAssigned } from './names.mjs';

/** @param code of a script */
export function withShortLinks(code) {
  return withShortExports(withShortImports(withoutUnused(code)));
}

/** The script of the bundler is required by most scripts, whether they use it or not. */
function withoutUnused(code) {
  return code.replace(/(^|[,;])require\("\.\/rolldown-runtime\.cjs"\)[,;]/, '$1');
}

/**
 * `require` reads a script synchronously. Where its exports are awaited, no promise is needed around it: what it throws is
 * thrown at the same place.
 */
function withShortImports(code) {
  return code
    .replace(
      /Promise\.resolve\(\)\.then\(\(\)=>(require\("[^"]*"\))\)\.then\((\w)=>\2\.([\w$]+)\)/g,
      'Promise.resolve().then(()=>$1.$3)',
    )
    .replace(
      /\bawait Promise\.resolve\(\)\.then\(\(\)=>(require\("[^"]*"\)(?:\.[\w$]+)?)\)(?!\.)/g,
      'await $1',
    )
    .replace(
      /\(\)=>Promise\.resolve\(\)\.then\(\(\)=>(require\("[^"]*"\)(?:\.[\w$]+)?)\)(?=[,}\]])/g,
      'async()=>$1',
    )
    .replaceAll('module.require(', 'require(');
}

/**
 * Exports stand at the end of a script, where their values are known: they are plain properties, unless the script assigns to
 * one of them later, or is to be asked for it.
 */
function withShortExports(code) {
  const program = parseAst(code);
  const last = program.body.at(-1).expression;
  const expressions = last?.type === 'SequenceExpression' ? last.expressions : [last];
  const exported = expressions.map(readExport);
  const defined = exported.slice(exported.lastIndexOf(null) + 1);
  if (defined.length === 0) return code;
  const assigned = findAssigned(program);
  const changing = program.body
    .filter(({ kind }) => kind === 'let' || kind === 'var')
    .flatMap(({ declarations }) => declarations.map(({ id }) => id.name))
    .filter((name) => assigned.has(name));
  const properties = defined.map(({ name, value }) => {
    const written = code.slice(value.start, value.end);
    if (changing.includes(written) || value.type === 'CallExpression')
      return `get ${name}(){return ${written}}`;
    return name === written ? name : `${name}:${written}`;
  });
  return `${code.slice(0, expressions.at(-defined.length).start)}module.exports={${properties.join(',')}};`;
}

/** `exports.NAME = VALUE`, or the same by `Object.defineProperty` where the bundler leaves it open whether the value changes. */
function readExport(node) {
  const { type, left, right, callee, arguments: given } = node ?? {};
  if (type === 'AssignmentExpression' && left.object?.name === 'exports')
    return { name: left.property.name, value: right };
  if (callee?.property?.name !== 'defineProperty' || given[0].name !== 'exports') return null;
  const { value } = given[2].properties.find(({ key }) => key.name === 'get');
  return { name: given[1].value, value: value.body.body[0].argument };
}
