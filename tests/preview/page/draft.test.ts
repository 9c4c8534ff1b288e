import { describe, expect, test } from 'vitest';
import {
  changesOf,
  draftOf,
  withMark,
  withNewMark,
  withoutMark,
  writtenOf,
} from '../../../src/preview/page/draft.js';
import { addStep, currentDraft, startHistory, stepIn } from '../../../src/preview/page/history.js';
import { compareThreeWay } from '../../../src/preview/page/three-way.js';
import { pageNotes } from './notes.js';

const notes = pageNotes(['0:00', 'Hello'], ['1:02.5', 'Exact'], ['59:50', 'Late']);
const draft = draftOf(notes);
const [hello, exact, late] = draft;
if (!hello || !exact || !late) throw new Error('three marks');

describe('writtenOf() gives the value as it will be', () => {
  test.each([
    ['a second where the form has whole ones', hello, 12_600, '0:13', 13_000],
    ['tenths where it has tenths', exact, 75_260, '1:15.3', 75_300],
    ['hours where the hour is passed', late, 3_601_000, '1:00:01', 3_601_000],
    ['the text as found where nothing has moved', exact, 62_500, '1:02.5', 62_500],
  ])('%s', (_name, mark, startMs, text, ms) => {
    expect(writtenOf({ ...mark, startMs }, notes)).toEqual({ text, ms });
  });

  test('a new mark takes the form of the one before it', () => {
    const mark = { key: 'new', base: null, startMs: 63_333, title: 'New', image: null };
    expect(writtenOf(mark, notes)).toEqual({ text: '1:03.3', ms: 63_300 });
  });
});

describe('changesOf()', () => {
  test('is empty for the marks as found', () => {
    expect(changesOf(draft, notes)).toEqual([]);
  });

  test('is empty for what the form cannot hold', () => {
    expect(changesOf(withMark(draft, { ...hello, startMs: 400 }), notes)).toEqual([]);
  });

  test('names what was moved, renamed, removed and added', () => {
    const moved = withMark(draft, { ...late, startMs: 30_400, title: 'Early' });
    const changed = withNewMark(withoutMark(moved, exact.key), {
      key: 'n',
      base: null,
      startMs: 5000,
      title: 'New',
      image: null,
    });
    expect(changesOf(changed, notes)).toEqual([
      { kind: 'remove', mark: 1 },
      { kind: 'move', mark: 2, startMs: 30_000 },
      { kind: 'retitle', mark: 2, title: 'Early' },
      { kind: 'insert', startMs: 5000, title: 'New', image: null },
    ]);
    expect(changed.map(({ title }) => title)).toEqual(['Hello', 'New', 'Early']);
  });
});

describe('the history', () => {
  const one = withMark(draft, { ...hello, title: 'One' });
  const two = withMark(draft, { ...hello, title: 'Two' });

  test('goes back and forward again, and says what it undid', () => {
    const history = addStep(addStep(startHistory(draft), one, 'first', null), two, 'second', null);
    const back = stepIn(history, 'undo');
    expect([back?.words, back && currentDraft(back.history)]).toEqual(['second', one]);
    const first = back && stepIn(back.history, 'undo');
    expect(first && currentDraft(first.history)).toEqual(draft);
    expect(first && stepIn(first.history, 'undo')).toBe(null);
    const again = first && stepIn(first.history, 'redo');
    expect([again?.words, again && currentDraft(again.history)]).toEqual(['first', one]);
  });

  test('steps of one kind are undone as one, and what was undone is gone after another step', () => {
    const history = addStep(addStep(startHistory(draft), one, 'a', 'nudge'), two, 'b', 'nudge');
    const back = stepIn(history, 'undo');
    expect(back && currentDraft(back.history)).toEqual(draft);
    const other = back && addStep(back.history, one, 'c', null);
    expect(other && stepIn(other, 'redo')).toBe(null);
  });
});

describe('compareThreeWay()', () => {
  test('keeps what each side has done, and names what both have', () => {
    const theirs = pageNotes(
      ['0:00', 'Hello'],
      ['0:30', 'Inserted'],
      ['1:02.5', 'Their title'],
      ['59:50', 'Theirs'],
    );
    const mine = withMark(withMark(draft, { ...hello, startMs: 2000 }), { ...late, title: 'Mine' });
    const { rows, merged } = compareThreeWay(notes, mine, theirs);
    expect(rows.map(({ isConflict }) => isConflict)).toEqual([false, false, true, false]);
    expect(merged.map(({ startMs, title, base }) => [startMs, title, base])).toEqual([
      [2000, 'Hello', 0],
      [30_000, 'Inserted', 1],
      [62_500, 'Their title', 2],
      [3_590_000, 'Mine', 3],
    ]);
  });

  test('a mark that is removed there and changed here is written again; one removed here and changed there stays', () => {
    const theirs = pageNotes(['0:00', 'Changed'], ['1:02.5', 'Exact']);
    const mine = withoutMark(withMark(draft, { ...late, title: 'Mine' }), hello.key);
    const { merged } = compareThreeWay(notes, mine, theirs);
    expect(merged.map(({ title, base }) => [title, base])).toEqual([
      ['Changed', 0],
      ['Exact', 1],
      ['Mine', null],
    ]);
  });
});
