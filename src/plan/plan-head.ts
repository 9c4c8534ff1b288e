import type { AudioFacts } from '../audio/audio-facts.js';
import type { ByteRange } from '../bytes/byte-range.js';
import type { Chapter } from '../chapters/chapter.js';
import { createDiagnostic, type Diagnostic, hasErrors } from '../diagnostic/diagnostic.js';
import { MalformedError } from '../diagnostic/failure.js';
import { isForcible } from '../diagnostic/severity.js';
import {
  type ChapterVersion,
  findMisreadFrame,
  type NewFrame,
  renderChapterFrames,
} from '../id3/chapter-frames.js';
import { mostFrames } from '../id3/frame-region.js';
import type { LocatedTag } from '../id3/locate-tags.js';
import type { Tag } from '../id3/tag.js';
import { carryTrailingTags } from './carried-part.js';
import { type FirstTag, placeInTag, readFirstTag } from './first-tag.js';
import { countSubframes, findForeignSubframes, keptSubframesIn } from './foreign-subframes.js';
import { originOfHead } from './head-origin.js';
import { convertTag, type KeptPart, keepTag, nothingKept } from './kept-part.js';
import { assembleTag, type NewTag } from './new-tag.js';
import { readOwnMark } from './own-output.js';
import { maxTagLength } from './padding.js';
import type { PlanOptions } from './plan-options.js';
import { type StrippedTag, stripTag } from './strip-tag.js';
import { ownSubframeCounts } from './written-chapter.js';

