import { inspectAudio } from './audio/inspect.js';
import { readRange } from './bytes/byte-source.js';
import { type FileSource, openFileSource } from './bytes/file-source.js';
import { buildTimeline } from './chapters/timeline.js';
import { hasErrors, sortDiagnostics } from './diagnostic/diagnostic.js';
import { versionOf } from './edit/plan-edit.js';
import { readChapters } from './id3/read-chapters.js';
import { type ChapterizeOptions, resolveOptions } from './options.js';
import { readNotes } from './read-notes.js';
import { bareValues, measuredValues, type RunResult } from './run-result.js';

/**
 * The chapters of an mp3 as they stand in it, or those that notes would give.
 *
 * @param path an mp3 or show notes; its bytes tell which
 * @returns status `checked`, or `failed` with error findings
 * @throws ChapterizeError `io/…`
 */
export async function show(path: string, options: ChapterizeOptions = {}): Promise<RunResult> {
  const source = await openFileSource(path);
  try {
    if (await isAudio(source)) return await showAudio(source);
  } finally {
    await source.close();
  }
  return showNotes(path, options);
}

async function showAudio(source: FileSource): Promise<RunResult> {
  const audio = await inspectAudio(source, { hash: null });
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
    replaced: null,
    diagnostics,
    source: null,
  };
}

async function showNotes(path: string, options: ChapterizeOptions): Promise<RunResult> {
  const read = await readNotes(path);
  const timeline = buildTimeline(read.notes?.marks ?? [], { ...resolveOptions(options), durationMs: null });
  const diagnostics = sortDiagnostics([...read.diagnostics, ...timeline.diagnostics]);
  return {
    status: hasErrors(diagnostics) ? 'failed' : 'checked',
    notes: path,
    audio: null,
    output: null,
    stated: read.notes === null ? null : bareValues(read.notes.stated),
    measured: null,
    chapters: timeline.nested,
    checks: [],
    frontMatterUpdated: false,
    replaced: null,
    diagnostics,
    source: read.notes?.source ?? null,
  };
}

const audioName = /\.(?:mp[123]|mpga|mpeg|m2a|id3)$/i;
const notesName = /\.(?:md|markdown|mdx|txt|html?|ya?ml|json)$/i;

/** By name where it tells; else by the first bytes: an ID3 tag, an MPEG sync (not a UTF-16 mark), or a NUL. */
async function isAudio(source: FileSource): Promise<boolean> {
  if (audioName.test(source.name)) return true;
  if (notesName.test(source.name)) return false;
  const head = await readRange(source, 0, 512);
  const [first = 0, second = 0, third = 0] = head;
  if (first === 0x49 && second === 0x44 && third === 0x33) return true;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return !isUtf16 && ((first === 0xff && second >= 0xe0) || head.includes(0));
}
