// The product as a function from bytes to bytes: what a run writes, without a disk. The scripts that disturb the writer
// itself use the command line instead.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadTypeScript } from '../build/load-typescript.mjs';
import { repository } from './result.mjs';

const library = await import(pathToFileURL(join(repository, 'dist/index.js')).href);
const { planRepair, planTagRepair } = await loadTypeScript(
  new URL('../../src/run/repair.ts', import.meta.url),
);
const { buildPng } = await loadTypeScript(new URL('../build/pictures.ts', import.meta.url));

/** A picture of a few bytes. */
export const picture = { mimeType: 'image/png', data: new Uint8Array(buildPng(2)) };
/** What a run is told where its user says nothing. */
export const settings = { tagVersion: 'auto', paddingByteLength: null, force: false };

/**
 * Chapters that fit the duration: three, or one where it is short; a title of each kind of alphabet, a link, and with
 * every third duration a picture.
 */
export function chaptersFor(durationMs) {
  const starts = durationMs < 30 ? [0] : [0, Math.floor(durationMs / 3), Math.floor((durationMs * 2) / 3)];
  const titles = ['Start', 'Grüße, 世界 🎧', 'The end'];
  return starts.map((startMs, index) => ({
    startMs,
    endMs: starts[index + 1] ?? Math.max(durationMs, 1),
    title: titles[index],
    url: index === 1 ? 'https://example.com/a?b=%C3%BC' : null,
    depth: 0,
    line: null,
    ...(index === 0 && Math.floor(durationMs) % 3 === 0 ? { picture } : {}),
  }));
}

/** What a run would write: the bytes, or why it refuses. */
export async function embed(bytes, { chaptersOf = chaptersFor, settings: chosen = settings } = {}) {
  const audio = await library.inspectAudio(library.memorySource('a.mp3', bytes), { hash: null });
  if (audio.stream === null) return refused(audio.diagnostics);
  const chapters = chaptersOf(audio.stream.durationMs);
  const { plan, diagnostics } = await library.planEdit(audio, chapters, chosen);
  return result(bytes, plan, [...audio.diagnostics, ...diagnostics], chapters);
}

/** The same for `strip`. */
export async function strip(bytes) {
  const audio = await library.inspectAudio(library.memorySource('a.mp3', bytes), { hash: null });
  if (audio.stream === null) return refused(audio.diagnostics);
  const { plan, diagnostics } = await library.planStrip(audio, settings);
  return result(bytes, plan, [...audio.diagnostics, ...diagnostics], []);
}

/** The same for `undo`. */
export async function undo(bytes) {
  const audio = await library.inspectAudio(library.memorySource('a.mp3', bytes), { hash: null });
  if (audio.stream === null) return refused(audio.diagnostics);
  const { plan, diagnostics } = library.planUndo(audio);
  return result(bytes, plan, [...audio.diagnostics, ...diagnostics], []);
}

/** The same for `repair`; `written` is the input where nothing is to be repaired. */
export async function repair(bytes) {
  const audio = await library.inspectAudio(library.memorySource('a.mp3', bytes), { hash: null });
  if (audio.stream === null) return refused(audio.diagnostics);
  const { plan, chapters, diagnostics } = await planRepair(audio, settings);
  if (plan?.mode === 'unchanged') return { written: bytes, plan: null, chapters, codes: [] };
  return result(bytes, plan, [...audio.diagnostics, ...diagnostics], chapters);
}

/** The same for `repair --tag-size`, with the bytes after the tags: they must stay. */
export async function repairSize(bytes) {
  const source = library.memorySource('a.mp3', bytes);
  const audio = await library.inspectAudio(source, { hash: null, tagEnd: 'frames' });
  if (audio.stream === null) return refused(audio.diagnostics);
  const { plan, chapters, diagnostics } = await planTagRepair(audio, settings);
  const head = audio.tags.reduce((sum, tag) => sum + tag.bytes.length, 0);
  const done = result(bytes, plan, [...audio.diagnostics, ...diagnostics], chapters);
  return { ...done, payload: bytes.subarray(head) };
}

function result(bytes, plan, diagnostics, chapters) {
  if (plan === null || diagnostics.some(({ severity }) => severity === 'error')) return refused(diagnostics);
  const written = library.applyEdits(bytes, plan.edits);
  return { written, plan, chapters, codes: diagnostics.map(({ code }) => code) };
}

function refused(diagnostics) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return { written: null, plan: null, chapters: [], codes: errors.map(({ code }) => code) };
}
