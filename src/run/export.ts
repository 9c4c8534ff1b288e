import type { Chapter } from '../chapters/chapter.js';
import { flatten } from '../chapters/flatten.js';
import { findCutOut, mapTime, type TimelineMap } from '../chapters/timeline-map.js';
import { createDiagnostic, type Diagnostic, hasErrors, sortDiagnostics } from '../diagnostic/diagnostic.js';
import { weighAll } from '../diagnostic/severity.js';
import type { Format } from '../formats/formats.js';
import { renderChapters } from '../formats/losses.js';
import { writableFormat } from '../formats/writable-formats.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { checkPlayers } from '../verify/players/check-players.js';
import { readDuration } from './audio-duration.js';
import { confirmInputs } from './confirm-inputs.js';
import { planPictures, rehearsePictures, writePictures } from './export-pictures.js';
import { type EpisodeChapters, fileChapters } from './file-chapters.js';
import { findWithoutAddress } from './image-address.js';
import { type ChapterizeOptions, resolveOptions, type Settings } from './options.js';
import { type NotesInput, notesNameOf, readNotes } from './read-notes.js';
import { readPictures } from './read-pictures.js';
import {
  type AlsoResult,
  bareValues,
  createResult,
  type ReportedChapter,
  type RunResult,
  type RunStatus,
  reportedChapter,
} from './run-result.js';
import { buildRunTimeline } from './run-timeline.js';
import { showIfAudio } from './show.js';
import { contentTypeOf, writeSmall } from './write-small.js';

/** The options of an export in addition to those of every run. */
export interface ExportOptions extends ChapterizeOptions {
  /** Path of the audio, whose duration ends the last chapter. */
  readonly audio?: string | null;
  /** Folder to write the pictures of the chapters into; null for none. */
  readonly images?: string | null;
}

/** Chapters in another form. */
export interface ExportResult extends RunResult {
  /** The format's name. */
  readonly format: string;
  /** The whole file; empty if an error was found. */
  readonly text: string;
}

/** The chapters of a source, in both layouts, and how long it lasts. */
interface ExportSource extends EpisodeChapters {
  readonly notes: ShowNotes | null;
  readonly result: RunResult;
  /** Files of pictures that were read. */
  readonly pictureFiles: readonly string[];
  /** Chapters of an mp3 whose pictures are neither JPEG nor PNG, or not whole. */
  readonly oddlyPictured: readonly ReportedChapter[];
}

/**
 * Writes the chapters of show notes, of an mp3 or of a chapter file in another format.
 *
 * The last chapter ends with the audio that is given, with the mp3 if that is the source, or where the notes state.
 *
 * @param format a name of `formats`
 * @returns status `checked` with the text, or `written`, `unchanged` or `planned` where `options.output` names a file
 * @throws ChapterizeError `usage`, `io/…`, `interrupted`
 * @example
 * ```ts
 * import { exportChapters } from 'chapterize';
 *
 * const { text } = await exportChapters('episode.md', 'youtube');
 * console.log(text.split('\n')[0]); // 0:00 Welcome
 * ```
 */
export async function exportChapters(
  input: NotesInput,
  format: string,
  options: ExportOptions = {},
): Promise<ExportResult> {
  const target = writableFormat(format);
  const { audio = null, images = null, ...rest } = options;
  const settings = resolveOptions(rest);
  confirmInputs([input, audio]);
  const name = notesNameOf(input);
  const read = await readExportSource(input, audio, rest, settings);
  const source = await withPictures(read, name, images, settings);
  const pictures = await planPictures(source.flat, name, images, settings);
  const codec = await target.load();
  const found = [...source.result.diagnostics, ...noChapters(source, name)];
  const isUsable = !hasErrors(found);
  const { addressOf } = pictures;
  const chapters = fileChapters(source, target, addressOf);
  const lost = [
    ...findWithoutAddress(source.flat, target, addressOf, name),
    ...(images !== null || target.holds.image ? findUnusable(source.oddlyPictured, name) : []),
  ];
  const rendered = isUsable
    ? renderChapters(target.name, codec, chapters, name)
    : { text: '', diagnostics: [] };
  const said = [
    ...found,
    ...rendered.diagnostics,
    ...lost,
    ...playerFindings(source, target, name, settings),
  ];
  const diagnostics = sortDiagnostics(weighAll(said, settings));
  let also: readonly AlsoResult[] = [];
  const end = (status: RunStatus, more: readonly Diagnostic[] = []): ExportResult => ({
    ...source.result,
    status,
    output: settings.output,
    also,
    chapters: (target.holds.depth ? source.nested : source.flat).map(reportedChapter),
    diagnostics: sortDiagnostics([...diagnostics, ...more]),
    format: target.name,
    text: rendered.text,
  });
  if (!isUsable || hasErrors(diagnostics)) return { ...end('failed'), text: '' };
  const keep = [input, audio].filter((one) => typeof one === 'string');
  if (settings.dryRun && (settings.output !== null || pictures.files.length > 0)) {
    if (images !== null) await rehearsePictures(pictures.files, images, [...keep, ...source.pictureFiles]);
    const { rehearseRun } = await import('./rehearse-run.js');
    const others = settings.output === null ? [] : [settings.output];
    await rehearseRun({ audio: null, notes: null, others }, keep, settings);
    return end('planned');
  }
  const warned: Diagnostic[] = [];
  if (images !== null && pictures.files.length > 0) {
    const done = await writePictures(pictures.files, images, [...keep, ...source.pictureFiles], settings);
    also = done.also;
    warned.push(...done.diagnostics);
  }
  const isPictureWritten = also.some((file) => file.written);
  if (settings.output === null) return end(isPictureWritten ? 'written' : 'checked', warned);
  const file = {
    path: settings.output,
    bytes: new TextEncoder().encode(rendered.text),
    contentType: contentTypeOf(target.name),
    like: typeof input === 'string' ? input : audio,
  };
  const { written, diagnostics: warnings } = await writeSmall(file, keep, settings);
  return end(written || isPictureWritten ? 'written' : 'unchanged', [...warned, ...warnings]);
}

