import { sha256Of } from '../bytes/sha256.js';
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
  return {
    sha256: sha256Of(result.source?.bytes ?? new Uint8Array()),
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
