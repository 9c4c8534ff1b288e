import { expect, test } from 'vitest';
import { planEdit, planStrip } from '../../src/plan/plan-edit.js';
import { bytes, chap, frame, tag, text } from '../build/id3.js';
import { chaptersOf, defaults, factsOf, fileOf } from './plan-facts.js';

const large = 4 << 20;
const image = Uint8Array.from({ length: large }, (_, index) => (index * 7919) % 251);
const cover = bytes('\0image/png\0\x03\0', image);
const shortCover = bytes('\0PNG\x03\0', image);

/** How many bytes are allocated at once in pieces of a megabyte or more, in copies of the large content. */
async function copiesOf(work: () => Promise<unknown>): Promise<number> {
  const { Uint8Array: Original, Buffer: Buffers } = globalThis;
  const alloc = Buffers.alloc.bind(Buffers);
  let sum = 0;
  const count = <T extends { readonly byteLength: number }>(made: T, isNew: boolean): T => {
    if (isNew && made.byteLength >= 1 << 20) sum += made.byteLength;
    return made;
  };
  globalThis.Uint8Array = new Proxy(Original, {
    construct: (target, args) =>
      count(Reflect.construct(target, args) as Uint8Array, typeof args[0] === 'number'),
  });
  Buffers.alloc = (...args: Parameters<typeof alloc>) => count(alloc(...args), true);
  try {
    await work();
  } finally {
    globalThis.Uint8Array = Original;
    Buffers.alloc = alloc;
  }
  return sum / large;
}

test.each<[string, number, Uint8Array[]]>([
  ['a cover', 1, [tag('2.3', [frame('2.3', 'APIC', cover)])]],
  ['a cover that is converted', 1, [tag('2.2', [frame('2.2', 'PIC', shortCover)])]],
  [
    'a picture of another program in a chapter',
    1,
    [tag('2.3', [chap('2.3', 'a', 0, { subframes: [frame('2.3', 'APIC', cover)] })])],
  ],
  ['junk after the frames', 1, [tag('2.3', [text('2.3', 'TIT2', 'x'), bytes('\x01'.repeat(10), image)])]],
  // What strip will give back is made too, to see whether it can be remembered.
  ['chapters and a cover', 2, [tag('2.3', [chap('2.3', 'a', 0), frame('2.3', 'APIC', cover)])]],
  [
    'tags with chapters in a row',
    1.5,
    [1, 2].map(() => tag('2.3', [chap('2.3', 'a', 0), frame('2.3', 'APIC', cover.subarray(0, large / 2))])),
  ],
])('of a tag with %s a plan makes %d new ones, and no other copy', async (_, most, tags) => {
  // As they are read: beside one another in memory.
  const head = bytes(...tags);
  let offset = 0;
  const facts = factsOf(
    fileOf(
      ...tags.map(({ length }) => {
        offset += length;
        return head.subarray(offset - length, offset);
      }),
    ),
  );
  const copies = await copiesOf(async () => {
    const { plan } = await planEdit(facts, chaptersOf('x'), defaults);
    expect(plan?.edits.length).toBeGreaterThan(0);
  });
  expect(copies).toBeLessThan(most + 0.1);
  expect(await copiesOf(() => planStrip(facts))).toBeLessThan(1.1);
});
