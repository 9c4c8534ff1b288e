// The results of the regime as tables for people.

const [open, close] = ['<!-- results -->', '<!-- /results -->'];

/** A document with the part between its two marks replaced. */
export function replaceTables(document, tables) {
  const [start, end] = [document.indexOf(open), document.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`the document has no ${open} … ${close}`);
  return `${document.slice(0, start)}${open}\n\n${tables}\n${document.slice(end)}`;
}

/**
 * Renders results as Markdown: what was tried and found, and next to it how other programs do.
 *
 * @param results as `finish` of result.mjs keeps them
 */
export function renderTables(results) {
  const own = markdown(
    ['layer', 'tried and found', 'violations', 'skipped', 'run'],
    results.map(({ name, date, node, counts, violations, skipped }) => [
      `\`${name}\``,
      Object.entries(counts)
        .map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
        .join(', '),
      String(violations.length),
      skipped.map(({ what, why }) => `${what} (${why})`).join('; ') || 'nothing',
      `${date.slice(0, 10)}, Node ${node.slice(1)}`,
    ]),
  );
  const compared = renderPeers(results);
  return compared === null ? own : `${own}\n${compared}`;
}

/** The layers that other programs went through as well, with the counts of ours that tell how often it was tried. */
const comparedLayers = [
  { name: 'kill', column: 'a kill', tallied: 'killed', counts: ['kill points', 'random kills'] },
  { name: 'errno', column: 'an error of the system', tallied: 'failed', counts: ['injections'] },
  { name: 'full-disk', column: 'a full disk', tallied: 'filled', counts: ['runs on a full disk'] },
  { name: 'races', column: 'six runs at once', tallied: 'raced', counts: ['rounds of six runs'] },
];

/** How many of the files were damaged, by whom; null unless other programs were run. */
function renderPeers(results) {
  const byName = new Map(results.map((result) => [result.name, result]));
  const peers = byName.get('peers');
  if (peers === undefined) return null;
  const ours = comparedLayers.map(({ name, counts }) => {
    const result = byName.get(name);
    if (result === undefined) return 'not in this run';
    const tried = counts.reduce((sum, key) => sum + result.counts[key], 0);
    return `${result.violations.length} of ${tried}`;
  });
  return markdown(
    ['audio damaged by', ...comparedLayers.map(({ column }) => column)],
    [
      ['chapterize', ...ours],
      ...peers.details.map((tallies) => [
        tallies.peer,
        ...comparedLayers.map(({ tallied }) => cell(tallies[tallied])),
      ]),
    ],
  );
}

const cell = ({ tried, damaged, 'not done, yet exit 0': silent }) =>
  `${damaged} of ${tried}${silent === 0 ? '' : `; exit 0 with nothing done: ${silent}`}`;

function markdown(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
