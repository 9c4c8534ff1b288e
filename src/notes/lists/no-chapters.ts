import { unfilledAtStart } from '../../chapters/almost-clock.js';
import { findClocks } from '../../chapters/clock-grammar.js';
import type { HidingPlace } from '../../diagnostic/codes/notes.js';
import { createDiagnostic, type Diagnostic } from '../../diagnostic/diagnostic.js';
import type { RecordingList } from '../../front-matter/recordings.js';
import { foldDigits } from '../../text/fold-digits.js';
import { locate } from '../../text/line-index.js';
import type { SourceText } from '../../text/source-text.js';
import { countEach } from '../counts.js';
import type { TimeRole } from '../roles/role.js';
import { type Sighting, writtenStartMs } from '../sightings/sighting.js';
import { sourceSpan } from '../units/rich-text.js';
import type { HiddenPart } from '../units/unit.js';

/**
 * Notes without chapters: what was seen in place of a list.
 *
 * @param body the text with the most times
 * @param recordings the lists of times of several recordings
 */
export function noChapters(
  source: SourceText,
  {
    roles,
    hidden,
  }: {
    readonly roles: ReadonlyMap<Sighting, TimeRole>;
    readonly hidden: readonly HiddenPart[];
  },
  recordings: readonly RecordingList[],
): Diagnostic {
  const sound = [...roles].filter(([{ clock }]) => clock.form !== 'loose');
  // `0:0` and `0 :00` are only considered when nothing better is there; `3.99` may be a price.
  const loose = [...roles].filter(([{ clock }]) => !clock.slips.includes('dot'));
  const seen = sound.length > 0 ? sound : loose;
  const areOpen = seen.length > 1 && seen.every(([sighting]) => writtenStartMs(sighting) === 0);
  const lines = new Set(
    seen.map(([{ rich, span }]) => locate(source.lines, sourceSpan(rich, span).start).line),
  );
  const kinds = countEach(seen.map(([, role]) => role));
  const [commonest = null] = [...kinds].sort((a, b) => b[1] - a[1])[0] ?? [];
  const [first] = seen;
  const example = first === undefined ? null : { text: first[0].clock.text, line: [...lines][0] ?? 1 };
  const open = example === null ? unfilledAtStart.exec(source.text) : null;
  const openLine = open === null ? null : locate(source.lines, open.index + open[0].length).line;
  const args = {
    times: lines.size,
    example: areOpen ? null : (example?.text ?? null),
    line: example?.line ?? openLine,
    unfilled: areOpen ? (example?.text ?? null) : (open?.[1] ?? null),
    role: commonest,
    hiddenIn:
      example === null ? hidingPlace(source, hidden) : kinds.size === 1 ? hidingRole(commonest) : null,
    recordings: recordings.map(({ key, span }) => ({ key, line: locate(source.lines, span.start).line })),
  };
  return createDiagnostic('notes/no-chapters', args, { kind: 'file', file: source.file });
}

function hidingRole(role: TimeRole | null): HidingPlace | null {
  if (role === 'quotation') return 'a quotation';
  return role === 'code' ? 'code' : role === 'transcript' ? 'a transcript' : null;
}

/** What hides times from being read, null if nothing does. */
function hidingPlace(source: SourceText, hidden: readonly HiddenPart[]): HidingPlace | null {
  const part = hidden.find(({ start, end }) => hasTimes(source.text.slice(start, end)));
  if (part !== undefined) return part.kind === 'code' ? 'code' : 'a quotation';
  const comments = source.text.includes('<!--')
    ? source.text.matchAll(/<!--[\s\S]*?(?:-->|$(?![\s\S]))/g)
    : [];
  return Array.from(comments).some(([comment]) => hasTimes(comment)) ? 'a comment' : null;
}

function hasTimes(text: string): boolean {
  return findClocks(foldDigits(text), false).length > 1;
}
