import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { parseTextFrame } from '../id3/frames/text.js';
import type { LocatedTag } from '../id3/locate-tags.js';
import { storedOffset } from '../id3/tag.js';

/** Encoders write it before or after they cut delay and padding. */
const toleranceMs = 1000;

/**
 * Compares the length that a tag states with the audio: players show it before they have read the rest.
 *
 * @param durationMs of the audio
 * @see ID3v2.3 4.2.1, TLEN: milliseconds as a numeric string
 */
export function tagLengthFindings(
  tags: readonly LocatedTag[],
  durationMs: number,
  file: string,
): Diagnostic[] {
  return tags.flatMap(({ tag, offset }) =>
    (tag?.frames ?? [])
      .filter(({ id }) => id === 'TLEN' || id === 'TLE')
      .flatMap((frame) => {
        const text = parseTextFrame(frame.body).text.trim();
        const statedMs = /^\d{1,12}$/.test(text) ? Number(text) : null;
        // 0 states nothing, and what is not a number is ignored.
        if (tag === null || !statedMs || Math.abs(statedMs - durationMs) <= toleranceMs) return [];
        const start = offset + storedOffset(tag, frame.offset);
        const place = { kind: 'bytes', file, offset: start, length: frame.raw.length } as const;
        return [createDiagnostic('audio/claim-tag-length', { statedMs, measuredMs: durationMs }, place)];
      }),
  );
}
