import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/bytes/byte-edit.js';
import { parseTag } from '../../src/id3/tag.js';
import { confirmPlan } from '../../src/plan/confirm-plan.js';
import { applyInParts, inParts, replaceBytes, shiftEdits } from '../../src/plan/edit-list.js';
import { maxTagLength, planTagLength } from '../../src/plan/padding.js';
import { proveTag } from '../../src/plan/prove-tag.js';
import { tagVersionOf } from '../../src/plan/tag-version.js';
import { bytes, chap, ctoc, latin1, tag } from '../build/id3.js';
import { chaptersOf, embed, factsOf, fileOf } from './plan-facts.js';

const none = new Uint8Array(0);

describe('planTagLength()', () => {
  const room = { presentLength: 0, gapLength: 0, paddingLength: null };
  test('gives a tag that grows 1 KiB or more, and starts the audio at a multiple of 4096', () => {
    expect(planTagLength({ ...room, neededLength: 100 })).toBe(4096);
    expect(planTagLength({ ...room, neededLength: 3072 })).toBe(4096);
    expect(planTagLength({ ...room, neededLength: 3073 })).toBe(8192);
    expect(planTagLength({ ...room, neededLength: 3073, gapLength: 500 })).toBe(8192 - 500);
  });

  test('keeps the length while the frames fit', () => {
    expect(planTagLength({ ...room, neededLength: 100, presentLength: 100 })).toBe(100);
    expect(planTagLength({ ...room, neededLength: 100, presentLength: 5000, paddingLength: 7 })).toBe(5000);
    expect(planTagLength({ ...room, neededLength: 101, presentLength: 100 })).toBe(4096);
  });

  test('takes the padding that is asked for', () => {
    expect(planTagLength({ ...room, neededLength: 100, paddingLength: 0 })).toBe(100);
    expect(planTagLength({ ...room, neededLength: 100, paddingLength: 7 })).toBe(110);
  });

  test('does without room where a tag cannot be longer', () => {
    expect(planTagLength({ ...room, neededLength: maxTagLength - 5 })).toBe(maxTagLength);
    expect(planTagLength({ ...room, neededLength: maxTagLength + 5 })).toBeGreaterThan(maxTagLength);
  });
});

describe('applyInParts()', () => {
  test('joins edits that touch, and drops those that change nothing', () => {
    const edits = [
      { offset: 0, length: 2, content: latin1('XY') },
      { offset: 2, length: 1, content: none },
      { offset: 5, length: 2, content: latin1('fg') },
      { offset: 9, length: 0, content: latin1('!') },
    ];
    const made = applyInParts(latin1('abcdefghi'), edits.map(inParts));
    expect(made.edits).toEqual([
      { offset: 0, length: 3, content: latin1('XY') },
      { offset: 9, length: 0, content: latin1('!') },
    ]);
    expect(made.bytes).toEqual(latin1('XYdefghi!'));
    expect(made.edits.every(({ content }) => content.buffer === made.bytes.buffer)).toBe(true);
    const same = latin1('XYdefghi!');
    expect(applyInParts(same, [inParts({ offset: 3, length: 1, content: latin1('e') })]).bytes).toBe(same);
  });
});

describe('replaceBytes()', () => {
  test('is one edit without what is the same at both ends', () => {
    expect(replaceBytes(latin1('abcdef'), latin1('abXYef'))).toEqual([
      { offset: 2, length: 2, content: latin1('XY') },
    ]);
    expect(replaceBytes(latin1('abc'), latin1('abc'))).toEqual([]);
    expect(shiftEdits(replaceBytes(none, latin1('a')), 5)).toEqual([
      { offset: 5, length: 0, content: latin1('a') },
    ]);
  });

  test('gives the other bytes, for any two', () => {
    const few = fc.uint8Array({ max: 1, maxLength: 12 });
    fc.assert(
      fc.property(few, few, (before, after) => {
        expect(applyEdits(before, replaceBytes(before, after))).toEqual(after);
      }),
    );
  });
});

describe('proveTag()', () => {
  const planned = chaptersOf('Title of a', 'Title of b').map((chapter, index) => ({
    ...chapter,
    startMs: index * 1000,
    endMs: (index + 1) * 1000,
  }));
  const prove = async (...frames: readonly Uint8Array[]) => {
    const parsed = parseTag(tag('2.3', frames));
    const found = parsed === null ? [] : await proveTag(parsed, planned, 'a.mp3');
    return found.map(({ code, message }) => `${code} ${message}`);
  };
  const contents = ctoc('2.3', 'toc', 3, ['a', 'b']);
  const [a, b] = [chap('2.3', 'a', 0), chap('2.3', 'b', 1000)];

  test('finds nothing where the second decoder reads what was planned', async () => {
    expect(await prove(contents, a, b)).toEqual([]);
  });

  test.each([
    [[contents, a], /the number of chapters.*planned 2, found 1/],
    [[a, b], /the number of tables of contents.*planned 1, found 0/],
    [[ctoc('2.3', 'toc', 3, ['a']), a, b], /the number of listed chapters/],
    [
      [contents, a, chap('2.3', 'b', 1000, { title: 'Other' })],
      /the title of chapter 2.*planned "Title of b", found "Other"/,
    ],
    [[contents, a, chap('2.3', 'b', 1001, { endMs: 2000 })], /the start of chapter 2/],
    [[contents, a, chap('2.3', 'b', 1000, { endMs: 2001 })], /the end of chapter 2/],
    [[ctoc('2.3', 'toc', 3, ['b', 'a']), a, b], /the entry of chapter 1/],
  ])('finds the first difference', async (frames, message) => {
    const [finding, ...more] = await prove(...frames);
    expect(finding).toMatch(/^id3\/proof-failed/);
    expect(finding).toMatch(message);
    expect(more).toEqual([]);
  });
});

describe('confirmPlan()', () => {
  test('objects when a second run would change the result, or the tags do not end where the audio begins', async () => {
    const file = fileOf(tag('2.3', []));
    const { plan } = await embed(file);
    if (plan === null) throw new Error('no plan');
    const facts = factsOf(file);
    const made = { resultTags: [applyEdits(bytes(...file.tags), plan.edits)], chapters: [] };
    const objections = await confirmPlan(facts, plan, () => plan, made);
    expect(objections.map(({ code }) => code)).toEqual(['id3/ambiguous-result']);
    const overlong = { ...plan, resultByteLength: plan.resultByteLength + 1 };
    expect((await confirmPlan(facts, overlong, () => null, made)).length).toBe(1);
    const noTag = {
      ...plan,
      edits: replaceBytes(bytes(...file.tags), latin1('xyz')),
      resultByteLength: 5003,
    };
    const letters = { resultTags: [latin1('xyz')], chapters: [] };
    expect((await confirmPlan(facts, noTag, () => null, letters)).length).toBe(1);
    // The edits make another tag than was planned.
    expect((await confirmPlan(facts, plan, () => null, letters)).length).toBe(1);
  });
});

test('tagVersionOf() is that of the first tag', () => {
  expect(tagVersionOf(factsOf(fileOf()))).toBeNull();
  expect(tagVersionOf(factsOf(fileOf(tag('2.4', []))))).toBe('2.4');
  expect(tagVersionOf(factsOf(fileOf(tag(9, []))))).toBeNull();
});
