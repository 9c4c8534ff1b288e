import type { AudioFacts, TrailingTag } from '../audio/audio-facts.js';
import { ByteRope } from '../bytes/byte-rope.js';
import { inflate } from '../bytes/inflate.js';
import { createDiagnostic, type Diagnostic, type Place } from '../diagnostic/diagnostic.js';
import { framesOfApe } from '../id3/apev2.js';
import { framesInParts } from '../id3/chapter-frames.js';
import { convertFrames } from '../id3/convert/convert.js';
import { noFormerTagBut } from '../id3/former-tag.js';
import type { BareFrame } from '../id3/frame-content.js';
import { parseTextFrame } from '../id3/frames/text.js';
import { framesOfId3v1 } from '../id3/id3v1.js';
import { parseTag } from '../id3/tag.js';
import { nothingKept } from './kept-part.js';
import { isChapterFrame } from './own-output.js';

const names = { id3v1: 'ID3v1', apev2: 'APEv2', 'id3v2-appended': 'ID3v2' } as const;

/**
 * Carries the values of tags at the end of a file into the first tag at its head: programs that find a tag there look no
 * further. The old tags stay; strip and undo take the new values out again.
 *
 * If several state the same field, the one counts that most programs have shown so far: ID3v1, or the last of several. The
 * other is taken only if it begins with the text that ID3v1 has cut after 30 characters.
 */
export function carryTrailingTags({ trailingTags = [], file }: AudioFacts) {
  const diagnostics: Diagnostic[] = [];
  const order = ['id3v1', 'id3v2-appended', 'apev2'] as const;
  const sorted = trailingTags.toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.offset - a.offset,
  );
  let frames: readonly BareFrame[] = [];
  for (const tag of sorted) {
    const place = { kind: 'bytes', file, offset: tag.offset, length: tag.bytes.length } as const;
    const found = framesOf(tag, place);
    diagnostics.push(...found.diagnostics);
    const known = new Map(frames.map((frame) => [frame.id, frame]));
    const added = found.frames.filter((frame) => {
      const shown = known.get(frame.id);
      return shown === undefined || compareText(frame, shown) === 'longer';
    });
    const differing = found.frames.filter((frame) => {
      const shown = known.get(frame.id);
      return shown !== undefined && frame.id !== 'TXXX' && compareText(frame, shown) === 'other';
    });
    if (differing.length > 0) {
      const args = { from: names[tag.kind], ids: differing.map(({ id }) => id).join(', ') };
      diagnostics.push(createDiagnostic('id3/values-differ', args, place));
    }
    const replaced = new Set(added.map(({ id }) => known.get(id)));
    frames = [...frames.filter((frame) => !replaced.has(frame)), ...added];
    if (added.length === 0 && found.left.length === 0) continue;
    const args = { from: names[tag.kind], count: added.length, left: found.left.join(', ') };
    diagnostics.push(createDiagnostic('id3/values-carried', args, place));
  }
  const region = new ByteRope(framesInParts(frames, '2.3'));
  return { part: { ...nothingKept, region, former: noFormerTagBut(region) }, diagnostics };
}

/**
 * How a text frame relates to the one that is shown: it has the whole of a text that is cut there, the same text, or another
 * one.
 */
function compareText(frame: BareFrame, shown: BareFrame): 'longer' | 'same' | 'other' {
  if (!frame.id.startsWith('T')) return 'same';
  const [text, other] = [parseTextFrame(frame.body).text, parseTextFrame(shown.body).text];
  if (text === other || isCutOf(text, other)) return 'same';
  return isCutOf(other, text) ? 'longer' : 'other';
}

/** ID3v1 has 30 bytes for a text, and spaces and half a character at its end are dropped: a shorter text is not cut. */
const leastCutBytes = 24;

function isCutOf(start: string, text: string): boolean {
  return text.startsWith(start) && new TextEncoder().encode(start).length >= leastCutBytes;
}

function framesOf(
  { kind, bytes }: TrailingTag,
  place: Place,
): { frames: readonly BareFrame[]; left: readonly string[]; diagnostics: readonly Diagnostic[] } {
  if (kind === 'id3v1') return { frames: framesOfId3v1(bytes), left: [], diagnostics: [] };
  if (kind === 'apev2') return { ...framesOfApe(bytes), diagnostics: [] };
  const tag = parseTag(bytes);
  const frames = (tag?.frames ?? []).filter((frame) => !isChapterFrame(frame));
  if (tag === null || tag.version === '2.3') return { frames, left: [], diagnostics: [] };
  const unsynchronised = tag.unsynchronisation === 'frames';
  const converted = convertFrames(frames, tag.version, { place: () => place, inflate, unsynchronised });
  return { ...converted, left: [] };
}
