import { hasErrors } from '../diagnostic/diagnostic.js';
import { weighAll } from '../diagnostic/severity.js';
import { nothingStated } from '../front-matter/stated.js';
import { inspectAddress } from './check-published.js';
import type { Settings } from './options.js';
import { createResult, type RunResult } from './run-result.js';

/**
 * The chapters of an mp3 behind a URL, from its tag alone; with `full` the whole file is read.
 *
 * @throws ChapterizeError `usage`, `network/…`
 */
export async function showPublished(address: string, settings: Settings): Promise<RunResult> {
  const { toleranceMs } = settings;
  const expected = { stated: nothingStated, chapters: [], toleranceMs, isLengthUpdated: false };
  const { facts, result, diagnostics: inBytes } = await inspectAddress(address, settings, null, expected);
  const diagnostics = weighAll([...inBytes, ...result.diagnostics], settings);
  return createResult({
    status: hasErrors(diagnostics) ? 'failed' : 'checked',
    audio: facts.url,
    measured: {
      // What a header claims is not measured.
      durationMs: facts.isExact ? facts.durationMs : null,
      byteLength: facts.byteLength,
      resultByteLength: null,
      audioSha256: facts.audioSha256,
      tagVersion: facts.tagVersion,
      resultTagVersion: null,
    },
    chapters: facts.chapters.map((chapter) => ({ ...chapter, line: null })),
    checks: [result.check],
    published: facts,
    diagnostics,
  });
}
