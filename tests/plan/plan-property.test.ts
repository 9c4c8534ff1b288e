import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasErrors } from '../../src/diagnostic/diagnostic.js';
import { bytes, chap, ctoc, frame, hex, tag, text, unsynchronise, zeros } from '../build/id3.js';
import { readChapterFrames, readTag } from '../build/read-id3.js';
import { bytesOf, chaptersOf, embed, fileOf, strip } from './plan-facts.js';

const binary = bytes(
  'owner\0',
  Uint8Array.from({ length: 160 }, (_, at) => (at % 3 === 0 ? 0xff : at)),
);

const frames23 = [
  text('2.3', 'TIT2', 'Episode'),
  text('2.3', 'TXXX', 'a\0b'),
  frame('2.3', 'PRIV', binary),
  frame('2.3', 'PRIV', binary, { size: 'syncsafe' }),
  frame('2.3', 'TALB', ''),
  frame('2.3', 'COMM', 'abc', { stated: 4000 }),
  frame('2.3', 'TT2 ', 'odd'),
  chap('2.3', 'ch0', 0),
  ctoc('2.3', 'toc', 3, ['ch0']),
];
const frames24 = [
  text('2.4', 'TIT2', 'Episode'),
  frame('2.4', 'PRIV', binary),
  frame('2.4', 'PRIV', binary, { size: 'plain' }),
  frame('2.4', 'PRIV', unsynchronise(binary), { flags: 2 }),
  frame('2.4', 'TDRC', bytes([3], '2026')),
  chap('2.4', 'ch0', 0),
];
const frames22 = [text('2.2', 'TT2', 'Episode'), text('2.2', 'TP1', 'Host'), frame('2.2', 'UFI', binary)];

const damage = fc.oneof(
  fc.uint8Array({ maxLength: 12 }),
  fc.constantFrom(zeros(12), hex('00 00 00 06 00 00 00 00 00 00'), hex('00 00 00 06 01 00')),
);

function tagOf(version: '2.2' | '2.3' | '2.4', frames: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc
    .record({
      parts: fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...frames) }, damage), {
        maxLength: 5,
      }),
      flags: fc.oneof(fc.constant(0), fc.constantFrom(0x80, 0x40, 0x20, 0x1f)),
      padding: fc.constantFrom(0, 1, 9, 10, 60, 3000),
      footer: fc.boolean(),
      whole: fc.boolean(),
    })
    .map(({ parts, flags, padding, footer, whole }) => {
      const body = bytes(...parts);
      const stored = whole && (flags & 0x80) !== 0 ? unsynchronise(body) : body;
      return tag(version, [stored], {
        flags,
        padding: footer ? 0 : padding,
        footer: footer && version === '2.4',
      });
    });
}

const anyTag = fc.oneof(tagOf('2.3', frames23), tagOf('2.4', frames24), tagOf('2.2', frames22));
const runs = fc.record({
  tags: fc.array(anyTag, { maxLength: 2 }),
  titles: fc.array(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 4 }),
  options: fc.record({
    tagVersion: fc.constantFrom('auto' as const, '2.3' as const, 'keep' as const),
    paddingByteLength: fc.option(fc.nat(50)),
    force: fc.boolean(),
  }),
});

test('a plan keeps the audio, gives the chapters, is done after once, and strip undoes it', async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(runs, async ({ tags, titles, options }) => {
      const file = fileOf(...tags);
      const chapters = chaptersOf(...titles);
      const { plan, result, diagnostics } = await embed(file, chapters, options);
      if (plan === null || result === null) {
        expect(hasErrors(diagnostics)).toBe(true);
        return;
      }
      written += 1;
      const [first] = result.tags;
      // The reader of the tests is strict: it reads what no damage was left in.
      if (!diagnostics.some(({ code }) => code === 'id3/junk-in-tag' || code === 'id3/odd-frame-id')) {
        const read = readTag(first ?? zeros(3));
        if (read === null) throw new Error('no tag');
        const found = readChapterFrames(read).chapters.map(({ title }) => title);
        expect(found).toEqual(plan.chapters.map(({ title }) => title));
      }
      expect((await embed(result, chapters, options)).plan?.mode).toBe('unchanged');
      const stripped = await strip(result);
      expect(stripped.plan?.resultByteLength).toBe(plan.strippedByteLength);
      const isConverted = plan.tagVersion !== null && plan.tagVersion !== plan.resultTagVersion;
      if (isConverted || plan.backup !== null) return;
      const reference = (await strip(file)).result ?? file;
      expect(bytesOf(stripped.result ?? fileOf())).toEqual(bytesOf(reference));
    }),
    { numRuns: 150 },
  );
  expect(written).toBeGreaterThan(100);
}, 60_000);
