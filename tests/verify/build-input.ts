import type { AudioFacts } from '../../src/audio/audio-facts.js';
import type { Chapter, ChapterMark } from '../../src/chapters/chapter.js';
import type { TextPlace } from '../../src/diagnostic/diagnostic.js';
import {
  nothingStated,
  type Stated,
  type StatedDuration,
  type StatedValue,
} from '../../src/front-matter/stated.js';
import type { MpegStream } from '../../src/mpeg/mpeg-stream.js';
import type { ShowNotes } from '../../src/notes/show-notes.js';
import type { EditPlan } from '../../src/plan/edit-plan.js';
import { decodeText } from '../../src/text/source-text.js';
import type { VerifyInput, VerifyOptions } from '../../src/verify/check.js';

/** An hour of 128 kbit/s: 57,600,000 bytes of audio after a tag of 1,000 and before one of 128. */
export const hourMs = 3_600_000;
export const headByteLength = 1000;
export const audioByteLength = 57_600_000;
export const foundByteLength = headByteLength + audioByteLength + 128;
export const finishedByteLength = foundByteLength + 3096;
export const strippedByteLength = foundByteLength - 500;

export function placeAt(line: number, column = 1): TextPlace {
  return { kind: 'text', file: 'episode.md', line, column, endLine: line, endColumn: column + 4 };
}

export function statedValue<T>(key: string, value: T, line = 2): StatedValue<T> {
  return { value, key, text: String(value), place: placeAt(line, 11) };
}

export function statedDuration(value: number, text: string, otherReadingsMs: number[] = []): StatedDuration {
  return { ...statedValue('duration', value, 3), text, otherReadingsMs, precisionMs: 1000, unit: 'seconds' };
}

export function buildStated(change: Partial<Stated> = {}): Stated {
  return { ...nothingStated, ...change };
}

export function buildChapter(startMs: number, change: Partial<Chapter> = {}): Chapter {
  return { startMs, endMs: null, title: 'Title', url: null, depth: 0, line: null, ...change };
}

export function buildMark(startMs: number, line: number, change: Partial<ChapterMark> = {}): ChapterMark {
  const place = placeAt(line, 3);
  return {
    startMs,
    endMs: null,
    title: 'Title',
    url: null,
    depth: 0,
    place,
    otherReadings: [],
    writing: null,
    ...change,
  };
}

export function buildNotes(change: Partial<ShowNotes> = {}): ShowNotes {
  const { source } = decodeText('episode.md', new TextEncoder().encode('notes'));
  if (source === null) throw new Error('text that cannot be decoded');
  return { source, stated: buildStated(), marks: [], readTimes: () => [], diagnostics: [], ...change };
}

export function buildStream(change: Partial<MpegStream> = {}): MpegStream {
  return {
    version: '1',
    layer: 3,
    sampleRateHz: 44_100,
    channelMode: 'stereo',
    bitRateMode: 'cbr',
    bitRateKbps: 128,
    frameCount: 137_813,
    sampleCount: 158_760_576,
    durationMs: hourMs,
    claim: null,
    innerClaims: [],
    junk: [],
    junkByteLength: 0,
    formatChanges: [],
    missingBytes: 0,
    ...change,
  };
}

export function buildAudio(change: Partial<AudioFacts> = {}): AudioFacts {
  return {
    file: 'audio/episode.mp3',
    byteLength: foundByteLength,
    layout: [],
    tags: [],
    audio: { start: headByteLength, end: headByteLength + audioByteLength },
    stream: buildStream(),
    audioSha256: null,
    diagnostics: [],
    ...change,
  };
}

export function buildPlan(change: Partial<EditPlan> = {}): EditPlan {
  return {
    mode: 'resize',
    edits: [],
    resultByteLength: finishedByteLength,
    strippedByteLength,
    earlierByteLengths: [],
    chapters: [],
    tagVersion: '2.3',
    resultTagVersion: '2.3',
    replaced: null,
    backup: null,
    ...change,
  };
}

export interface InputChange extends Partial<Omit<VerifyInput, 'options'>> {
  readonly options?: Partial<VerifyOptions>;
  /** Shorthand for notes that state these. */
  readonly stated?: Partial<Stated>;
}

/** Sound notes that state nothing, and sound audio of an hour; chapters get the marks of their lines. */
export function buildInput({ options, stated, chapters = [], ...change }: InputChange = {}): VerifyInput {
  const notes = change.notes === undefined ? buildNotes({ stated: buildStated(stated) }) : change.notes;
  const marked = chapters.map((chapter): Chapter => {
    const mark = notes?.marks.find(({ place }) => place.line === chapter.line);
    return mark === undefined ? chapter : { ...chapter, mark };
  });
  return {
    audio: buildAudio(),
    plan: buildPlan(),
    ...change,
    notes,
    chapters: marked,
    options: { toleranceMs: 1000, players: [], ...options },
  };
}

/** Only the notes, no audio. */
export function buildNotesInput(change: InputChange = {}): VerifyInput {
  return buildInput({ audio: null, plan: null, ...change });
}

export function codesOf({ diagnostics }: { readonly diagnostics: readonly { code: string }[] }): string[] {
  return diagnostics.map((finding) => finding.code);
}
