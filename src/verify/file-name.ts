import { createDiagnostic } from '../diagnostic/diagnostic.js';
import { baseName, fileNameOf } from '../front-matter/stated-file.js';
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
