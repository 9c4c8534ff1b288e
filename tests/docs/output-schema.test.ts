import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDoc } from './generated.js';

const types = readFileSync(new URL('../../src/report/json-types.ts', import.meta.url), 'utf8');
const schema: { readonly definitions: Record<string, { readonly properties?: object }> } = JSON.parse(
  readDoc('output.schema.json'),
);

/** The fields of the interfaces of json-types.ts, those that they extend included. */
function fieldsByName(): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const [, name = '', base = '', body = ''] of types.matchAll(
    /^export interface (\w+)(?: extends (\w+))? \{\n([^]*?)^\}/gm,
  )) {
    const own = [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, field = '']) => field);
    fields.set(name, [...(fields.get(base) ?? []), ...own]);
  }
  return fields;
}

// The schema itself is made by a tool that takes seconds; .ci/run compares all of it.
test('docs/output.schema.json has the fields of src/report/json-types.ts (npm run schema writes it)', () => {
  const fields = fieldsByName();
  expect(fields.size).toBeGreaterThan(6);
  for (const [name, own] of fields) {
    const found = Object.keys(schema.definitions[name]?.properties ?? {});
    expect([name, found.toSorted()]).toEqual([name, own.toSorted()]);
  }
});
