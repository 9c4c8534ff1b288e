import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { FeedReport } from '../feed/feed.js';
import type { PublishedFacts } from '../published/published-facts.js';
import type { CheckResult } from '../verify/check.js';
import type { LocalFindings } from './local-findings.js';
import type { Settings } from './options.js';

/** What the other surfaces of the episode say: the published file, the feed. */
export interface Surfaces {
  readonly published: PublishedFacts | null;
  readonly feed: FeedReport | null;
  readonly results: readonly CheckResult[];
  /** Findings in the bytes of the published file, which no check makes. */
  readonly diagnostics: readonly Diagnostic[];
}

const noSurfaces: Surfaces = { published: null, feed: null, results: [], diagnostics: [] };

/**
 * Compares the episode with the surfaces that were requested. Without such an option, nothing is loaded that could reach the
 * network.
 *
 * @throws ChapterizeError `network/…`
 */
export async function checkSurfaces(local: LocalFindings, settings: Settings): Promise<Surfaces> {
  if (settings.published === false && settings.feed === null) return noSurfaces;
  const published =
    settings.published === false
      ? null
      : await (await import('./check-published.js')).checkPublished(local, settings);
  const feed =
    settings.feed === null
      ? null
      : await (await import('./check-feed.js')).checkFeed(
          settings.feed,
          local,
          published?.facts ?? null,
          settings,
        );
  return {
    published: published?.facts ?? null,
    feed: feed?.report ?? null,
    results: [published?.result, feed?.result].filter((result) => result !== undefined),
    diagnostics: published?.diagnostics ?? [],
  };
}
