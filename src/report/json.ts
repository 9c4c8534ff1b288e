import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { PublishedFacts } from '../published/published-facts.js';
import type { ReportedChapter, RunResult } from '../run/run-result.js';
import type { JsonChapter, JsonDiagnostic, JsonLine, JsonResult, JsonTime } from './json-types.js';

/** A finding as JSON: fields always present, null if unknown. */
export function jsonDiagnostic(diagnostic: Diagnostic): JsonDiagnostic {
  const { code, severity, message, help, place } = diagnostic;
  const text = place?.kind === 'text' ? place : null;
  return {
    code,
    severity,
    message,
    help,
    file: place?.file ?? null,
    line: text?.line ?? null,
    column: text?.column ?? null,
    endLine: text?.endLine ?? null,
    endColumn: text?.endColumn ?? null,
    offset: place?.kind === 'bytes' ? place.offset : null,
  };
}

function jsonChapter(chapter: ReportedChapter): JsonChapter {
  const { startMs, endMs, title, url, depth, line, image, elementId } = chapter;
  const stated = image == null ? {} : { image };
  const found = elementId === undefined ? {} : { elementId };
  const picture =
    elementId === undefined && chapter.imageMimeType == null
      ? {}
      : {
          imageMimeType: chapter.imageMimeType ?? null,
          imageByteLength: chapter.imageByteLength ?? null,
          imageWidthPx: chapter.imageWidthPx ?? null,
          imageHeightPx: chapter.imageHeightPx ?? null,
        };
  const hidden = chapter.hidden ?? false;
  return { startMs, endMs, title, url, depth, hidden, line, ...stated, ...found, ...picture };
}

function jsonTime({ text, startMs, role, place }: RunResult['times'][number]): JsonTime {
  return { text, startMs, role, line: place.line, column: place.column };
}

/** Without the first bytes, which only a message needs. */
function jsonPublished({
  firstText: _firstText,
  ...facts
}: PublishedFacts): Omit<PublishedFacts, 'firstText'> {
  return facts;
}

/** The files that have new content, the audio (or the output) first. */
function writtenPaths({
  status,
  audioWritten,
  output,
  frontMatterUpdated,
  notes,
  restoredNotes,
  also,
}: RunResult): string[] {
  if (status !== 'written') return [];
  const paths = [
    audioWritten ? output : null,
    frontMatterUpdated ? (notes ?? restoredNotes) : null,
    ...also.map(({ path, written }) => (written ? path : null)),
  ];
  return paths.filter((path) => path !== null);
}

/**
 * The result of a run as the JSON contract has it (one object; docs/json.md).
 *
 * @example
 * ```ts
 * import { jsonResult, show } from 'chapterize';
 *
 * console.log(jsonResult(await show('episode.md')).status); // checked
 * ```
 */
export function jsonResult(result: RunResult): JsonResult {
  return {
    status: result.status,
    notes: result.notes,
    audio: result.audio,
    output: result.output,
    written: writtenPaths(result),
    stated: result.stated,
    measured: result.measured,
    chapters: result.chapters.map(jsonChapter),
    changes: result.changes,
    checks: result.checks,
    frontMatterUpdated: result.frontMatterUpdated,
    also: result.also,
    seek: result.seek,
    times: result.times.map(jsonTime),
    published: result.published === null ? null : jsonPublished(result.published),
    feed: result.feed,
    diagnostics: result.diagnostics.map(jsonDiagnostic),
  };
}

/**
 * One line of JSON. Line separators are escaped so that one line stays one line for every reader.
 *
 * @example
 * ```ts
 * import { formatJson, show } from 'chapterize';
 *
 * const line = formatJson(await show('episode.md'));
 * console.log(JSON.parse(line).chapters.length); // 8
 * ```
 */
export function formatJson(result: RunResult): string {
  return `${jsonLine(jsonResult(result))}\n`;
}

/**
 * JSON on one line, free of characters that a terminal or a line reader might act on, and of `##[`, which the runner of a
 * workflow would take for a command.
 */
export function jsonLine(value: JsonLine): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|#(?=(?:vso)?\[)(?<=##)/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
