import { createDiagnostic } from '../diagnostic/diagnostic.js';
import type { Check, CheckResult, VerifyInput } from './check.js';

/** Compares the name at the end of the stated file or URL with that of the audio. */
export function checkFileName(input: VerifyInput): CheckResult {
  const { notes, audio } = input;
  const stated = notes?.stated.file ?? null;
  const found = audio === null ? null : baseName(audio.file);
  if (stated === null) return skip(null, found, 'no file in the notes');
  const name = fileNameOf(stated.value);
  if (name === null) return skip(stated.value, found, 'no file name in it');
  if (found === null) return skip(name, null, 'no audio given');
  const check: Check = { name: 'file', stated: name, measured: found, outcome: 'ok', note: null };
  const output = input.options.output ?? null;
  if (name === found || (output !== null && name === baseName(output))) return { check, diagnostics: [] };
  return {
    check: { ...check, outcome: 'warning' },
    diagnostics: [createDiagnostic('verify/file-mismatch', { stated: name, found }, stated.place)],
  };
}

function skip(stated: string | null, measured: string | null, note: string): CheckResult {
  return { check: { name: 'file', stated, measured, outcome: 'skipped', note }, diagnostics: [] };
}

/**
 * The file name in a stated URL or path: its last segment, decoded, without query and fragment.
 *
 * @returns null when the last segment is not a file name: it has no extension, as in `https://example.org/download/12`
 */
export function fileNameOf(file: string): string | null {
  const path = file.replace(/[?#].*$/s, '');
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(path)?.[0] ?? '';
  const name = baseName(decode(baseName(path.slice(host.length))));
  return name.includes('.') ? name : null;
}

/** File systems differ in how they compose letters with accents: composed, equal names are equal strings. */
function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).normalize('NFC');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A `%` that encodes nothing stands for itself.
    return segment;
  }
}