async function readExportSource(
  input: NotesInput,
  audioPath: string | null,
  options: ChapterizeOptions,
  settings: Settings,
): Promise<ExportSource> {
  const givenMs = audioPath === null ? null : await readDuration(audioPath);
  const shown = await showIfAudio(input, { ...options, hash: false }, true);
  if (shown !== null) {
    const cutOut = findCutOut(settings, shown.chapters);
    const kept = shown.chapters.filter((_, index) => !cutOut[index]);
    const chapters = kept.map((chapter) => moved(chapter, settings));
    const measuredMs = shown.measured?.durationMs ?? null;
    const flat = flatten(chapters, givenMs ?? (measuredMs === null ? null : mapTime(settings, measuredMs)));
    const oddlyPictured = kept.filter(
      ({ imageMimeType, picture }) => imageMimeType != null && picture === undefined,
    );
    return { nested: chapters, flat, notes: null, result: shown, pictureFiles: [], oddlyPictured };
  }
  const read = await readNotes(input);
  const statedMs = read.notes?.stated.durationMs?.value ?? null;
  // Notes from before a cut state the duration before it.
  const isCut = settings.cuts.length > 0 || settings.insertions.length > 0;
  const durationMs = givenMs ?? (isCut && statedMs !== null ? mapTime(settings, statedMs) : statedMs);
  const timeline = buildRunTimeline(read.notes, durationMs, settings);
  const result = createResult({
    status: 'checked',
    notes: notesNameOf(input),
    audio: audioPath,
    stated: read.notes === null ? null : bareValues(read.notes.stated),
    diagnostics: [...(read.chapterFile ?? read).diagnostics, ...timeline.diagnostics],
    source: read.notes?.source ?? null,
  });
  return { nested: timeline.nested, flat: timeline.flat, notes: read.notes, result, ...withoutPictures };
}

const withoutPictures = { pictureFiles: [], oddlyPictured: [] } as const;

/** The chapters of notes with their pictures, where those are wanted. */
async function withPictures(
  source: ExportSource,
  name: string,
  folder: string | null,
  settings: Settings,
): Promise<ExportSource> {
  if (folder === null || source.notes === null) return source;
  const { chapters, files, diagnostics } = await readPictures(source.flat, name, settings);
  const result = { ...source.result, diagnostics: [...source.result.diagnostics, ...diagnostics] };
  return { ...source, flat: chapters, result, pictureFiles: files };
}

/** A chapter of an mp3 in the times after cuts and insertions. */
function moved(chapter: Chapter, map: TimelineMap): Chapter {
  const endMs = chapter.endMs === null ? null : mapTime(map, chapter.endMs);
  return { ...chapter, startMs: Math.max(mapTime(map, chapter.startMs), 0), endMs };
}

/** Says which pictures of an mp3 are not exported, since no file of their type is written. */
function findUnusable(chapters: readonly ReportedChapter[], file: string): readonly Diagnostic[] {
  const [first] = chapters;
  if (first === undefined) return [];
  const { startMs, imageMimeType, imageByteLength } = first;
  const args = {
    count: chapters.length,
    startMs,
    mimeType: imageMimeType ?? '',
    byteLength: imageByteLength ?? 0,
  };
  return [createDiagnostic('pictures/not-exported', args, file)];
}

/** Only for an mp3: reading notes and chapter files has already reported this. */
function noChapters({ flat, notes }: ExportSource, file: string): readonly Diagnostic[] {
  if (notes !== null || flat.length > 0) return [];
  return [createDiagnostic('formats/no-chapters', { format: 'mp3' }, file)];
}

/** The publishing rules of the target, except where a player takes chapters from: that is why people export. */
function playerFindings(
  { flat, notes }: ExportSource,
  { player }: Format,
  file: string,
  settings: Settings,
): readonly Diagnostic[] {
  if (player === null) return [];
  const input = {
    notes,
    chapters: flat,
    audio: null,
    plan: null,
    outputByteLengths: [],
    options: { ...settings, players: [player] },
  };
  return checkPlayers(input, { kind: 'file', file }).diagnostics.filter(
    ({ code }) => code !== 'verify/players-elsewhere',
  );
}
