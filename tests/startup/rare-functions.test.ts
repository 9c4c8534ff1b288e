import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

interface Split {
  readonly code: string;
  readonly rare: string | null;
}

const {
  splitRareFunctions,
  withPlainExports,
}: {
  readonly splitRareFunctions: (code: string, script: string, isRun: (offset: number) => boolean) => Split;
  readonly withPlainExports: (code: string) => string;
} = await import(new URL('../../.ci/rare-functions.mjs', import.meta.url).href);

const folder = mkdtempSync(join(tmpdir(), 'chapterize-rare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Makes a function too long to stay where it is. */
const filler = `/* ${'long '.repeat(60)} */`;

/** Splits a script of which nothing was run but what names `everyday`, and gives its parts and its exports. */
function split(
  code: string,
): Split & { readonly rareScript: string; readonly load: () => Readonly<Record<string, unknown>> } {
  const name = `case-${readdirSync(folder).length}`;
  const parts = splitRareFunctions(code, `${name}.rare.cjs`, (offset) =>
    /^[^}]*everyday/.test(code.slice(offset)),
  );
  writeFileSync(join(folder, `${name}.cjs`), parts.code);
  const rareScript = join(folder, `${name}.rare.cjs`);
  if (parts.rare !== null) writeFileSync(rareScript, parts.rare);
  return { ...parts, rareScript, load: () => createRequire(import.meta.url)(join(folder, `${name}.cjs`)) };
}

describe('splitRareFunctions()', () => {
  test.each([
    ['a function', `function f(a, b = 2) { ${filler} return a + b; }\nexports.f = f;`, 'f', [1], 3],
    ['its arguments', `function f() { ${filler} return arguments.length; }\nexports.f = f;`, 'f', [1, 2], 2],
    ['a function as value', `exports.f = function (a) { ${filler} return a; };`, 'f', [7], 7],
    ['an arrow function', `const by = 3;\nexports.f = (a) => { ${filler} return a * by; };`, 'f', [2], 6],
    [
      'a method, with what it is called on',
      `class A { n = 4; m(a) { ${filler} return this.n + a; } }\nexports.f = (a) => new A().m(a) + 'everyday';`,
      'f',
      [1],
      '5everyday',
    ],
    [
      'a generator',
      `class A { *m(a) { ${filler} yield a; yield* [2, 3]; } }\nexports.f = (a) => [...new A().m(a)].concat('everyday');`,
      'f',
      [1],
      [1, 2, 3, 'everyday'],
    ],
    [
      'what only rare functions speak of',
      `const most = 9;\nfunction helper(a) { return a > most; }\nfunction f(a) { ${filler} return helper(a); }\nexports.f = f;`,
      'f',
      [10],
      true,
    ],
    [
      'a class with rare methods that only rare functions make',
      `class Only { get() { ${filler} return 8; } }\nfunction f() { ${filler} return new Only().get(); }\nexports.f = f;`,
      'f',
      [],
      8,
    ],
    [
      'a class that only rare functions make',
      `class Only { #a = 5; get() { return this.#a; } }\nfunction f() { ${filler} return new Only().get(); }\nexports.f = f;`,
      'f',
      [],
      5,
    ],
  ])('moves %s', (_, code, name, args, expected) => {
    const { code: everyday, rare, load } = split(code);
    expect(rare).toContain('long long');
    expect(everyday).not.toContain('long long');
    for (const word of ['most', 'helper', '#a']) expect(everyday).not.toContain(word);
    const value = load()[name];
    if (typeof value !== 'function') throw new Error('no function');
    expect(value(...args)).toEqual(expected);
  });

  test('awaits what an async function gives, and passes on what it throws', async () => {
    const { load } = split(`async function f(a) { ${filler} if (a) throw new Error('no'); }\nexports.f = f;`);
    const { f } = load();
    if (typeof f !== 'function') throw new Error('no function');
    await expect(f(0)).resolves.toBeUndefined();
    await expect(f(1)).rejects.toThrow('no');
  });

  test('loads the second script only when it is needed', () => {
    const { load, rareScript } = split(`function f() { ${filler} return 1; }\nexports.f = f;`);
    rmSync(rareScript);
    const { f } = load();
    if (typeof f !== 'function') throw new Error('no function');
    expect(f).toThrow('Cannot find module');
  });

  test.each([
    ['was run', `function f() { everyday(); ${filler} }\nexports.f = f;`],
    ['is short', `function f() { return 1; }\nexports.f = f;`],
    [
      'speaks of what is assigned later',
      `let n = 0;\nfunction f() { ${filler} return (n += 1); }\nexports.f = f;`,
    ],
    ['uses private fields', `exports.A = class { #n = 0; m() { ${filler} return this.#n; } };`],
    ['calls the class above', `exports.A = class extends Map { m() { ${filler} return super.get(1); } };`],
    ['is an arrow function with the outer this', `exports.f = () => { ${filler} return this; };`],
    ['stands in another function', `(() => { function f() { ${filler} } everyday(f); })();`],
  ])('leaves a function that %s', (_, code) => {
    expect(split(code)).toMatchObject({ code, rare: null });
  });

  test('follows the wrapper of a CommonJS module', () => {
    const { code, rare, load } = split(
      `const require_rolldown_runtime = { wrap: (f) => () => { const m = {}; f(m); return m; } };\n` +
        `var m = require_rolldown_runtime.wrap((exports) => { const k = 6; exports.f = function f() { ${filler} return k; }; });\n` +
        `exports.f = () => m().f('everyday');`,
    );
    expect(code).not.toContain('long long');
    expect(rare).toContain('return k');
    const { f } = load();
    if (typeof f !== 'function') throw new Error('no function');
    expect(f()).toBe(6);
  });
});

describe('withPlainExports()', () => {
  const getter = (name: string) =>
    `Object.defineProperty(exports, "${name}", {\n  enumerable: true,\n  get: function () {\n    return ${name};\n  }\n});`;

  test('keeps the getter of what is assigned later', () => {
    const code = `let a = 1;\nconst b = 2;\nfunction f() { a = 3; }\n${getter('a')}\n${getter('b')}`;
    expect(withPlainExports(code)).toBe(
      `let a = 1;\nconst b = 2;\nfunction f() { a = 3; }\n${getter('a')}\nexports.b = b;`,
    );
  });
});

describe('the scripts of the bundle', () => {
  const scripts = fileURLToPath(new URL('../../dist/cli/', import.meta.url));

  test('can each be read by Node, the second ones too', () => {
    const second = readdirSync(scripts).filter((name) => name.endsWith('.rare.cjs'));
    expect(second.length).toBeGreaterThan(10);
    const all = second.map((name) => `require(${JSON.stringify(join(scripts, name))})`).join(';');
    expect(spawnSync(process.execPath, ['-e', all], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
});
