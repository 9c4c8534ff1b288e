// Ratios of medians of the same run: what the README may quote, since they do not depend on the machine as times do.

/**
 * Limits that the project sets itself against other programs. On Node 20 the start alone takes longer than some of them
 * do in all, so there only those that write as safely are compared.
 */
const peerLimits = {
  'ffmpeg -c copy (v2.3)': () => 1,
  'node-id3 update': (major) => (major > 20 ? 1 : null),
  eyeD3: () => null,
  mutagen: () => null,
  'mutagen, safe': (major) => (major > 20 ? 1.3 : null),
  'eyeD3, safe': () => 1,
};

/**
 * @returns `{ what, ratio, ofMinima, limit }`: the ratio of medians, that of the fastest runs (which a busy machine
 *   disturbs less), and the limit, null where none is set; ratios are null when a case failed
 */
export function findRatios(results, { input, nodes, peers }) {
  const floor = (name) => timesOf(results, `${input.name}, floors`, name);
  return nodes.flatMap(({ version }) => {
    const major = Number(version.split('.')[0]);
    const ours = (name) => timesOf(results, `${input.name}, Node ${version}`, name);
    const start = (name) => timesOf(results, `Node ${version}`, name);
    const embed = ours('first embed');
    const node = start('node -e 0');
    const reading = start(`node reads ${input.name}`);
    const against = (what, above, below, limit) => row(`Node ${version}: ${what}`, above, below, limit);
    return [
      against(
        'first embed / (node -e 0 + cp + fsync + rename over)',
        embed,
        sum(node, floor('cp + fsync + rename over')),
        major > 20 ? 1.8 : 1.5,
      ),
      against('unchanged / node reading the file', ours('unchanged'), reading, major > 20 ? 2 : 1.4),
      against('check / node reading the file', ours('check'), reading, major > 20 ? 2 : 1.4),
      against('--version / node -e 0', start('chapterize --version'), node, 1.1),
      against('--help / node -e 0', start('chapterize --help'), node, 1.7),
      ...peers.map(({ name }) =>
        against(
          `first embed / ${name}`,
          embed,
          timesOf(results, `${input.name}, peers`, name),
          peerLimits[name](major),
        ),
      ),
    ];
  });
}

function timesOf(results, group, name) {
  return results.find((one) => one.group === group && one.name === name)?.wallMs ?? null;
}

function row(what, above, below, limit) {
  if (above === null || below === null) return { what, ratio: null, ofMinima: null, limit };
  return { what, ratio: above.median / below.median, ofMinima: above.min / below.min, limit };
}

function sum(a, b) {
  return a === null || b === null ? null : { median: a.median + b.median, min: a.min + b.min };
}
