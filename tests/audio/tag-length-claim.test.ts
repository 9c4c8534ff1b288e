import { describe, expect, it } from 'vitest';
import { tagLengthFindings } from '../../src/audio/tag-length-claim.js';
import { locatedTag } from '../../src/id3/locate-tags.js';
import { bytes, frame, tag, text, utf16 } from '../build/id3.js';

const findings = (...frames: Uint8Array[]) =>
  tagLengthFindings([locatedTag(0, tag('2.3', frames))], 15_072, 'a.mp3');

describe('tagLengthFindings()', () => {
  it('reports a TLEN that is off by more than a second, at its place', () => {
    const [finding, ...others] = findings(text('2.3', 'TIT2', 'x'), text('2.3', 'TLEN', '5997000'));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'audio/claim-tag-length',
      args: { statedMs: 5_997_000, measuredMs: 15_072 },
      place: { offset: 10 + 10 + 2 },
    });
    const wide = frame('2.3', 'TLEN', bytes([1], utf16('5997000')));
    expect(findings(wide)).toHaveLength(1);
  });

  it.each(['15072', '15000', '16072', '0', '', '-5', '4 min', '9'.repeat(400)])(
    'says nothing of %j',
    (value) => {
      expect(findings(text('2.3', 'TLEN', value))).toEqual([]);
    },
  );
});
