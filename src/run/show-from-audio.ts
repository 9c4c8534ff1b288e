import { inspectAudio } from '../audio/inspect.js';
import { createDiagnostic, type Diagnostic, hasErrors } from '../diagnostic/diagnostic.js';
import { weighAll } from '../diagnostic/severity.js';
import { predictSeekDrift } from '../verify/seek-drift.js';
import { readAudioChapters } from './audio-chapters.js';
import { withDimensions } from './found-pictures.js';
import { hasherFor } from './hasher-for.js';
import type { AudioSource } from './open-audio.js';
import type { Settings } from './options.js';
import { createResult, measuredValues, type RunResult } from './run-result.js';

const withoutAudio: ReadonlySet<string> = new Set([
  'audio/only-tag',
  'audio/tag-past-end',
  'audio/no-frames',
]);

/** The first bytes of a download hold the chapters: missing audio does not make them wrong. */
function findingsOfHead(findings: readonly Diagnostic[], file: string): readonly Diagnostic[] {
  const others = findings.filter(({ code }) => !withoutAudio.has(code));
  if (others.length === findings.length) return findings;
  return [...others, createDiagnostic('audio/head-only', {}, file)];
}

/**
 * The chapters of an mp3 as found in its tag.
 *
 * @param keepsPictures whether the bytes of their pictures are in the result too
 */
export async function showAudio(
  source: AudioSource,
  settings: Settings,
  keepsPictures = false,
): Promise<RunResult> {
  const audio = await inspectAudio(source, { hash: await hasherFor(settings) });
  const found = readAudioChapters(audio.tags, audio.file, audio.stream?.durationMs ?? null);
  const chapters = await withDimensions(found, keepsPictures);
  const findings = [...audio.diagnostics, ...found.diagnostics];
  const isHead = audio.stream === null && chapters.length > 0;
  const told = isHead ? findingsOfHead(findings, audio.file) : findings;
  const diagnostics = weighAll(told, settings);
  return createResult({
    status: hasErrors(diagnostics) ? 'failed' : 'checked',
    audio: source.name,
    measured: measuredValues(audio, null),
    chapters,
    seek: predictSeekDrift({ audio, chapters }),
    diagnostics,
  });
}
