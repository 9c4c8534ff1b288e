import { formatCount, formatQuantity, formatTime } from '../diagnostic/wording.js';
import type { RunResult } from '../run/run-result.js';
import { printable } from './printable.js';
import type { Style, Tone } from './style.js';

/** What a run that writes has done, in words, and what to do next. */
export function formatOutcome(result: RunResult, style: Style): string {
  switch (result.status) {
    case 'written':
      if (!result.audioWritten) return unchanged(result, style);
      return `${action(result, ['Wrote', 'Removed', 'Corrected'], 'good', style)}${sizes(result)}\n${next(result)}`;
    case 'planned':
      if (!result.audioWritten) return unchanged(result, style);
      return `${action(result, ['Would write', 'Would remove', 'Would correct'], 'accent', style)}${sizes(result)}\n${next(result)}`;
    case 'failed':
      return failure(result, style);
    default:
      return unchanged(result, style);
  }
}

/** The audio is as it should be; the notes may not have been. */
function unchanged(result: RunResult, style: Style): string {
  const output = printable(result.output ?? '');
  const chapters = formatQuantity(result.chapters.length, 'chapter');
  const ofAudio = result.chapters.length === 0 ? 'has no chapters' : `has ${chapters}, and nothing to change`;
  const what = result.notes === null ? ofAudio : `already has these ${chapters}`;
  return `${style('good', 'Unchanged')}: ${output} ${what}\n${next(result)}`;
}

/** `Wrote 13 chapters to audio.mp3`, `Removed 13 chapters from audio.mp3`. */
function action(
  { notes, audio, output, chapters, replaced }: RunResult,
  [writing, removing, correcting]: readonly [string, string, string],
  tone: Tone,
  style: Style,
): string {
  const name = printable(output ?? '');
  const old = replaced?.count ?? 0;
  if (notes === null && replaced === null)
    return output === audio
      ? `${style(tone, correcting)} the size of the tag in ${name}`
      : `${style(tone, writing)} ${name}`;
  if (notes === null && chapters.length === 0)
    return `${style(tone, removing)} ${formatQuantity(old, 'chapter')} from ${name}`;
  const whose = replaced === null || replaced.ours ? '' : ' of another program';
  const instead = replaced === null ? '' : ` (replacing ${formatCount(old)}${whose})`;
  return `${style(tone, writing)} ${formatQuantity(chapters.length, 'chapter')}${instead} to ${name}`;
}

function sizes({ measured }: RunResult): string {
  const before = measured?.byteLength ?? null;
  const after = measured?.resultByteLength ?? null;
  if (measured === null || before === null || after === null) return '';
  const change = after === before ? 'size unchanged' : formatDifference(after - before);
  const { tagVersion, resultTagVersion } = measured;
  const version =
    resultTagVersion === null
      ? 'no ID3v2 tag'
      : tagVersion === null || tagVersion === resultTagVersion
        ? `ID3v${resultTagVersion}`
        : `ID3v${tagVersion} → v${resultTagVersion}`;
  return `: ${formatCount(after)} bytes (${change}), ${version}`;
}

/** What the notes now state wrongly, or no longer state wrongly. */
function next({ stated, measured, notes, status, updatedValues, also }: RunResult): string {
  const length = measured?.resultByteLength ?? null;
  const gone = also.filter(({ removed }) => removed).map(({ path }) => printable(path));
  if (gone.length > 0)
    return `${status === 'planned' ? 'Would also remove' : 'Also removed'} ${gone.join(', ')}\n`;
  if (notes === null || length === null) return '';
  const files = also.filter(({ written }) => written).map(({ path }) => printable(path));
  const beside =
    files.length === 0
      ? ''
      : `${status === 'planned' ? 'Would also write' : 'Also wrote'} ${files.join(', ')}\n`;
  const name = printable(notes);
  const wholeMs = Math.round((measured?.durationMs ?? 0) / 1000) * 1000;
  const values = { duration: `duration to ${formatTime(wholeMs)}`, length: `length to ${length}` };
  const set = updatedValues.map((value) => values[value]).join(' and ');
  const done =
    set === '' ? beside : `${beside}${status === 'planned' ? 'Would set' : 'Set'} ${set} in ${name}\n`;
  if (updatedValues.includes('length')) return done;
  if (stated?.byteLength == null || stated.byteLength === length) return done;
  // Notes from standard input are where this program cannot write.
  const [where, how] = notes === '-' ? ['the notes', ''] : [name, ' (run again with -u)'];
  return `${done}Next: update \`length\` in ${where} from ${stated.byteLength} to ${length}${how}\n`;
}

function failure({ diagnostics, output }: RunResult, style: Style): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  // A run that only reads has no output, and does not mention it.
  const nothing = output === null ? '' : '; nothing was written';
  return `${style('bad', 'Failed')}: ${formatQuantity(errors, 'error')}${nothing}\n`;
}

/** `+3,048` or `-12`. */
function formatDifference(count: number): string {
  return `${count < 0 ? '-' : '+'}${formatCount(Math.abs(count))}`;
}
