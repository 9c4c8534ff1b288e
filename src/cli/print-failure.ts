import { ChapterizeError } from '../diagnostic/failure.js';
import { jsonLine } from '../report/json.js';
import { printable } from '../report/printable.js';
import { type Io, screenOf } from './io.js';

/** Prints why a run could not happen; where JSON was asked for, as an object of the usual shape too. */
export function printFailure(error: unknown, argv: readonly string[], io: Io): void {
  const isKnown = error instanceof ChapterizeError;
  const code = isKnown ? error.code : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  const help = isKnown
    ? error.help
    : 'this is a bug of chapterize; please report it with the command that led to it';
  if (asksForJson(argv)) io.stdout.write(`${jsonLine(failedResult(code, message, help))}\n`);
  const { style } = screenOf(io.stderr, io.env, null);
  io.stderr.write(
    `${style('strong', 'chapterize')}: ${style('bad', `error[${code}]`)} ${printable(message)}\n`,
  );
  if (help !== null) io.stderr.write(`  ${style('accent', 'help:')} ${printable(help)}\n`);
  if (!isKnown && error instanceof Error && error.stack !== undefined)
    io.stderr.write(`${printableLines(error.stack)}\n`);
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

function asksForJson(argv: readonly string[]): boolean {
  const format = argv.indexOf('--format');
  return (
    argv.includes('--json') ||
    argv.includes('--format=json') ||
    (format !== -1 && argv[format + 1] === 'json')
  );
}

function failedResult(code: string, message: string, help: string | null): Readonly<Record<string, unknown>> {
  const place = { file: null, line: null, column: null, endLine: null, endColumn: null, offset: null };
  return {
    status: 'failed',
    notes: null,
    audio: null,
    output: null,
    stated: null,
    measured: null,
    chapters: [],
    checks: [],
    frontMatterUpdated: false,
    diagnostics: [{ code, severity: 'error', message, help, ...place }],
  };
}
