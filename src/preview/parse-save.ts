import type { PageChange, SaveRequest } from './page-state.js';
import { RequestError } from './request-error.js';

/** Longer than any episode. */
const maxTimeMs = 100 * 3_600_000;
const maxTitleLength = 10_000;
const maxImageLength = 1000;
const maxChanges = 10_000;

/**
 * Parses a save request from JSON that anybody may have sent.
 *
 * @throws RequestError 400 naming the field that is wrong
 */
export function parseSaveRequest(body: unknown): SaveRequest {
  const { sha256, changes } = recordOf(body, 'the body');
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) throw wrong('sha256', '64 hex digits');
  if (!Array.isArray(changes) || changes.length > maxChanges)
    throw wrong('changes', `a list of at most ${maxChanges}`);
  return { sha256, changes: changes.map((change, index) => parseChange(change, `changes[${index}]`)) };
}

function parseChange(change: unknown, name: string): PageChange {
  const { kind, mark, startMs, title, image } = recordOf(change, name);
  switch (kind) {
    case 'move':
      return { kind, mark: indexOf(mark, name), startMs: timeOf(startMs, name) };
    case 'retitle':
      return { kind, mark: indexOf(mark, name), title: titleOf(title, name) };
    case 'remove':
      return { kind, mark: indexOf(mark, name) };
    case 'insert':
      return {
        kind,
        startMs: timeOf(startMs, name),
        title: titleOf(title, name),
        image: imageOf(image ?? null, name),
      };
    case 'picture':
      return { kind, mark: indexOf(mark, name), image: imageOf(image, name) };
    default:
      throw wrong(`${name}.kind`, 'move, retitle, picture, remove or insert');
  }
}

function recordOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(name, 'an object');
  return value as Readonly<Record<string, unknown>>;
}

function indexOf(value: unknown, name: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw wrong(`${name}.mark`, 'an index');
  return value as number;
}

function timeOf(value: unknown, name: string): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= maxTimeMs))
    throw wrong(`${name}.startMs`, 'milliseconds');
  return Math.round(value);
}

function titleOf(value: unknown, name: string): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > maxTitleLength)
    throw wrong(`${name}.title`, `text of 1 to ${maxTitleLength} characters`);
  return value;
}

/** Whether there is such a picture is for `check` to say; nothing is read by it here. */
function imageOf(value: unknown, name: string): string | null {
  if (value === null) return null;
  if (
    typeof value !== 'string' ||
    value.trim() === '' ||
    value.length > maxImageLength ||
    /\p{Cc}/u.test(value)
  )
    throw wrong(`${name}.image`, `null or a path of 1 to ${maxImageLength} characters`);
  return value;
}

function wrong(field: string, expected: string): RequestError {
  return new RequestError(400, `${field}: expected ${expected}`);
}
