// Ratios of medians of the same run: what the README may quote, since they do not depend on the machine as times do.

/** @returns `{ what, ratio, limit }`, limit null where none is set; a ratio is null when a case failed */
export function findRatios(results, { input, nodes, peers }) {
  const time = (group, name) =>
    results.find((one) => one.group === group && one.name === name)?.wallMs?.median ?? null;
  const floors = (name) => time(`${input.name}, floors`, name);
  const rows = [];
  for (const { version } of nodes) {
    const ours = (name) => time(`${input.name}, Node ${version}`, name);
    const start = time(`Node ${version}`, 'node -e 0');
    const on = `Node ${version}, ${input.name}`;
    rows.push(
      row(
        `${on}: first embed / (node + cp + fsync)`,
        ours('first embed'),
        sum(start, floors('cp + fsync')),
        1.25,
      ),
      row(`${on}: first embed / (node + cp)`, ours('first embed'), sum(start, floors('cp')), 2.5),
      row(`${on}: unchanged / node reading the file`, ours('unchanged'), floors('node reads the file'), 1.5),
      row(`${on}: check / node reading the file`, ours('check'), floors('node reads the file'), 1.5),
      row(`Node ${version}: --version / node`, time(`Node ${version}`, 'chapterize --version'), start, 1.15),
    );
    for (const { name } of peers) {
      const limit = name === 'mutagen' ? 1.3 : 1;
      rows.push(
        row(`${on}: first embed / ${name}`, ours('first embed'), time(`${input.name}, peers`, name), limit),
      );
    }
  }
  return rows;
}

function row(what, above, below, limit) {
  return { what, ratio: above === null || below === null ? null : above / below, limit };
}

function sum(a, b) {
  return a === null || b === null ? null : a + b;
}
