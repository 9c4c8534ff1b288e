// What in the source has to be bounded by somebody's thought: regular expressions that repeat, room that is made by a number, and what
// is executed or loaded.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { repository } from './result.mjs';

/**
 * @typedef {{ kind: 'pattern' | 'room' | 'execution', file: string, code: string }} Occurrence `code` on one line, with single blanks
 * @returns {{ occurrences: Occurrence[], patterns: (RegExp & { file?: string })[], files: number }}
 */
export function findOccurrences() {
  const folder = join(repository, 'src');
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ts'));
  const occurrences = [];
  const patterns = [];
  for (const file of names.sort()) {
    const text = readFileSync(join(folder, file), 'utf8');
    const codeOf = ({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, ' ');
    walk(parseAst(text, { lang: 'ts' }).body, (node) => {
      if (node.type === 'Literal' && node.regex)
        patterns.push({ file, source: node.regex.pattern, flags: node.regex.flags });
      const kind = kindOf(node, codeOf);
      if (kind !== null) occurrences.push({ kind, file, code: codeOf(node).slice(0, mostCode) });
    });
  }
  return { occurrences, patterns, files: names.length };
}

/** Characters of an occurrence that tell which it is. */
const mostCode = 90;

function walk(node, visit) {
  if (Array.isArray(node)) for (const each of node) walk(each, visit);
  if (typeof node?.type !== 'string') return;
  visit(node);
  for (const value of Object.values(node)) if (typeof value === 'object') walk(value, visit);
}

const roomTypes = /^(?:Shared)?ArrayBuffer$|^(?:(?:Big)?(?:Ui|I)nt\d+|Float\d+|Uint8Clamped)?Array$/;
const roomCalls = /(?:^Buffer\.alloc\w*|\.(?:repeat|padStart|padEnd))$/;
const executions =
  /(?:^|\.)(?:require|createRequire|getBuiltinModule|eval|Function|Worker|fork|spawn(?:Sync)?|execFile(?:Sync)?|execSync|runIn\w*Context)$/;

function kindOf(node, codeOf) {
  if (node.type === 'ImportExpression') return isOwnModule(node.source) ? null : 'execution';
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return null;
  const callee = codeOf(node.callee);
  const [size, ...more] = node.arguments;
  if (executions.test(callee)) return 'execution';
  if (callee === 'RegExp') return 'pattern';
  // A view of a buffer makes no room, and a number that stands there is its own bound.
  const makesRoom =
    (node.type === 'NewExpression' && roomTypes.test(callee) && more.length === 0) ||
    roomCalls.test(callee) ||
    (callee === 'Array.from' && size?.type === 'ObjectExpression');
  return makesRoom && size !== undefined && size.type !== 'Literal' && size.type !== 'ArrayExpression'
    ? 'room'
    : null;
}

/** A module of this program by its name. */
function isOwnModule({ type, value }) {
  return type === 'Literal' && value.startsWith('.');
}
