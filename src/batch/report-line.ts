import { codes } from '../diagnostic/codes.js';
import type { Diagnostic, Place, Severity } from '../diagnostic/diagnostic.js';
import { ChapterizeError, type FailureCode } from '../diagnostic/failure.js';
import { createResult, type RunStatus } from '../run/run-result.js';
import type { Shard } from './batch-options.js';
import type { EpisodeResult } from './episode-result.js';
import { isJsonObject, parseObject } from './journal-entry.js';

/** A line of a report: an episode, or the end of a run. */
export type ReportLine =
  | { readonly kind: 'episode'; readonly episode: EpisodeResult }
  | { readonly kind: 'end'; readonly end: ReportedEnd };

/** What the last line of a run says about it. */
export interface ReportedEnd {
  readonly shard: Shard | null;
  /** How many episodes the list (or the shard) has. */
  readonly episodeCount: number;
  readonly isInterrupted: boolean;
  readonly tookMs: number;
  /** Findings about the list. */
  readonly diagnostics: readonly Diagnostic[];
}

const statuses: readonly RunStatus[] = ['written', 'unchanged', 'planned', 'checked', 'failed'];
const severities: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Parses a line of a report, as far as joining reports needs it; the twin of what `report/batch-json.ts` formats.
 *
 * @returns null for anything that is not a whole line of a report
 */
export function parseReportLine(line: string): ReportLine | null {
  const value = parseObject(line);
  if (value === null) return null;
  return isJsonObject(value['summary']) ? endOf(value['summary'], value['diagnostics']) : episodeOf(value);
}

function endOf(summary: Readonly<Record<string, unknown>>, found: unknown): ReportLine | null {
  const { episodes, interrupted, tookMs } = summary;
  const diagnostics = diagnosticsOf(found);
  if (typeof episodes !== 'number' || typeof tookMs !== 'number' || diagnostics === null) return null;
  const end = { episodeCount: episodes, isInterrupted: interrupted === true, tookMs, diagnostics };
  return { kind: 'end', end: { ...end, shard: shardOf(summary['shard']) } };
}

function episodeOf(value: Readonly<Record<string, unknown>>): ReportLine | null {
  const status = statuses.find((one) => one === value['status']);
  const found = diagnosticsOf(value['diagnostics']);
  const { tookMs, measured } = value;
  if (status === undefined || found === null || typeof tookMs !== 'number') return null;
  const [notes, audio, output] = ['notes', 'audio', 'output'].map((key) => textOrNull(value[key]));
  if (notes === undefined || audio === undefined || output === undefined) return null;
  // Reasons why a run could not happen are among the findings, and are in no table.
  const reason = found.find(({ code }) => !Object.hasOwn(codes, code)) ?? null;
  const result = createResult({
    status,
    notes,
    audio,
    output,
    diagnostics: found.filter((one) => one !== reason),
    measured: isJsonObject(measured) ? measuredOf(measured) : null,
  });
  const isSkipped = value['skipped'] === true;
  const failure = reason === null ? null : failureOf(reason);
  return { kind: 'episode', episode: { result, failure, isSkipped, shard: shardOf(value['shard']), tookMs } };
}

function failureOf({ code, message, help, place }: Diagnostic): ChapterizeError {
  // A code that is not in the table of findings is that of a failure.
  const file = place !== null && message.startsWith(`${place.file}: `) ? place.file : null;
  const words = file === null ? message : message.slice(file.length + 2);
  return new ChapterizeError(code as string as FailureCode, words, { help, file });
}

function measuredOf(value: Readonly<Record<string, unknown>>): EpisodeResult['result']['measured'] {
  const numberAt = (key: string): number | null => {
    const found = value[key];
    return typeof found === 'number' ? found : null;
  };
  return {
    durationMs: numberAt('durationMs'),
    byteLength: numberAt('byteLength') ?? 0,
    resultByteLength: numberAt('resultByteLength'),
    audioSha256: textOrNull(value['audioSha256']) ?? null,
    tagVersion: null,
    resultTagVersion: null,
  };
}

function diagnosticsOf(value: unknown): Diagnostic[] | null {
  if (!Array.isArray(value)) return null;
  const items: readonly unknown[] = value;
  const read = items.map(diagnosticOf);
  const whole = read.filter((one) => one !== null);
  return whole.length === read.length ? whole : null;
}

function diagnosticOf(value: unknown): Diagnostic | null {
  if (!isJsonObject(value)) return null;
  const { code, message } = value;
  const severity = severities.find((one) => one === value['severity']);
  if (typeof code !== 'string' || typeof message !== 'string' || severity === undefined) return null;
  const help = textOrNull(value['help']) ?? null;
  // A later version may know more codes than this one.
  return { code: code as Diagnostic['code'], severity, message, help, place: placeOf(value), args: {} };
}

function placeOf(value: Readonly<Record<string, unknown>>): Place | null {
  const { file, line, column, endLine, endColumn, offset } = value;
  if (typeof file !== 'string') return null;
  if (typeof offset === 'number') return { kind: 'bytes', file, offset, length: 0 };
  if (typeof line !== 'number' || typeof column !== 'number') return { kind: 'file', file };
  const end = {
    endLine: typeof endLine === 'number' ? endLine : line,
    endColumn: typeof endColumn === 'number' ? endColumn : column,
  };
  return { kind: 'text', file, line, column, ...end };
}

function shardOf(value: unknown): Shard | null {
  if (!isJsonObject(value)) return null;
  const { index, count } = value;
  return typeof index === 'number' && typeof count === 'number' ? { index, count } : null;
}

/** undefined for what is neither. */
function textOrNull(value: unknown): string | null | undefined {
  return value === null || typeof value === 'string' ? value : undefined;
}
