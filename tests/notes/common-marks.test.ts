import { describe, expect, test } from 'vitest';
import { readChapters } from './read-notes.js';

describe('marks that all titles of a list have are not of the titles:', () => {
  test.each([
    ['two colons behind the times', '- 0:00 :: Wind\n- 4:30 :: Ropes\n- 9:00 :: Letters\n'],
    ['commas, as rows of a file', 'start,title\n00:00:00,Wind\n00:04:30,Ropes\n00:09:00,Letters\n'],
    ['three dots glued to the words', 'Wind... 0:00\nRopes... 4:30\nLetters... 9:00\n'],
    ['pictures for bullets', '⚓ Wind - 0:00\n⚓ Ropes - 4:30\n⚓ Letters - 9:00\n'],
    ['lines for dashes', '0:00 ─ Wind\n4:30 ─ Ropes\n9:00 ─ Letters\n'],
    ['lines glued to times and words', '0:00━Wind\n4:30━Ropes\n9:00━Letters\n'],
    ['two hyphens glued to times and words', '0:00--Wind\n4:30--Ropes\n9:00--Letters\n'],
    ['two slashes', '- 0:00 // Wind\n- 4:30 // Ropes\n- 9:00 // Letters\n'],
    ['notes of music', '0:00 ♪ Wind\n4:30 ♪ Ropes\n9:00 ♪ Letters\n'],
    ['number signs', '0:00 # Wind\n4:30 # Ropes\n9:00 # Letters\n'],
    ['arrows of two characters before the times', 'Wind ~> 0:00\nRopes ~> 4:30\nLetters ~> 9:00\n'],
    ['signs before the times', 'Wind ∣ 0:00\nRopes ∣ 4:30\nLetters ∣ 9:00\n'],
    ['wide bars between chapters on one line', '0:00 Wind｜4:30 Ropes｜9:00 Letters'],
  ])('%s', (_, notes) => {
    expect(readChapters(notes)).toEqual(['0:00 Wind', '4:30 Ropes', '9:00 Letters']);
  });

  test.each([
    ['only some', '- 0:00 ,Wind\n- 4:30 Ropes\n- 9:00 Letters\n', '0:00 ,Wind'],
    ['two', '- 0:00 ,Wind\n- 4:30 ,Ropes\n', '0:00 ,Wind'],
    ['words that begin', '0:00 #wind\n4:30 #ropes\n9:00 #letters\n', '0:00 #wind'],
    ['questions that end', 'Wind ? 0:00\nRopes ? 4:30\nLetters ? 9:00\n', '0:00 Wind ?'],
    ['brackets that open', '0:00 ( Wind )\n4:30 ( Ropes )\n9:00 ( Letters )\n', '0:00 ( Wind )'],
    ['pictures that differ', '⚓ Wind - 0:00\n🪢 Ropes - 4:30\n✉️ Letters - 9:00\n', '0:00 ⚓ Wind'],
    ['pictures behind times', '0:00 ⚓ Wind\n4:30 ⚓ Ropes\n9:00 ⚓ Letters\n', '0:00 ⚓ Wind'],
  ])('but not where %s have them', (_, notes, first) => {
    expect(readChapters(notes)[0]).toBe(first);
  });
});
