// The results of the regime as a table for people.

/**
 * Renders results as Markdown.
 *
 * @param results as `finish` of result.mjs keeps them
 */
export function renderTable(results) {
  const rows = results.map(({ name, date, node, counts, violations, skipped }) => [
    name,
    Object.entries(counts)
      .map(([what, count]) => `${count} ${what}`)
      .join(', '),
    String(violations.length),
    skipped.length === 0 ? '' : skipped.map(({ what, why }) => `${what} (${why})`).join('; '),
    `${date.slice(0, 10)}, Node ${node.slice(1)}`,
  ]);
  const head = ['script', 'tried and found', 'violations', 'skipped', 'run'];
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
    .concat('\n');
}
