// The results as text for people.

/** Lines of a table, a group after the other, each with its columns aligned. */
export function formatResults(results) {
  const lines = [];
  for (const group of new Set(results.map((one) => one.group))) {
    lines.push('', group);
    for (const one of results.filter((other) => other.group === group)) {
      lines.push(
        `  ${one.name.padEnd(28)}${one.failed === undefined ? formatTimes(one) : `failed: ${one.failed}`}`,
      );
    }
  }
  return lines;
}

/** Lines of the ratios, with the limit that is set for each. */
export function formatRatios(rows) {
  const width = Math.max(...rows.map(({ what }) => what.length));
  return rows.map(({ what, ratio, ofMinima, limit }) => {
    if (ratio === null) return `  ${what.padEnd(width)}  not measured`;
    const verdict = limit === null ? '' : ratio <= limit ? `at most ${limit}` : `OVER ${limit}`;
    return `  ${what.padEnd(width)}  ${ratio.toFixed(2)}  (fastest runs ${ofMinima.toFixed(2)})  ${verdict}`.trimEnd();
  });
}

/** One line for a fit: what a unit more costs, and how straight the line is. */
export function formatFit(what, unit, { slope, intercept, rSquared }) {
  return `  ${what}: ${intercept.toFixed(1)} ms + ${slope.toFixed(3)} ms per ${unit}, R² ${rSquared.toFixed(4)}`;
}

function formatTimes({ wallMs, cpuMs, peakRssMb }) {
  const memory = peakRssMb === null ? 'unknown' : `${peakRssMb.toFixed(0)} MB`;
  const cpu = cpuMs === null ? '' : `cpu ${cpuMs.toFixed(0).padStart(5)} ms`;
  return `${milliseconds(wallMs.median)} ms ${milliseconds(wallMs.min)} … ${milliseconds(wallMs.max)} ${cpu} ${memory.padStart(8)}`;
}

function milliseconds(value) {
  return value.toFixed(1).padStart(9);
}
