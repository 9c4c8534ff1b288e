import { hasErrors } from '../diagnostic/diagnostic.js';
import { weighAll } from '../diagnostic/severity.js';
import { nothingStated } from '../front-matter/stated.js';
import { inspectPublished } from '../published/inspect-published.js';
import { verifyPublished } from '../published/verify-published.js';
import { parseWebAddress } from '../published/web-address.js';
import { readAudioChapters } from './audio-chapters.js';
import { clientFor } from './check-published.js';
import { hasherFor } from './hasher-for.js';
import type { Settings } from './options.js';
import { createResult, type RunResult } from './run-result.js';

/**
 * The chapters of an mp3 behind a URL, from its tag alone; with `full` the whole file is read.
 *
 * @throws ChapterizeError `usage`, `network/…`
 */
export async function showPublished(address: string, settings: Settings): Promise<RunResult> {
  const url = parseWebAddress(address);
  const client = await clientFor(settings);
  try {
    const hash = await hasherFor(settings);
    const wish = { full: settings.full, hash, readChapters: readAudioChapters, local: null };
    const { facts, diagnostics: inBytes } = await inspectPublished(client, url, wish);
    const { toleranceMs } = settings;
    const expected = { stated: nothingStated, chapters: [], toleranceMs, isLengthUpdated: false };
    const { check, diagnostics: found } = verifyPublished(facts, expected);
    const diagnostics = weighAll([...inBytes, ...found], settings);
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
      checks: [check],
      published: facts,
      diagnostics,
    });
  } finally {
    await client.close();
  }
}
