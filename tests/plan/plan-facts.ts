import type { AudioFacts } from '../../src/audio/audio-facts.js';
import { applyEdits } from '../../src/bytes/byte-edit.js';
import type { Chapter } from '../../src/chapters/chapter.js';
import { type LocatedTag, locatedTag } from '../../src/id3/locate-tags.js';
import type { EditPlanned } from '../../src/plan/edit-plan.js';
import { planEdit, planStrip } from '../../src/plan/plan-edit.js';
import type { PlanOptions } from '../../src/plan/plan-options.js';
import { audio, bytes } from '../build/id3.js';

/** A file of tags in front of audio. */
export interface TaggedFile {
  readonly tags: readonly Uint8Array[];
  readonly body: Uint8Array;
}

export const defaults: PlanOptions = { tagVersion: 'auto', paddingByteLength: null, force: false };

/** Chapters of a minute each. */
export function chaptersOf(...titles: readonly string[]): readonly Chapter[] {
  return titles.map((title, index) => ({
    startMs: index * 60_000,
    endMs: (index + 1) * 60_000,
    title,
    url: null,
    depth: 0,
    line: index + 1,
  }));
}

export function fileOf(...tags: readonly Uint8Array[]): TaggedFile {
  return { tags, body: audio() };
}

export function bytesOf({ tags, body }: TaggedFile): Uint8Array {
  return bytes(...tags, body);
}

/** Audio facts as inspecting would give them, by hand. */
export function factsOf({ tags, body }: TaggedFile): AudioFacts {
  let offset = 0;
  const located: LocatedTag[] = [];
  for (const tag of tags) {
    located.push(locatedTag(offset, tag));
    offset += tag.length;
  }
  const byteLength = offset + body.length;
  return {
    file: 'audio.mp3',
    byteLength,
    layout: [{ kind: 'audio', start: offset, end: byteLength }],
    tags: located,
    audio: { start: offset, end: byteLength },
    stream: null,
    audioSha256: null,
    diagnostics: [],
  };
}

export interface Outcome extends EditPlanned {
  readonly codes: readonly string[];
  /** null when there is no plan. */
  readonly result: TaggedFile | null;
}

export async function embed(
  file: TaggedFile,
  chapters: readonly Chapter[] = chaptersOf('One', 'Two'),
  options: Partial<PlanOptions> = {},
): Promise<Outcome> {
  return outcomeOf(file, await planEdit(factsOf(file), chapters, { ...defaults, ...options }));
}

export async function strip(file: TaggedFile): Promise<Outcome> {
  return outcomeOf(file, await planStrip(factsOf(file)));
}

/** Carries a plan out, and holds it to what every plan must keep. */
function outcomeOf(file: TaggedFile, planned: EditPlanned): Outcome {
  const codes = planned.diagnostics.map(({ code }) => code);
  const { plan } = planned;
  if (plan === null) return { ...planned, codes, result: null };
  const before = bytesOf(file);
  const after = applyEdits(before, plan.edits);
  if (after.length !== plan.resultByteLength)
    throw new Error(`${after.length}, planned ${plan.resultByteLength}`);
  if ((plan.mode === 'unchanged') !== (plan.edits.length === 0)) throw new Error(`${plan.mode} with edits`);
  const headLength = after.length - file.body.length;
  if (Buffer.compare(after.subarray(headLength), file.body) !== 0) throw new Error('the audio is altered');
  return { ...planned, codes, result: { tags: splitTags(after.subarray(0, headLength)), body: file.body } };
}

function splitTags(head: Uint8Array): Uint8Array[] {
  const tags: Uint8Array[] = [];
  for (let at = 0; at < head.length; ) {
    const [a = 0, b = 0, c = 0, d = 0] = head.subarray(at + 6);
    const bodyEnd = at + 10 + (a << 21) + (b << 14) + (c << 7) + d;
    const end = bodyEnd + (Buffer.from(head.subarray(bodyEnd, bodyEnd + 3)).toString() === '3DI' ? 10 : 0);
    if (Buffer.from(head.subarray(at, at + 3)).toString() !== 'ID3' || end > head.length)
      throw new Error(`no tag at ${at}`);
    tags.push(head.subarray(at, end));
    at = end;
  }
  return tags;
}
