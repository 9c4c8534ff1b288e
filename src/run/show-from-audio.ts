import { inspectAudio } from '../audio/inspect.js';
import { hasErrors, sortDiagnostics } from '../diagnostic/diagnostic.js';
import type { FileSource } from '../files/file-source.js';
import { readChapters } from '../id3/read-chapters.js';
import { versionOf } from '../plan/plan-edit.js';
import { hasherFor } from './hasher-for.js';
import type { Settings } from './options.js';
import { measuredValues, type RunResult } from './run-result.js';

/** The chapters of an mp3 as they stand in it. */
export async function showAudio(source: FileSource, settings: Settings): Promise<RunResult> {
  const audio = await inspectAudio(source, { hash: await hasherFor(settings) });
  const found = readChapters(audio.tags, audio.file);
  const diagnostics = sortDiagnostics([...audio.diagnostics, ...found.diagnostics]);
  return {
    status: hasErrors(diagnostics) ? 'failed' : 'checked',
    notes: null,
    audio: source.name,
    output: null,
    stated: null,
    measured: { ...measuredValues(audio, null), tagVersion: versionOf(audio) },
    chapters: found.chapters.map((chapter) => ({ ...chapter, line: null })),
    checks: [],
    frontMatterUpdated: false,
    updatedValues: [],
    audioWritten: false,
    replaced: null,
    diagnostics,
    source: null,
  };
}
