import { describe, expect, test } from 'vitest';
import { inspectAudio } from '../../src/audio/inspect.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import { durationCases } from './duration-cases.js';

describe('inspectAudio() is exact', () => {
  test.each(durationCases.map((row) => [row.name, row] as const))('%s', async (name, row) => {
    const facts = await inspectAudio(memorySource(name, row.bytes), { hash: null });
    const { frameCount, sampleCount, durationMs } = facts.stream ?? {};
    expect({ frameCount, sampleCount, durationMs }).toEqual({
      frameCount: row.frameCount,
      sampleCount: row.sampleCount,
      durationMs: row.durationMs,
    });
    expect(facts.diagnostics.map(({ code }) => code).toSorted()).toEqual([...row.codes].toSorted());
  });
});
