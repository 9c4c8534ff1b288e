import { createDiagnostic, type Diagnostic, sortDiagnostics } from '../diagnostic/diagnostic.js';
import type { Shard } from './batch-options.js';
import type { EpisodeResult } from './episode-result.js';
import type { ReportedEnd } from './report-line.js';
import { formatShard } from './shard.js';

/** The line that counts for an episode. */
interface Standing {
  readonly number: number;
  readonly status: EpisodeResult['result']['status'];
  readonly shard: string;
}

/** A part of the list, as its reports have it. */
interface Part {
  readonly shard: Shard;
  episodes: number;
  end: ReportedEnd | null;
}

const whole: Shard = { index: 1, count: 1 };

/**
 * Joins reports by these rules:
 *
 * 1. An episode is known by its notes and its output. Its last line counts, because a task that is started again reports
 *    every episode of its shard again.
 * 2. But where an earlier attempt has written it and the last one finds it unchanged, the line of the earlier attempt
 * counts.
 * 3. A shard is complete once one of its runs has ended without being interrupted.
 */
export function createMergeTally() {
  const standings = new Map<string, Standing>();
  const targets = new Map<string, string>();
  const numbers = new Set<number>();
  const parts = new Map<string, Part>();
  const listFindings = new Map<string, Diagnostic>();
  const conflicts: Diagnostic[] = [];
  let tookMs = 0;
  const partOf = (shard: Shard | null): Part => {
    const own = shard ?? whole;
    const part = parts.get(formatShard(own)) ?? { shard: own, episodes: 0, end: null };
    parts.set(formatShard(own), part);
    return part;
  };
  const finish = (): Diagnostic[] => findInParts([...parts.values()]);

  return {
    /** @param number of the line in all reports */
    addEpisode: ({ result, shard }: EpisodeResult, number: number): void => {
      const { notes, output, status } = result;
      const key = `${notes ?? ''}\0${output ?? ''}`;
      const own = formatShard(shard ?? whole);
      const before = standings.get(key);
      if (before === undefined) partOf(shard).episodes += 1;
      else if (before.shard !== own) conflicts.push(overlap(notes ?? '', before.shard, own));
      if (before?.status === 'written' && status === 'unchanged') return;
      if (before !== undefined) numbers.delete(before.number);
      numbers.add(number);
      standings.set(key, { number, status, shard: own });
      if (output === null || status === 'failed') return;
      const other = targets.get(output);
      if (other === undefined) targets.set(output, notes ?? '');
      else if (other !== notes) conflicts.push(sharedOutput(output, notes ?? '', other));
    },
    addEnd: (end: ReportedEnd): void => {
      tookMs += end.tookMs;
      for (const one of end.diagnostics) listFindings.set(JSON.stringify(one), one);
      const part = partOf(end.shard);
      if (part.end === null || !end.isInterrupted) part.end = end;
    },
    /** Whether the line with that number is the one that counts for its episode. */
    counts: (number: number): boolean => numbers.has(number),
    /** What is wrong with the reports as a whole, and what they say about the list. */
    diagnostics: (): readonly Diagnostic[] =>
      sortDiagnostics([...listFindings.values(), ...distinct(conflicts), ...finish()]),
    /** How many episodes there are in all, as far as the ends of the reports tell. */
    episodeCount: (): number =>
      [...parts.values()].reduce(
        (sum, { end, episodes }) => sum + Math.max(end?.episodeCount ?? 0, episodes),
        0,
      ),
    /** Of all runs that came to their end. */
    tookMs: (): number => tookMs,
    isInterrupted: (): boolean => [...parts.values()].some(({ end }) => end?.isInterrupted === true),
  };
}

function findInParts(parts: readonly Part[]): Diagnostic[] {
  const counts = [...new Set(parts.map(({ shard }) => shard.count))].sort((a, b) => a - b);
  const differ =
    counts.length > 1 ? [createDiagnostic('batch/shards-differ', { counts: counts.slice(0, 5) }, null)] : [];
  const ended = new Set(
    parts.filter(({ end }) => end !== null && !end.isInterrupted).map(({ shard }) => formatShard(shard)),
  );
  const missing = counts.flatMap((count) => missingOf(count, ended));
  const gaps = parts.flatMap(({ shard, end, episodes }) => {
    if (end === null || end.isInterrupted || episodes >= end.episodeCount) return [];
    const args = { shard: formatShard(shard), found: episodes, expected: end.episodeCount };
    return [createDiagnostic('batch/report-gap', args, null)];
  });
  return [...differ, ...missing, ...gaps];
}

function missingOf(count: number, ended: ReadonlySet<string>): Diagnostic[] {
  const names: string[] = [];
  let missing = 0;
  for (let index = 1; index <= count; index += 1) {
    const name = formatShard({ index, count });
    if (ended.has(name)) continue;
    missing += 1;
    if (names.length < maxNames) names.push(name);
  }
  return missing === 0 ? [] : [createDiagnostic('batch/shard-missing', { names, count: missing }, null)];
}

/** How many are named; a finding is not a list of thousands. */
const maxNames = 20;

function overlap(notes: string, one: string, other: string): Diagnostic {
  return createDiagnostic('batch/shards-overlap', { one, other }, notes);
}

function sharedOutput(output: string, notes: string, other: string): Diagnostic {
  return createDiagnostic('batch/output-taken', { output, names: [other], count: 1 }, notes);
}

function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()];
}
