import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codes } from '../../src/diagnostic/codes.js';
import { holdDoc } from './generated.js';

const rows = Object.entries(codes)
  .map(([code, { severity, explain }]) => ({ code, severity, explain }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));

/** One section an area, one entry a code; an anchor each, so that a code can be linked to. */
function renderCodes(): string {
  const areas = [...new Set(rows.map(({ code }) => code.split('/')[0]))];
  return areas
    .map((area) => {
      const entries = rows.filter(({ code }) => code.startsWith(`${area}/`));
      return [`## ${area}`, ...entries.map(renderEntry)].join('\n\n');
    })
    .join('\n\n');
}

function renderEntry({ code, severity, explain }: (typeof rows)[number]): string {
  return `### ${code}\n\n*${severity}* · ${explain}`;
}

/** Every line of every test file, this one aside. */
function readTests(): string {
  const root = fileURLToPath(new URL('../', import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:test\.ts|json|snap)$/.test(path) && path !== join('docs', 'codes.test.ts'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
}

describe('the table of codes', () => {
  test('docs/codes.md is what the table gives (UPDATE=1 writes it)', () => {
    const { found, expected } = holdDoc('codes.md', 'codes', renderCodes());
    expect(found).toBe(expected);
  });

  test('every code is provoked by a test', () => {
    const tests = readTests();
    const named = new Set(tests.match(/\b[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*\b/g));
    expect(rows.map(({ code }) => code).filter((code) => !named.has(code))).toEqual([]);
  });

  test.each(rows)('$code is named and explained like the others', ({ code, explain }) => {
    expect(code).toMatch(
      /^(?:notes|front-matter|audio|id3|verify|edit|batch|formats|export|import|shift|config|published|feed|pictures)\/[a-z0-9]+(?:-[a-z0-9]+)*$/,
    );
    expect(code).not.toMatch(/placeholder/);
    expect(explain).toMatch(/^[A-Z`0-9-][^]*\.$/);
    expect(explain).not.toMatch(/\n| {2}/);
    // What it means, why it matters, what to do.
    expect(explain.match(/[.?:;](?: |$)/g)?.length).toBeGreaterThanOrEqual(2);
  });
});
