import { describe, expect, it } from 'vitest';
import { createDiagnostic } from '../../src/diagnostic/diagnostic.js';
import { parseByteLength } from '../../src/front-matter/byte-length.js';
import { checkStatedValues } from '../../src/verify/stated-values.js';
import { verify } from '../../src/verify/verify.js';
import {
  buildInput,
  codesOf,
  foundByteLength,
  hourMs,
  placeAt,
  statedDuration,
  statedValue,
} from './build-input.js';

function size(text: string) {
  const value = parseByteLength(text);
  if (typeof value === 'number' || !('ranges' in value)) throw new Error(`${text} is not a size for people`);
  return { ...statedValue('file_size', value), text };
}

function unread(found: string, guess: number | null = null) {
  const args = { key: 'length', found, guess, reason: null };
  return createDiagnostic('front-matter/length-malformed', args, placeAt(3));
}

describe('checkStatedValues()', () => {
  it('compares a size for people loosely', () => {
    expect(codesOf(checkStatedValues(buildInput({ stated: { sizes: [size('57.6 MB')] } })))).toEqual([]);
    expect(codesOf(checkStatedValues(buildInput({ stated: { sizes: [size('54.9 MB')] } })))).toEqual([]);
    expect(codesOf(checkStatedValues(buildInput({ stated: { sizes: [size('13.7 MB')] } })))).toEqual([
      'verify/size-mismatch',
    ]);
  });

  it.each([
    [String(hourMs / 1000) + '.08', 'seconds'],
    ['57.6', 'megabytes'],
    ['54.93', 'mebibytes'],
    ['57601.1', 'kilobytes'],
    ['56251.1', 'kibibytes'],
    ['1:00:00', 'duration'],
    ['60 min', 'duration'],
    ['0:30:00', null],
    ['1231.08', null],
    ['Bonus', null],
  ])('tells what %s under length is only where the audio bears it out: %s', (found, reason) => {
    const [finding] = checkStatedValues(buildInput({ stated: { findings: [unread(found)] } })).diagnostics;
    expect(finding?.args).toMatchObject({ reason });
  });

  it.each([
    ['57,601', 57_601, 57_601_000, { reason: 'megabytes', guess: null }],
    ['57,601', 57_601, 57_601, { reason: null, guess: 57_601 }],
    ['480,488', 480_488, 480_488, { reason: null, guess: 480_488 }],
    ['1.577', 1577, 1_577_000, { reason: 'megabytes', guess: null }],
  ])('takes %s for %i bytes where the audio has %i', (found, guess, byteLength, args) => {
    const input = buildInput({ stated: { findings: [unread(found, guess)] } });
    const audio = input.audio === null ? null : { ...input.audio, byteLength };
    const [finding] = checkStatedValues({ ...input, audio }).diagnostics;
    expect(finding?.args).toMatchObject(args);
  });

  it("knows duration and length in each other's place, and says it once", () => {
    const stated = {
      durationMs: statedDuration(foundByteLength * 1000, String(foundByteLength)),
      byteLength: statedValue('length', hourMs / 1000),
    };
    const { diagnostics, results } = verify(buildInput({ stated }));
    expect(codesOf({ diagnostics })).toEqual(['verify/values-swapped']);
    expect(results.flatMap(({ check }) => (check?.outcome === 'failed' ? [check.name] : []))).toEqual([
      'duration',
      'length',
    ]);
  });
});
