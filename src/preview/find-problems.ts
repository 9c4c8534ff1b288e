import { createSha256 } from '../bytes/sha256.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { check } from '../run/chapterize.js';
import type { Episode } from './episode.js';
import type { PageFinding, PageFindings } from './page-state.js';

/**
 * Checks the episode as `check --players all` does.
 *
 * @throws ChapterizeError `io/…`, `usage`
 */
export async function findProblems({ notes, audio, run }: Episode): Promise<PageFindings> {
  const result = await check(notes, audio, { ...run, players: run.players ?? ['all'] });
  const hash = createSha256();
  hash.update(result.source?.bytes ?? new Uint8Array());
  return {
    sha256: hash.digest(),
    findings: result.diagnostics.map(pageFinding),
    landings: result.seek?.chapters ?? [],
  };
}

function pageFinding({ code, severity, message, help, place, args }: Diagnostic): PageFinding {
  const isText = place?.kind === 'text';
  return {
    code,
    severity,
    message,
    help,
    line: isText ? place.line : null,
    column: isText ? place.column : null,
    platform: typeof args['player'] === 'string' ? args['player'] : null,
  };
}
