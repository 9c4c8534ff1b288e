import { inspectAudio } from '../audio/inspect.js';
import { hasErrors } from '../diagnostic/diagnostic.js';
import { weighAll } from '../diagnostic/severity.js';
import type { FileSource } from '../files/file-source.js';
import { tagVersionOf } from '../plan/plan-edit.js';
import { predictSeekDrift } from '../verify/seek-drift.js';
import { readAudioChapters } from './audio-chapters.js';
import { hasherFor } from './hasher-for.js';
import type { Settings } from './options.js';
import { createResult, measuredValues, type RunResult } from './run-result.js';

/** The chapters of an mp3 as they stand in it. */
export async function showAudio(source: FileSource, settings: Settings): Promise<RunResult> {
  const audio = await inspectAudio(source, { hash: await hasherFor(settings) });
  const found = readAudioChapters(audio.tags, audio.file);
  const chapters = found.chapters.map((chapter) => ({ ...chapter, line: null }));
  const findings = [...audio.diagnostics, ...found.diagnostics];
  const diagnostics = weighAll(findings, { ...settings, updated: [] });
  return createResult({
    status: hasErrors(diagnostics) ? 'failed' : 'checked',
    audio: source.name,
    measured: { ...measuredValues(audio, null), tagVersion: tagVersionOf(audio) },
    chapters,
    seek: predictSeekDrift({ audio, chapters }),
    diagnostics,
  });
}
