/**
 * A bound on how deep a YAML text nests, found without parsing it.
 *
 * The parser recurses, and an engine that runs out of stack within a regular expression ends the process instead of
 * throwing. Brackets in quotes and in texts count as well; real front matter does not come near the limit with them.
 *
 * @param limit counting stops once it is passed
 */
export function yamlNesting(source: string, limit: number): number {
  return Math.max(flowNesting(source, limit), blockNesting(source, limit));
}

function flowNesting(source: string, limit: number): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of source.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(depth - 1, 0);
    deepest = Math.max(deepest, depth);
    if (deepest > limit) break;
  }
  return deepest;
}

/** Levels of indentation, where `- - x` opens one for each mark. */
function blockNesting(source: string, limit: number): number {
  const open: number[] = [];
  let deepest = 0;
  for (const { 0: lead } of source.matchAll(/^[ \t]*(?:[-?:][ \t]+)*(?=\S)/gm)) {
    const columns = [...lead.matchAll(/[-?:]/g)].map(({ index }) => index);
    for (const column of [...columns, lead.length]) {
      while ((open.at(-1) ?? -1) >= column) open.pop();
      open.push(column);
      if (open.length > limit) return open.length;
    }
    deepest = Math.max(deepest, open.length);
  }
  return deepest;
}
