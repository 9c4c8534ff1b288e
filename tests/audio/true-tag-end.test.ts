import { describe, expect, test } from 'vitest';
import { trueTagEnd } from '../../src/audio/true-tag-end.js';
import { locatedTag } from '../../src/id3/locate-tags.js';
import { cpuMsOf } from '../build/cpu-ms.js';
import { tag, text } from '../build/id3.js';
import { noise, renderApe, renderStream } from '../build/mpeg.js';

const name = text('2.3', 'TIT2', 'x');
const begin = 10 + name.length;

function endOf(...behind: readonly Uint8Array[]): number | null {
  return trueTagEnd({ tags: [locatedTag(0, tag('2.3', [name, ...behind]))] });
}

describe('trueTagEnd()', () => {
  test('finds frames that reach to the stated end, or to a tag at the end of the file', () => {
    expect(endOf(renderStream({ frameCount: 20 }))).toBe(begin);
    expect(endOf(new Uint8Array(300), renderStream({ frameCount: 20 }))).toBe(begin + 300);
    expect(endOf(renderStream({ frameCount: 20 }), renderApe())).toBe(begin);
  });

  test('finds a chain after one of another format that breaks off', () => {
    const mono = renderStream({ frameCount: 20, mode: 'mono', sampleRate: 48_000 });
    expect(endOf(mono, renderStream({ frameCount: 20 }))).toBe(begin + mono.length);
  });

  test('ignores padding, a few frames, and frames that break off', () => {
    expect(endOf(new Uint8Array(5000))).toBeNull();
    expect(endOf(renderStream({ frameCount: 5 }))).toBeNull();
    expect(endOf(renderStream({ frameCount: 20 }), new Uint8Array(5000))).toBeNull();
    expect(endOf(noise(20_000))).toBeNull();
  });

  test('follows no chain twice: 40,000 frames that break off take no time', () => {
    const frames = renderStream({ frameCount: 40_000, bitRate: 32 });
    expect(cpuMsOf(() => expect(endOf(frames, new Uint8Array(100))).toBeNull())).toBeLessThan(1500);
  });
});
