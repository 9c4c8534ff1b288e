import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { type FileChapter, plainChapter } from '../../src/formats/format.js';
import { formats } from '../../src/formats/formats.js';
import type { PageChange, PageState, SaveAnswer } from '../../src/preview/page-state.js';
import { askJson, type ServedPair, servePair } from './served.js';

const chapters: readonly FileChapter[] = [
  { ...plainChapter(500, 'Hello'), endMs: 15_000 },
  { ...plainChapter(15_000, 'Middle & <more>'), endMs: 40_250 },
  { ...plainChapter(40_250, 'Last'), endMs: 60_000 },
];

/** A preview whose notes are this text. */
async function serve(text: string | Uint8Array): Promise<ServedPair> {
  const served = await servePair();
  await writeFile(served.notes, text);
  return served;
}

async function save(served: ServedPair, changes: readonly PageChange[]): Promise<SaveAnswer> {
  const { notes } = await askJson<PageState>(served, 'state');
  return askJson<SaveAnswer>(served, 'notes', { sha256: notes.sha256, changes });
}

async function rendered(name: string, list: readonly FileChapter[]): Promise<string> {
  const codec = await formats.find((format) => format.name === name)?.load();
  return codec?.render?.(list) ?? '';
}

const both = formats.filter(({ detect, suffix }) => detect !== null && suffix !== null);

describe.each(both)('a file in $title', ({ name, holds }) => {
  const known = chapters.map((chapter) => (holds.end ? chapter : { ...chapter, endMs: null }));

  test('is saved into: exactly the changes are in it', async () => {
    const served = await serve(await rendered(name, known));
    const { notes } = await askJson<PageState>(served, 'state');
    expect([notes.readOnly, notes.notice, notes.marks.length]).toEqual([null, null, 3]);
    const answer = await save(served, [
      { kind: 'move', mark: 1, startMs: 16_250 },
      { kind: 'retitle', mark: 2, title: 'The end' },
      { kind: 'insert', startMs: 50_001, title: 'Added' },
    ]);
    expect([answer.status, answer.reasons]).toEqual(['saved', []]);
    const wanted = [
      { ...known[0], endMs: holds.end ? 16_250 : null },
      { ...known[1], startMs: 16_250 },
      { ...known[2], title: 'The end', endMs: holds.end ? 50_001 : null },
      { ...plainChapter(50_001, 'Added'), endMs: holds.end ? 60_000 : null },
    ] as readonly FileChapter[];
    expect(await readFile(served.notes, 'utf8')).toBe(await rendered(name, wanted));
    expect(answer.state.notes.notice).toBeNull();
  });

  test('keeps its line ends and its byte order mark', async () => {
    const text = `\ufeff${(await rendered(name, known)).replaceAll(/\r?\n/g, '\r\n')}`;
    const served = await serve(text);
    expect((await askJson<PageState>(served, 'state')).notes.notice).toBeNull();
    expect((await save(served, [{ kind: 'remove', mark: 1 }])).status).toBe('saved');
    const after = await readFile(served.notes, 'utf8');
    expect([after.startsWith('\ufeff'), /[^\r]\n/.test(after), after.includes('Middle')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('what would be lost', () => {
  test.each([
    [
      'a field',
      '{"version":"1.2.0","author":"Ann","chapters":[{"startTime":1,"title":"A"}]}',
      '"author":"Ann"',
    ],
    ['a comment', 'WEBVTT\n\nNOTE mine\n\n00:00:01.000 --> 00:01:01.000\nA\n', 'NOTE mine'],
    [
      'a line of the whole file',
      ';FFMETADATA1\nartist=Ann\n\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=9000\ntitle=A\n',
      'artist=Ann',
    ],
  ])('is reported before it happens: %s', async (_name, text, lost) => {
    const served = await serve(text);
    const { notes } = await askJson<PageState>(served, 'state');
    expect(notes.readOnly).toBeNull();
    expect(notes.notice).toContain(lost);
    const answer = await save(served, [{ kind: 'retitle', mark: 0, title: 'B' }]);
    expect([answer.status, answer.state.notes.notice]).toEqual(['saved', null]);
  });

  test('another order is reported', async () => {
    const served = await serve(
      '{"version":"1.2.0","chapters":[{"startTime":9,"title":"B"},{"startTime":1,"title":"A"}]}',
    );
    const { notes } = await askJson<PageState>(served, 'state');
    expect(notes.notice).toBe(
      'Saving writes the whole file again in order of time, with other spaces and line breaks.',
    );
    const answer = await save(served, [{ kind: 'retitle', mark: 0, title: 'Later' }]);
    expect(answer.state.notes.marks.map(({ title }) => title)).toEqual(['A', 'Later']);
  });

  test('only spaces are reported as only spaces', async () => {
    const served = await serve('{"version":"1.2.0","chapters":[{"startTime":1.5,"title":"A"}]}');
    const { notes } = await askJson<PageState>(served, 'state');
    expect(notes.notice).toBe('Saving writes the whole file again, with other spaces and line breaks.');
  });
});

describe('a file that cannot be saved into', () => {
  test.each([
    [
      'of a kind that is only read',
      'Name\tStart\tDuration\tTime Format\tType\tDescription\nA\t0:01.000\t0:00.000\tdecimal\tCue\t\n',
      'can be read, but not written',
    ],
    [
      'with an error',
      '{"chapters":[{"startTime":"soon","title":"A"},{"startTime":2,"title":"B"}]}',
      'before it is corrected',
    ],
  ])('%s says why, and does not change', async (_name, text, reason) => {
    const served = await serve(text);
    const { notes } = await askJson<PageState>(served, 'state');
    expect(notes.readOnly).toContain(reason);
    const answer = await save(served, [{ kind: 'remove', mark: 0 }]);
    expect([answer.status, answer.reasons]).toEqual(['refused', [notes.readOnly]]);
    expect(await readFile(served.notes, 'utf8')).toBe(text);
  });

  test('a title that the format cannot hold is refused with the reason', async () => {
    const text = await rendered('audacity', chapters);
    const served = await serve(text);
    const answer = await save(served, [{ kind: 'retitle', mark: 0, title: 'One\ttwo' }]);
    expect([answer.status, answer.reasons[0]]).toEqual(['refused', expect.stringContaining('titles')]);
    expect(await readFile(served.notes, 'utf8')).toBe(text);
  });
});
