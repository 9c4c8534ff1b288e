// The results of the regime as tables for people.

/**
 * Renders results as Markdown: what was tried, and beside it how other programs do.
 *
 * @param results as `finish` of result.mjs keeps them
 */
export function renderTable(results) {
  const peers = results.find(({ name }) => name === 'peers');
  const own = markdown(
    ['script', 'tried and found', 'violations', 'skipped', 'run'],
    results.map(({ name, date, node, counts, violations, skipped }) => [
      name,
      Object.entries(counts)
        .map(([what, count]) => `${count} ${what}`)
        .join(', '),
      String(violations.length),
      skipped.map(({ what, why }) => `${what} (${why})`).join('; ') || 'nothing',
      `${date.slice(0, 10)}, Node ${node.slice(1)}`,
    ]),
  );
  return peers === undefined ? own : `${own}\n${renderPeers(peers)}`;
}

const cell = ({ tried, damaged, 'not done, yet exit 0': silent }) =>
  `${damaged} of ${tried}${silent === 0 ? '' : ` (${silent} with exit 0)`}`;

/** Other programs under the same disturbances: how many of the files were damaged. */
function renderPeers({ details }) {
  return markdown(
    ['audio damaged by', 'a kill', 'an error of the system', 'a full disk', 'six runs at once'],
    details.map(({ peer, killed, failed, filled, raced }) => [
      peer,
      ...[killed, failed, filled, raced].map(cell),
    ]),
  );
}

function markdown(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
