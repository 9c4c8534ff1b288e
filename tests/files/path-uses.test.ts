import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { holdDoc } from '../docs/generated.js';
import { pathUses } from './path-uses.js';

const root = fileURLToPath(new URL('../../src/', import.meta.url));

/** What the files of src import from node:fs, but for types and constants, and `send`, which opens files by their paths. */
function callsOf(): Record<string, string[]> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const found = files.map((file): [string, string[]] => {
    const text = readFileSync(root + file, 'utf8');
    const imports = [...text.matchAll(/^import \{([^}]*)\} from 'node:fs(?:\/promises)?'/gm)];
    const names = imports.flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
    if (/^import send from 'send'/m.test(text)) names.push('send');
    return [
      file,
      names.filter((name) => /^[a-z]/.test(name) && !/^(?:type |constants$)/.test(name)).toSorted(),
    ];
  });
  return Object.fromEntries(found.filter(([, names]) => names.length > 0));
}

const calls = callsOf();

test('every file of src that uses paths is in the table, with the calls that it makes', () => {
  const listed = Object.entries(pathUses).map(([file, use]) => [file, use.calls.toSorted()]);
  expect(Object.keys(calls).length).toBeGreaterThan(25);
  expect(Object.fromEntries(listed)).toEqual(calls);
});

test('no other way leads to node:fs', () => {
  const other = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => {
    if (!name.endsWith('.ts')) return false;
    // Doc comments have examples.
    const text = readFileSync(root + name, 'utf8').replace(/^ \*.*$/gm, '');
    return /import\('(?:node:)?fs|require\('(?:node:)?fs|import \* as \w+ from '(?:node:)?fs|import \w+ from '(?:node:)?fs|from 'fs/.test(
      text,
    );
  });
  expect(other).toEqual([]);
});

test('nothing outside src/files changes what is on the disk by a path', () => {
  const changing =
    /^(?:append|chmod|chown|copy|cp|lchown|link|lutimes|mk|open|rename|rm|symlink|truncate|unlink|utimes|writeFile|createWrite)/;
  const wrong = Object.entries(calls).flatMap(([file, names]) =>
    file.startsWith('files/')
      ? []
      : names.filter((name) => changing.test(name)).map((name) => `${file}: ${name}`),
  );
  expect(wrong).toEqual([]);
});

test('nothing sets owner, mode or times by a path', () => {
  const wrong = Object.values(calls).flatMap((names) =>
    names.filter((name) => /^l?(?:chmod|chown|utimes)/.test(name)),
  );
  expect(wrong).toEqual([]);
});

test('docs/paths.md is the table (UPDATE=1 writes it)', () => {
  const rows = Object.entries(pathUses).map(([file, use]) => `| \`${file}\` | ${use.twice} | ${use.bound} |`);
  const table = ['| file of src | what is used twice | what bounds it |', '|---|---|---|', ...rows].join(
    '\n',
  );
  const { found, expected } = holdDoc('paths.md', 'paths', table);
  expect(found).toBe(expected);
});
