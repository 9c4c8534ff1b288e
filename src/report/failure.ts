import { ChapterizeError, messageOf } from '../diagnostic/failure.js';
import { fitLines } from './fit.js';
import type { Screen } from './human.js';
import type { JsonDiagnostic } from './json-types.js';
import { printable } from './printable.js';

/** Why a run could not happen, in the fields of a finding. */
export interface FailureReport {
  readonly code: string;
  readonly message: string;
  readonly help: string | null;
  readonly file: string | null;
}

const bugHelp = 'this is a bug of chapterize; please report it with the command that led to it';

/** What was thrown, in words; anything but a ChapterizeError is a bug. */
export function describeFailure(error: unknown): FailureReport {
  if (error instanceof ChapterizeError) {
    const help = error.code === 'internal' ? bugHelp : error.help;
    return { code: error.code, message: error.message, help, file: error.file };
  }
  return { code: 'internal', message: messageOf(error), help: bugHelp, file: null };
}

/** A failure for people. */
export function formatFailure(error: unknown, place: string, { style, width }: Screen): string {
  const { code, message: whole, help } = describeFailure(error);
  // Most messages begin with the path; once is enough.
  const message = whole.startsWith(`${place}: `) ? whole.slice(place.length + 2) : whole;
  const first = `${style('strong', printable(place))}: ${style('bad', `error[${code}]`)} ${printable(message)}\n`;
  const advice = help === null ? '' : `  ${style('accent', 'help:')} ${printable(help)}\n`;
  return fitLines(`${first}${advice}`, width);
}

/**
 * A failure as the only diagnostic of a JSON result.
 *
 * @param about the file for one that names none
 */
export function jsonFailure(error: unknown, about: string | null): JsonDiagnostic {
  const { code, message, help, file } = describeFailure(error);
  const place = {
    file: file ?? about,
    line: null,
    column: null,
    endLine: null,
    endColumn: null,
    offset: null,
  };
  return { code, severity: 'error', message, help, ...place };
}
