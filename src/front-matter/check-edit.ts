import { parseByteLength } from './byte-length.js';
import { findCandidates, isRoundedSize } from './candidates.js';
import { parseDuration } from './duration.js';
import { unitOf } from './keys.js';
import type { WantedValue } from './replace-value.js';
import type { MapNode, ValueNode } from './value-tree.js';

/**
 * Compares the front matter before and after edits, to find whether they changed anything but the wanted values.
 *
 * @returns the key of a value that should not have changed, or null when all is well
 */
export function findSideEffect(
  before: MapNode,
  after: MapNode,
  wanted: readonly WantedValue[],
): string | null {
  const allowed = new Set(
    wanted.flatMap((value) => statingKeys(before, value).concat(statingKeys(after, value))),
  );
  const [old, now] = [describe(before), describe(after)];
  for (const [path, value] of now) {
    if (old.get(path) !== value && !allowed.has(path)) return path;
  }
  for (const path of old.keys()) {
    if (!now.has(path)) return path;
  }
  return null;
}

/** Whether the likeliest entry states the wanted value, to the second where it is a duration. */
export function statesValue(root: MapNode, wanted: WantedValue): boolean {
  const candidates = findCandidates(root);
  const chief =
    wanted.what === 'byteLength'
      ? candidates.byteLength.find((candidate) => !isRoundedSize(candidate))
      : candidates.duration[0];
  if (chief?.entry.value.kind !== 'scalar') return false;
  const { text, type } = chief.entry.value;
  if (wanted.what === 'byteLength') return parseByteLength(text, type === 'number') === wanted.byteLength;
  const duration = parseDuration(text, unitOf(chief.entry.key));
  return 'ms' in duration && Math.abs(duration.ms - wanted.durationMs) <= duration.precisionMs;
}

function statingKeys(root: MapNode, { what }: WantedValue): string[] {
  return findCandidates(root)[what].map((candidate) => candidate.key);
}

/** Every scalar by its dotted path; aliases are followed, which the reader has bounded. */
function describe(root: MapNode): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  const visit = (node: ValueNode, path: string): void => {
    if (node.kind === 'scalar') lines.set(path, `${node.type} ${node.text}`);
    else if (node.kind === 'list')
      for (const [index, item] of node.items.entries()) visit(item, `${path}[${index}]`);
    else
      for (const entry of node.entries) visit(entry.value, path === '' ? entry.key : `${path}.${entry.key}`);
  };
  visit(root, '');
  return lines;
}