/** What happens to the head of a file: to its first tag, or the place where one will be. */
export interface PlannedHead {
  /** null when there is an error. */
  readonly tag: NewTag | null;
  /** How many tags of the file it replaces: 0 when there is none that can be edited. */
  readonly replacedTags: 0 | 1;
  /** Bytes of the tag that strip restores. */
  readonly formerLength: number;
  /** Bytes of the tags that were there earlier, as far as is remembered. */
  readonly earlierLengths: readonly number[];
  readonly version: ChapterVersion;
  /** The later tags, and what happens to them. */
  readonly further: readonly StrippedTag[];
  readonly backup: ByteRange | null;
  /** Our frames, with the sub-frames of other programs that stay in the chapters. */
  readonly frames: readonly NewFrame[];
  /** Sub-frames of other programs that stay, and those that are removed. */
  readonly subframes: ReturnType<typeof countSubframes>;
  /** Includes the errors that `force` has overridden: the caller decides their severity. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a version of the new tag means for frames and findings. */
interface Target {
  readonly version: ChapterVersion;
  readonly frames: readonly NewFrame[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Plans the tag with the chapters: its version, what it keeps of the present one, and its length.
 *
 * @param known tags that may be those that the file had before chapterize
 */
export function planHead(
  audio: AudioFacts,
  chapters: readonly Chapter[],
  options: PlanOptions,
  known: readonly LocatedTag[] = [],
): PlannedHead {
  const first = readFirstTag(audio);
  const foreign = findForeignSubframes(audio.tags, known);
  const target = chooseTarget(
    first.tag,
    (version) => renderChapterFrames(chapters, version, keptSubframesIn(foreign, version)),
    options,
    audio,
  );
  const kept = keepOrConvert(audio, first, target.version);
  const further = audio.tags.slice(first.tag === null ? 0 : 1).map(stripTag);
  const part = withMemory(audio, kept.part, target, further, options);
  const diagnostics = [...kept.diagnostics, ...forgottenFindings(kept.part, part, audio.file)];
  const unread = foreign.isUnread
    ? [createDiagnostic('id3/too-many-frames', { most: mostFrames }, audio.file)]
    : [];
  const found = [...first.diagnostics, ...unread, ...target.diagnostics, ...diagnostics];
  const forced = options.force ? found.filter(isForcible) : [];
  const replacedTags = first.tag === null ? 0 : 1;
  const losing = forced.length > 0;
  const { stored } = first;
  const result = {
    replacedTags,
    formerLength: part.former.byteLength,
    earlierLengths: earlierLengths(part, stored.length),
    version: target.version,
    further,
    backup: losing ? { start: 0, end: stored.length } : null,
    frames: target.frames,
    subframes: countSubframes(foreign, target.frames, target.version),
  } as const;
  if (hasErrors(found.filter((finding) => !forced.includes(finding))))
    return { ...result, tag: null, diagnostics: found };
  const gapLength = audio.audio.start - stored.length;
  try {
    const room = { gapLength, paddingLength: options.paddingByteLength };
    return { ...result, tag: assembleTag(stored, target.frames, part, room), diagnostics: found };
  } catch (error) {
    return { ...result, tag: null, diagnostics: [...found, describeFailure(error, audio.file)] };
  }
}

/** The version to write: v2.3, except for a v2.4 tag that all players read in the same way with these chapters. */
function chooseTarget(
  tag: Tag | null,
  render: (version: ChapterVersion) => readonly NewFrame[],
  { tagVersion }: PlanOptions,
  { tags, file }: AudioFacts,
): Target {
  const last = tags.slice(tag === null ? 0 : 1).at(-1)?.tag?.version ?? null;
  const inVersion = (version: ChapterVersion, ...diagnostics: Diagnostic[]): Target => ({
    version,
    frames: render(version),
    diagnostics:
      last === null || last === version
        ? diagnostics
        : [...diagnostics, createDiagnostic('id3/further-tag-version', { last, version }, file)],
  });
  const from = tag?.version ?? '2.3';
  if (from === '2.3') return inVersion('2.3');
  const converted = (why: string) => createDiagnostic('id3/tag-converted', { from, why }, file);
  if (from === '2.2') {
    if (tagVersion !== 'keep') return inVersion('2.3', converted('ID3v2.2 has no chapters'));
    return inVersion('2.3', createDiagnostic('id3/keep-without-chapters', { version: from }, file));
  }
  if (tagVersion === '2.3') return inVersion('2.3', converted('--tag-version asks for it'));
  if (tagVersion === 'auto' && last === '2.3')
    return inVersion(
      '2.3',
      converted('the tag after it is v2.3, and some programs show no chapters of other versions'),
    );
  const kept = inVersion('2.4');
  const misread = findMisreadFrame(kept.frames);
  if (misread === null) return kept;
  const { name, id, byteLength } = misread;
  if (tagVersion === 'keep') {
    const players = id === 'CHAP' || id === 'CTOC' ? 'Apple Podcasts' : 'FFmpeg, mpv and Pocket Casts';
    const args = { frame: name, byteLength, players };
    return { ...kept, diagnostics: [createDiagnostic('id3/keep-loses-chapters', args, file)] };
  }
  return inVersion(
    '2.3',
    converted(`${name} has ${byteLength} bytes, and players misread 128 or more in v2.4`),
  );
}

function keepOrConvert(
  audio: AudioFacts,
  { tag, stored }: FirstTag,
  version: ChapterVersion,
): { readonly part: KeptPart; readonly diagnostics: readonly Diagnostic[] } {
  const { tags, file } = audio;
  const [located] = tags;
  if (located === undefined) return carryTrailingTags(audio);
  if (tag === null) return { part: nothingKept, diagnostics: [] };
  if (tag.version === version) return { part: keepTag(tag, stored), diagnostics: [] };
  return convertTag(tag, ({ offset, raw }) => placeInTag(file, located, tag, offset, raw.length));
}

/** The part with what undo needs, as far as it can be remembered, and which sub-frames of the chapters are ours. */
function withMemory(
  { tags }: AudioFacts,
  part: KeptPart,
  { version, frames }: Target,
  further: readonly StrippedTag[],
  options: PlanOptions,
): KeptPart {
  const tail = further.map(({ bytes }) => bytes);
  const origin = originOfHead(tags, part.former, { region: part.region, version, frames }, tail);
  const first = tags[0]?.tag ?? null;
  const known = first === null ? [] : (readOwnMark(first)?.statedValues ?? []);
  const statedValues = options.statedValues ?? known;
  return {
    ...part,
    former: { ...part.former, origin, statedValues, ownSubframeCounts: ownSubframeCounts(frames) },
  };
}

function forgottenFindings(before: KeptPart, after: KeptPart, file: string): readonly Diagnostic[] {
  const { origin } = after.former;
  if (origin.kind !== 'forgotten' || before.former.origin.kind === 'forgotten') return [];
  return [createDiagnostic('id3/undo-impossible', { reason: origin.reason ?? 'size' }, file)];
}

function earlierLengths({ former }: KeptPart, presentLength: number): readonly number[] {
  const { exportByteLength, previousByteLength } = former;
  return [...new Set([exportByteLength, previousByteLength])].filter((length) => length !== presentLength);
}

function describeFailure(error: unknown, file: string): Diagnostic {
  if (!(error instanceof MalformedError)) throw error;
  if (error.code === 'id3/absolute-position') {
    return createDiagnostic('id3/absolute-position', { id: 'ASPI' }, file);
  }
  return createDiagnostic('id3/tag-too-large', { byteLength: error.offset, most: maxTagLength }, file);
}
