import { formatTimestamp } from '../../src/chapters/timestamp.js';
import { parseNotes } from '../../src/notes/parse-notes.js';
import type { ShowNotes } from '../../src/notes/show-notes.js';
import { decodeText } from '../../src/text/source-text.js';

/** Parses notes given as text. */
export function readNotes(text: string): ShowNotes {
  const { source } = decodeText('episode.md', new TextEncoder().encode(text));
  if (source === null) throw new Error('not UTF-8');
  return parseNotes(source);
}

/** The chapters of notes, each as `0:10 Title`. */
export function readChapters(text: string): string[] {
  return readNotes(text).marks.map((mark) => `${formatTimestamp(mark.startMs)} ${mark.title}`);
}

/**
 * The findings of notes, each as `code line:column-endColumn` with the text that the span covers. Lists of tests are so short that many
 * are doubted; that has tests of its own.
 */
export function readFindings(text: string): string[] {
  const lines = text.split('\n');
  const findings = readNotes(text).diagnostics.filter(({ code }) => code !== 'notes/doubtful-list');
  return findings.map(({ code, place }) => {
    if (place?.kind !== 'text') return code;
    const covered = lines[place.line - 1]?.slice(place.column - 1, place.endColumn - 1);
    return `${code} ${place.line}:${place.column} ${covered}`;
  });
}
