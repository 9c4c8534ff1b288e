import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createDiagnostic, type Diagnostic, sortDiagnostics } from '../diagnostic/diagnostic.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { stopIfInterrupted } from '../files/interruption.js';
import { ioFailure } from '../files/io-failure.js';
import { textChunks } from '../files/text-chunks.js';
import { formatObjectUrl, isObjectUrl, parseObjectUrl } from '../objects/object-url.js';
import type { EpisodeResult } from './episode-result.js';
import { linesOfChunks } from './lines.js';
import { createMergeTally } from './merge-tally.js';
import { parseReportLine } from './report-line.js';

/** What joining reports gives, in this order: `joined` once, then `episode` for each. */
export type MergeEvent =
  | {
      readonly kind: 'joined';
      readonly episodeCount: number;
      /** Of all runs that came to their end. */
      readonly tookMs: number;
      readonly isInterrupted: boolean;
      /** About the reports and the list; an error where they are not those of a whole list. */
      readonly diagnostics: readonly Diagnostic[];
    }
  /** @property line as in the report, with its end */
  | { readonly kind: 'episode'; readonly episode: EpisodeResult; readonly line: string };

/**
 * Joins the reports of the shards of a list, as `--report` and `--json` write them, into one that has each episode once.
 *
 * They are read twice, so that memory holds only what tells episodes apart, and not what is reported about them.
 *
 * @param paths reports, and folders of them: their files that end in .jsonl, .ndjson or .json, by name; or objects and
 *   prefixes of a store
 * @throws ChapterizeError `usage` for a file that is not a report, `io/…`, `interrupted`
 */
export async function* mergeReports(
  paths: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<MergeEvent> {
  const reports = await findReports(paths);
  const tally = createMergeTally();
  const skipped: Diagnostic[] = [];
  let number = 0;
  for (const path of reports) {
    let [own, wrong, firstWrong] = [0, 0, 0];
    let isTorn = false;
    for await (const line of linesAt(path, signal)) {
      number += 1;
      own += 1;
      isTorn = !line.endsWith('\n');
      const read = parseReportLine(line);
      if (read?.kind === 'episode') tally.addEpisode(read.episode, number);
      else if (read?.kind === 'end') tally.addEnd(read.end);
      else if (line !== '\n') {
        firstWrong ||= own;
        wrong += 1;
      }
    }
    // A task that was killed at once leaves the beginning of a line, and nothing else.
    if (wrong > 0 && wrong === own && !(own === 1 && isTorn)) throw notAReport(path);
    const args = { line: firstWrong, count: wrong };
    if (wrong > 0) skipped.push(createDiagnostic('batch/report-line', args, path));
  }
  yield {
    kind: 'joined',
    episodeCount: tally.episodeCount(),
    tookMs: tally.tookMs(),
    isInterrupted: tally.isInterrupted(),
    diagnostics: sortDiagnostics([...skipped, ...tally.diagnostics()]),
  };
  number = 0;
  for (const path of reports) {
    for await (const line of linesAt(path, signal)) {
      number += 1;
      if (!tally.counts(number)) continue;
      const read = parseReportLine(line);
      if (read?.kind !== 'episode') throw changedReport(path);
      yield { kind: 'episode', episode: read.episode, line };
    }
  }
}

const reportExtension = /\.(?:jsonl|ndjson|json)$/i;

async function findReports(paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    try {
      if (isObjectUrl(path)) {
        found.push(...(await reportsInStore(path)));
        continue;
      }
      if (!(await stat(path)).isDirectory()) {
        found.push(path);
        continue;
      }
      const names = (await readdir(path)).filter((name) => reportExtension.test(name));
      if (names.length === 0) {
        throw new ChapterizeError('usage', 'has no reports', {
          file: path,
          help: 'reports in a folder end in .jsonl, .ndjson or .json; others have to be named',
        });
      }
      found.push(...names.sort().map((name) => join(path, name)));
    } catch (error) {
      throw ioFailure(error, 'read', path);
    }
  }
  return [...new Set(found)];
}

/** The reports below a prefix, which are prefixes themselves; an object that is named is one. */
async function reportsInStore(url: string): Promise<readonly string[]> {
  const { listObjects } = await import('../objects/list-objects.js');
  const { openObjectStore } = await import('../objects/object-store.js');
  const found: string[] = [];
  const address = parseObjectUrl(url);
  for await (const { address: one } of listObjects(await openObjectStore(), address)) {
    const below = one.key.slice(address.key.length);
    const isBelow = below === '' || below.startsWith('/') || address.key === '' || address.key.endsWith('/');
    if (isBelow && (below === '' || reportExtension.test(one.key))) found.push(formatObjectUrl(one));
  }
  if (found.length > 0) return found;
  throw new ChapterizeError('usage', 'has no reports', { file: url, help: 'name what --report has written' });
}

async function* textAt(path: string): AsyncGenerator {
  if (!isObjectUrl(path)) {
    yield* textChunks(path);
    return;
  }
  const { linesOfObject } = await import('./object-segments.js');
  const { openObjectStore } = await import('../objects/object-store.js');
  yield* linesOfObject(await openObjectStore(), parseObjectUrl(path));
}

async function* linesAt(path: string, signal: AbortSignal): AsyncGenerator<string> {
  try {
    for await (const line of linesOfChunks(textAt(path))) {
      stopIfInterrupted(signal);
      yield line;
    }
  } catch (error) {
    throw ioFailure(error, 'read', path);
  }
}

function notAReport(path: string): ChapterizeError {
  return new ChapterizeError('usage', 'is not a report of chapterize', {
    file: path,
    help: 'name what --report or --json has written',
  });
}

function changedReport(path: string): ChapterizeError {
  return new ChapterizeError('io/changed', 'was changed while it was read', {
    file: path,
    help: 'join reports once their tasks have ended',
  });
}
