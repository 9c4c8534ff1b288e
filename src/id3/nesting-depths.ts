import type { ContentsFrame } from './frames/ctoc.js';

/**
 * How deep tables of contents nest what they list: 0 for what a topmost one lists.
 *
 * Those are topmost that say so, and those that no other lists. What is in several places counts where it is first reached,
 * and tables that list each other are followed once.
 *
 * @returns by element ID; what no table of contents lists is not in it
 */
export function nestingDepths(contents: readonly ContentsFrame[]): ReadonlyMap<string, number> {
  const byId = new Map(contents.map((frame) => [frame.elementId, frame]));
  const listed = new Set(contents.flatMap(({ entries }) => entries));
  const depths = new Map<string, number>();
  const roots = contents.filter(({ elementId, isTopLevel }) => isTopLevel || !listed.has(elementId));
  let level = roots.length > 0 ? roots : contents.slice(0, 1);
  const followed = new Set(level);
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: ContentsFrame[] = [];
    for (const entry of level.flatMap(({ entries }) => entries)) {
      if (!depths.has(entry)) depths.set(entry, depth);
      const nested = byId.get(entry);
      if (nested === undefined || followed.has(nested)) continue;
      followed.add(nested);
      next.push(nested);
    }
    level = next;
  }
  return depths;
}
