import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { withoutRare } from '../../.ci/rare-functions.mjs';

/** Makes a function long enough to be moved. */
const long = (text: string) => text.replace('{', `{ /* ${'-'.repeat(2000)} */`);
const name = './script.rare.cjs';

/** Moves the functions whose declarations do not contain `usual()`, and runs what is left with what was moved. */
function divide(...statements: readonly string[]) {
  const code = `${statements.join('\n')}\n`;
  const ends = statements.map((text) => code.indexOf(text) + text.length);
  const called = new Set(ends.filter((_, place) => statements[place]?.includes('usual')));
  const { usual, rare } = withoutRare(code, name.slice(2), called);
  const loaded: string[] = [];
  const load = (path: string) => {
    loaded.push(path);
    const module: { exports?: unknown } = {};
    runInNewContext(rare ?? '', { module });
    return module.exports;
  };
  const exports: Record<string, (...args: unknown[]) => unknown> = {};
  runInNewContext(usual, { exports, require: load });
  return { usual, rare, loaded, exports };
}

describe('withoutRare()', () => {
  test('moves functions that usual runs do not call, with what only they use, and loads them once', () => {
    const { usual, rare, loaded, exports } = divide(
      'const words = ["a", "b"];',
      'const twice = (n) => n * 2;',
      long('function rarely(n) { return words[twice(n)]; }'),
      'function usually(n) { return n > 0 ? twice(n) : rarely(n); }',
      'exports.run = (n) => usually(n);',
    );
    expect(usual).not.toContain('words');
    expect(rare).toContain('words');
    expect([exports['run']?.(1), loaded]).toEqual([2, []]);
    expect([exports['run']?.(0), exports['run']?.(0), loaded]).toEqual(['a', 'a', [name]]);
  });

  test('moves nothing that is too short, or of a script that usual runs do not load', () => {
    const short = divide('function rarely() { return 1; }', 'exports.run = () => rarely();');
    expect(short.rare).toBeNull();
    const code = long('function rarely() { return 1; }');
    expect(withoutRare(code, name, undefined)).toEqual({ usual: code, rare: null });
  });

  test.each([
    ['it reads a name that changes', 'let count = 0;', 'function rarely() { return ++count; }'],
    [
      'a loop gives the name its values',
      'let each = 0; for (each of [1]);',
      'function rarely() { return each; }',
    ],
    ['it is called with new', 'const made = () => new rarely().n;', 'function rarely() { return { n: 1 }; }'],
    [
      'it has a this of its own',
      'const own = { rarely };',
      'function rarely() { return this === own ? 1 : 1; }',
    ],
    ['it exports', '', 'function rarely() { exports.late = 1; return 1; }'],
  ])('leaves a function where it is if %s', (_, before, rarely) => {
    const run = before.includes('made') ? 'made' : 'rarely';
    const { rare, exports } = divide(before, long(rarely), `exports.run = () => ${run}();`);
    expect([rare, exports['run']?.()]).toEqual([null, 1]);
  });
});
