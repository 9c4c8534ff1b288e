import { expect, test } from 'vitest';
import { guessTagLength } from '../../src/plan/guess-length.js';
import { tag, text } from '../build/id3.js';
import { bytesOf, chaptersOf, embed, factsOf, fileOf } from './plan-facts.js';

test('guessTagLength() is what the plan gives, except where the tag ends close to a limit', async () => {
  const plain = tag('2.3', [text('2.3', 'TIT2', 'Episode'), text('2.3', 'TPE1', 'Host')], { padding: 200 });
  const files = [fileOf(), fileOf(plain)];
  const wrong: string[] = [];
  for (const file of files) {
    const { tags, audio } = factsOf(file);
    for (let count = 1; count <= 120; count += 7) {
      const titles = Array.from({ length: count }, (_, index) => 'An oven for bread'.repeat(1 + (index % 3)));
      const chapters = chaptersOf(...titles).map((chapter, index) =>
        index % 4 === 0 ? { ...chapter, url: `https://bread.example/${index}` } : chapter,
      );
      const guess = guessTagLength({ tags, end: audio.start }, chapters, null);
      const { result } = await embed(file, chapters);
      const length = result === null ? 0 : bytesOf({ ...result, body: new Uint8Array(0) }).length;
      if (guess !== length) wrong.push(`${count} chapters: ${guess}, not ${length}`);
    }
  }
  expect(wrong.length).toBeLessThan(2);
});
