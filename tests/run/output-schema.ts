import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

type Schema = { [key: string]: unknown };

const schema: Schema & { definitions: Record<string, Schema> } = JSON.parse(
  readFileSync(new URL('../../docs/output.schema.json', import.meta.url), 'utf8'),
);

/** The definitions of the schema: one for each kind of line, and what they are made of. */
export const definitions = Object.keys(schema.definitions);

/** Users must expect fields that are added later; what we print must not have one that the schema does not know. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closed(inner)]));
  return 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}

const ajv = new Ajv({ allErrors: false, allowUnionTypes: true });
const compiled = new Map<string | undefined, ValidateFunction>();

/**
 * What is wrong with a line of JSON by docs/output.schema.json.
 *
 * @param kind a definition, such as `JsonResult`; any line where left out
 */
export function problemsOf(value: unknown, kind?: string): string[] {
  const check = compiled.get(kind) ?? compile(kind);
  if (check(value)) return [];
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function compile(kind: string | undefined): ValidateFunction {
  const whole = {
    ...(closed(schema) as Schema),
    ...(kind === undefined ? {} : { $ref: `#/definitions/${kind}` }),
  };
  const check = ajv.compile(whole);
  compiled.set(kind, check);
  return check;
}
