import type { EpisodeResult } from '../batch/episode-result.js';
import { failedEpisode } from './batch-table.js';
import { formatPlace } from './findings.js';
import { printableLines } from './printable.js';

/** One episode as a test case of a JUnit report, the form that CI dashboards read. */
export function formatJunitCase(episode: EpisodeResult): string {
  const { result, isSkipped, tookMs } = episode;
  const open = `  <testcase classname="chapterize" name="${escape(result.notes ?? '')}" time="${(tookMs / 1000).toFixed(3)}"`;
  const failed = failedEpisode(episode);
  if (failed !== null) {
    const errors = result.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(
        ({ place, code, message }) => `${place === null ? '' : `${formatPlace(place)}: `}${code} ${message}`,
      );
    const text = escape(errors.join('\n') || failed.reason);
    return `${open}>\n    <failure message="${escape(failed.reason)}">${text}</failure>\n  </testcase>\n`;
  }
  return isSkipped ? `${open}>\n    <skipped/>\n  </testcase>\n` : `${open}/>\n`;
}

/** The report around the cases. */
export function formatJunit(cases: readonly string[], failures: number, tookMs: number): string {
  const counts = `tests="${cases.length}" failures="${failures}" time="${(tookMs / 1000).toFixed(3)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="chapterize" ${counts}>\n${cases.join('')}</testsuite>\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/**
 * Escapes characters with a meaning in XML, makes characters visible that a log or a page would act on, and replaces those
 * that XML 1.0 cannot hold at all (section 2.2, Char).
 */
function escape(text: string): string {
  return printableLines(text)
    .replace(/[\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"\n]/g, (character) => entities[character] ?? character);
}
