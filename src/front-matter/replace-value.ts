import { parseByteLength } from './byte-length.js';
import { type Candidate, scalarOf } from './candidates.js';
import { parseDuration } from './duration.js';
import { unitOf } from './keys.js';
import { renderDuration } from './render-duration.js';
import type { TextEdit } from './text-edit.js';
import type { ScalarNode } from './value-tree.js';

/** A value that the notes should state. */
export type WantedValue =
  | { readonly what: 'byteLength'; readonly byteLength: number }
  | { readonly what: 'duration'; readonly durationMs: number };

/** How to write a value, or why that is unknown. */
export type ValueRewriting = { readonly edit: TextEdit | null } | { readonly refusal: string };

/** The text of a value, for an entry that states none yet. */
export function renderNew(wanted: WantedValue): string {
  return wanted.what === 'byteLength'
    ? String(wanted.byteLength)
    : renderDuration(wanted.durationMs, '', 'seconds');
}

/**
 * Writes a value over the one of an entry, in its style and quotes.
 *
 * @param text what the spans count in
 * @returns no edit when the entry says the same already
 */
export function replaceValue(text: string, candidate: Candidate, wanted: WantedValue): ValueRewriting {
  const scalar = scalarOf(candidate);
  if (candidate.entry.merged) return { refusal: 'it comes in through a merge key' };
  if (scalar === null) return { refusal: 'it holds a list or a map' };
  const written = scalar.text.trim();
  if (saysTheSame(written, scalar, candidate, wanted)) return { edit: null };
  if (scalar.style === 'indirect') return { refusal: 'it is an alias, a block of text or has a tag' };
  if (wanted.what === 'duration' && mayBeMinutes(written, candidate, wanted.durationMs)) {
    return { refusal: `${written} may be minutes` };
  }
  const content =
    wanted.what === 'byteLength'
      ? String(wanted.byteLength)
      : renderDuration(wanted.durationMs, written, unitOf(candidate.entry.key));
  return { edit: writeOver(text, scalar, content, wanted) };
}

function saysTheSame(
  written: string,
  scalar: ScalarNode,
  candidate: Candidate,
  wanted: WantedValue,
): boolean {
  if (wanted.what === 'byteLength')
    return parseByteLength(written, scalar.type === 'number') === wanted.byteLength;
  const unit = unitOf(candidate.entry.key);
  const now = parseDuration(written, unit);
  if ('guess' in now) return false;
  const next = parseDuration(renderDuration(wanted.durationMs, written, unit), unit);
  return 'ms' in next && next.ms === now.ms;
}

/** A bare number that more likely means minutes than seconds: neither unit can be written without guessing. */
function mayBeMinutes(written: string, candidate: Candidate, durationMs: number): boolean {
  const now = parseDuration(written, unitOf(candidate.entry.key));
  return (
    /^\d+$/.test(written) &&
    'ms' in now &&
    now.otherMs.some((ms) => ms > now.ms && Math.abs(ms - durationMs) < ms / 4)
  );
}

function writeOver(text: string, scalar: ScalarNode, content: string, wanted: WantedValue): TextEdit {
  const { start, end, style } = scalar;
  if (style === 'single-quoted') return { start, end, content: `'${content}'` };
  if (style === 'double-quoted') return { start, end, content: `"${content}"` };
  // YAML 1.1 takes an unquoted clock for a number; if it is unquoted already, that is the style of the show.
  const isClock = wanted.what === 'duration' && !/^\d+(?:\.\d+)?$/.test(content);
  const keepsPlain = !isClock || /^\d{1,3}(?:[:.]\d{2}){1,2}/.test(scalar.text);
  const value = keepsPlain ? content : `"${content}"`;
  if (style === 'plain') return { start, end, content: value };
  const before = /\s/.test(text[start - 1] ?? '') ? '' : ' ';
  const after = /^(?:[\s,}\]]|$)/.test(text.slice(start, start + 1)) ? '' : ' ';
  return { start, end, content: before + value + after };
}
