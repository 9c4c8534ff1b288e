import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { PublishedFacts } from '../published/published-facts.js';
import type { CheckResult } from '../verify/check.js';
import type { LocalFindings } from './local-findings.js';
import type { Settings } from './options.js';

/** What the other surfaces of the episode say: the published file, the feed. */
export interface Surfaces {
  readonly published: PublishedFacts | null;
  readonly results: readonly CheckResult[];
  /** Findings in the bytes of the published file, which no check makes. */
  readonly diagnostics: readonly Diagnostic[];
}

const noSurfaces: Surfaces = { published: null, results: [], diagnostics: [] };

/**
 * Compares the episode with the surfaces that were asked for. Without such an option nothing is loaded that could reach
 * the network.
 *
 * @throws ChapterizeError `network/…`
 */
export async function checkSurfaces(local: LocalFindings, settings: Settings): Promise<Surfaces> {
  if (settings.published === false) return noSurfaces;
  const { checkPublished } = await import('./check-published.js');
  const found = await checkPublished(local, settings);
  return {
    published: found.facts,
    results: [found.result],
    diagnostics: found.diagnostics,
  };
}
