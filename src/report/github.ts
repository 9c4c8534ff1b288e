import type { Diagnostic, Severity } from '../diagnostic/diagnostic.js';
import { printable } from './printable.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Escapes a part of the message of a workflow command; logs show it raw, so it is made printable first. */
function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

/** Escapes a property of a workflow command, in which `:` and `,` separate. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * Findings as workflow commands of GitHub Actions, one per line: shown at file and line of the pull request.
 *
 * @see GitHub Docs, "Workflow commands for GitHub Actions", Setting an error message
 * @example
 * ```ts
 * import { formatGithub, parseNotes } from 'chapterize';
 *
 * const { diagnostics } = parseNotes('notes.md', '- [@0:00] Welcome\n- [@0:75] Letters\n');
 * console.log(formatGithub(diagnostics).split(',')[0]); // ::error file=notes.md
 * ```
 */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(formatAnnotation).join('');
}

function formatAnnotation(diagnostic: Diagnostic): string {
  const { place } = diagnostic;
  const properties = [`title=${escapeProperty(diagnostic.code)}`];
  if (place !== null) properties.unshift(`file=${escapeProperty(place.file)}`);
  if (place?.kind === 'text') {
    // GitHub takes columns only where a span stays on one line.
    const span =
      place.endLine === place.line
        ? [`line=${place.line}`, `col=${place.column}`, `endColumn=${place.endColumn}`]
        : [`line=${place.line}`, `endLine=${place.endLine}`];
    properties.splice(1, 0, ...span);
  }
  const at = place?.kind === 'bytes' ? ` (byte ${place.offset})` : '';
  const help = diagnostic.help === null ? '' : `%0A${escapeData(diagnostic.help)}`;
  return `::${commands[diagnostic.severity]} ${properties.join(',')}::${escapeData(diagnostic.message)}${at}${help}\n`;
}
