import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chapterize, check } from '../../src/run/chapterize.js';
import { repair } from '../../src/run/repair.js';
import { show } from '../../src/run/show.js';
import { undo } from '../../src/run/undo.js';
import { bytes, chap, ctoc, frame, hex, tag, text, zeros } from '../build/id3.js';
import { renderId3v1, renderStream, renderXingFrame } from '../build/mpeg.js';
import { readTag } from '../build/read-id3.js';
import { makeFolder } from './temp-folder.js';

// Faults of files and notes that people have reported publicly of other programs, each in the smallest form that has it.

const frameCount = 575;
const stream = renderStream({ frameCount, bitRate: 64 });
const size = stream.length;
const list = '- [@0:00] - Intro\n- [@0:05] - Two\n- [@0:10] - Three\n';

function notesOf(...frontMatter: readonly string[]): { name: string; content: string } {
  return { name: 'n.md', content: `---\n${frontMatter.join('\n')}\n---\n\n${list}` };
}

async function audioFile(...parts: readonly Uint8Array[]): Promise<string> {
  const path = join(await makeFolder(), 'a.mp3');
  await writeFile(path, bytes(...parts));
  return path;
}

type Found = Pick<Awaited<ReturnType<typeof check>>, 'diagnostics'>;

/** What is said of every file. */
const usual: readonly string[] = ['verify/not-stated', 'verify/length-of-export'];

function messagesOf({ diagnostics }: Found): readonly string[] {
  return unusual(diagnostics).map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
}

function codesOf({ diagnostics }: Found): readonly string[] {
  return unusual(diagnostics).map(({ code }) => code);
}

function unusual(diagnostics: Found['diagnostics']): Found['diagnostics'] {
  return diagnostics.filter(({ code }) => !usual.includes(code));
}

async function checked(notes: { name: string; content: string }, ...parts: readonly Uint8Array[]) {
  return check(notes, await audioFile(...parts));
}

describe('tags', () => {
  const values = [text('2.3', 'TIT2', 'Title'), text('2.3', 'TPE1', 'Artist')];

  test('of ID3v1 alone stay visible: copied, reported, and removed again by undo', async () => {
    const path = await audioFile(stream, renderId3v1('Title'));
    const before = await readFile(path);
    expect(messagesOf(await chapterize(notesOf(), path)).join()).toContain('warning id3/values-carried');
    const title = readTag(await readFile(path))?.frames.find(({ id }) => id === 'TIT2');
    expect(Buffer.from(title?.body ?? []).toString('latin1')).toBe('\0Title');
    await undo(path);
    expect(Buffer.compare(await readFile(path), before)).toBe(0);
  });

  test.each([
    ['a zero', zeros(1), 'id3/junk-before-tag', 'written'],
    ['data', bytes('some other header, 40 bytes of it, or so'), 'id3/data-before-tag', 'failed'],
  ])('behind %s are the tag, or a reason to refuse', async (_, junk, code, status) => {
    const path = await audioFile(junk, tag('2.3', values), stream);
    const result = await chapterize(notesOf(), path);
    expect([result.status, codesOf(result)]).toEqual([status, [code]]);
    const ids = readTag(await readFile(path))?.frames.map(({ id }) => id);
    if (status === 'written') expect(ids).toEqual(expect.arrayContaining(['CHAP', 'TIT2', 'TPE1']));
  });

  test.each([
    ['into the audio', 30_000],
    ['beyond the end of the file', 50_000_000],
  ])('whose size reaches %s are named, without advice from the rest, and repaired', async (_, stated) => {
    const path = await audioFile(tag('2.3', values, { stated }), stream);
    const result = await check(notesOf('duration: "0:15"'), path);
    expect(codesOf(result)).toEqual(['audio/tag-into-audio']);
    expect(result.diagnostics[0]?.help).toContain('--tag-size');
    const before = await readFile(path);
    expect((await repair(path, { tagSize: true })).status).toBe('written');
    const again = await check(notesOf('duration: "0:15"'), path);
    expect([again.status, codesOf(again)]).toEqual(['checked', []]);
    const ids = readTag(await readFile(path))?.frames.map(({ id }) => id);
    expect(ids).toEqual(['PRIV', 'TIT2', 'TPE1']);
    await undo(path);
    expect(Buffer.compare(await readFile(path), before)).toBe(0);
  });

  test('that claim a duration which the audio has not are a false claim', async () => {
    const tlen = text('2.3', 'TLEN', String((99 * 60 + 57) * 1000));
    const result = await checked(notesOf('duration: "0:15"'), tag('2.3', [tlen]), stream);
    expect(messagesOf(result)).toEqual([
      'warning audio/claim-tag-length: TLEN in the tag says 1:39:57, but the audio lasts 0:15.020',
    ]);
  });
});

describe('headers for seeking', () => {
  const vbr = { bitRate: 128 } as const;
  const varied = renderStream({ frameCount, vary: (index) => ({ bitRate: index < 300 ? 64 : 192 }) });

  test.each([
    ['no table', { frames: frameCount, bytes: varied.length }, 'audio/claim-no-table', 'cannot jump'],
    [
      'a table of zeros',
      { frames: frameCount, bytes: varied.length, seekTable: new Uint8Array(100) },
      'audio/claim-table',
      'jump to 0:00',
    ],
    [
      'no count of frames',
      { bytes: varied.length, seekTable: true },
      'audio/claim-no-frames',
      'players guess',
    ],
  ])('with %s are a warning that says what follows', async (_, xing, code, words) => {
    const result = await checked(notesOf(), renderXingFrame(vbr, xing), varied);
    const found = result.diagnostics.find((finding) => finding.code === code);
    expect([found?.severity, found?.message]).toEqual(['warning', expect.stringContaining(words)]);
  });
});

describe('values of the notes', () => {
  test('a size for people next to the exact one is compared loosely and stays', async () => {
    const path = await audioFile(stream);
    const notes = join(path, '..', 'n.md');
    const rows = ['podcast_file_size: 0.1 MB', 'podcast_duration: "0:15"', `podcast_length: ${size}`];
    await writeFile(notes, notesOf(...rows).content);
    const result = await chapterize(notes, path, { updateFrontMatter: true });
    expect([result.status, codesOf(result)]).toEqual(['written', []]);
    const after = (await readFile(notes)).toString();
    expect(after).toContain('podcast_file_size: 0.1 MB\n');
    expect(after).toContain(`podcast_length: ${(await readFile(path)).length}\n`);
  });

  test('a size with a unit is never overwritten: -u adds the exact one next to it', async () => {
    const path = await audioFile(stream);
    const notes = join(path, '..', 'n.md');
    await writeFile(notes, notesOf('length: 13.7 MB', 'duration: "0:15"').content);
    const result = await chapterize(notes, path, { updateFrontMatter: true });
    expect([result.status, codesOf(result).toSorted()]).toEqual([
      'written',
      ['front-matter/length-rounded', 'verify/size-mismatch'],
    ]);
    const after = (await readFile(notes)).toString();
    expect(after).toContain(`length: 13.7 MB\nduration: "0:15"\nbytes: "${(await readFile(path)).length}"\n`);
    expect(codesOf(await check(notes, path))).toEqual(['verify/size-mismatch']);
  });

  test('-u sets the length of this format in a map of lengths', async () => {
    const path = await audioFile(stream);
    const notes = join(path, '..', 'n.md');
    await writeFile(notes, notesOf(`length: {mp3: ${size}, m4a: 456}`).content);
    const result = await chapterize(notes, path, { updateFrontMatter: true });
    expect([result.status, codesOf(result)]).toEqual(['written', []]);
    const length = (await readFile(path)).length;
    expect((await readFile(notes)).toString()).toContain(`length: {mp3: ${length}, m4a: 456}\nduration:`);
  });

  test('a duration that is the size in bytes is reported as that, and does not change how times are read', async () => {
    const result = await checked(notesOf(`duration: ${size}`), stream);
    expect(messagesOf(result)).toEqual([
      expect.stringContaining(`; ${size} is the size of this file in bytes`),
    ]);
    expect(result.chapters.map(({ startMs }) => startMs)).toEqual([0, 5000, 10_000]);
  });

  test('a map of sizes has one for this format, and links of listed chapters are not part of the title', async () => {
    const chapters = ["'00:00:00.000 Intro.'", "'00:00:10.000 Outro <https://x.example/y>'"];
    const rows = [
      'filesize:',
      `  mp3: ${size}`,
      '  ogg: 99',
      'chapters:',
      ...chapters.map((row) => `  - ${row}`),
    ];
    const result = await checked(
      { name: 'n.md', content: `---\n${rows.join('\n')}\n---\n\nText.\n` },
      stream,
    );
    expect(codesOf(result)).toEqual([]);
    expect(result.stated?.byteLength).toBe(size);
    expect(result.chapters.map(({ title, url }) => [title, url])).toEqual([
      ['Intro.', null],
      ['Outro', 'https://x.example/y'],
    ]);
  });

  test.each([
    [
      'the size times 1,048,576',
      `length: "${size * 1_048_576}"`,
      'it is the size of this file times 1,048,576',
    ],
    [
      'kbit/s times seconds',
      `length: "${64 * 1024 * 15}"`,
      'it is the bit rate times the duration (64 kbit/s)',
    ],
    ['seconds with decimals', 'length: "15.02"', 'it is the duration of the audio in seconds'],
  ])('a length that is %s is reported as that', async (_, length, words) => {
    const result = await checked(notesOf('duration: "0:15"', length), stream);
    expect(result.status).toBe('failed');
    expect(messagesOf(result)).toEqual([expect.stringContaining(words)]);
  });

  test('a length with a fraction that fits nothing is given a hint, not a reason', async () => {
    const [found] = unusual((await checked(notesOf('length: "1231.08"'), stream)).diagnostics);
    expect(found?.message).toBe('length "1231.08" is not a number of bytes');
    expect(found?.help).toContain('may be the duration in seconds');
  });

  test('swapped duration and length are reported as swapped, and nothing else is', async () => {
    const result = await checked(notesOf(`duration: "${size}"`, 'length: "15"'), stream);
    expect([result.status, codesOf(result)]).toEqual(['failed', ['verify/values-swapped']]);
    expect(result.chapters.map(({ startMs }) => startMs)).toEqual([0, 5000, 10_000]);
  });

  test('length: 0 is an empty value, which -u fills in', async () => {
    const path = await audioFile(stream);
    const notes = join(path, '..', 'n.md');
    await writeFile(notes, notesOf('duration: "0:15"', 'length: 0').content);
    const result = await chapterize(notes, path, { updateFrontMatter: true });
    expect([result.status, codesOf(result)]).toEqual(['written', []]);
    expect((await readFile(notes)).toString()).toContain(`length: ${(await readFile(path)).length}\n`);
  });

  test('a day of audio is read by the stated duration, also in hours of three digits', async () => {
    const day = '- [@0:00] - A\n- [@6:00:00] - B\n- [@12:34:56] - C\n- [@23:15:00] - D\n';
    const long = '- [@0:00] - A\n- [@6:00:00] - B\n- [@99:34:56] - C\n- [@100:15:00] - D\n';
    for (const [duration, body] of [
      ['24:00:00', day],
      ['101:00:00', long],
    ] as const) {
      const result = await check(
        { name: 'n.md', content: `---\nduration: "${duration}"\n---\n${body}` },
        null,
      );
      expect([result.status, codesOf(result)]).toEqual(['checked', []]);
      expect(result.chapters).toHaveLength(4);
    }
  });

  test('with an illegible length show their chapters', async () => {
    const result = await show(notesOf('length: None'));
    expect([codesOf(result), result.chapters.length]).toEqual([[], 3]);
    expect(codesOf(await check(notesOf('length: None'), null))).toContain('front-matter/length-malformed');
  });
});

describe('JSON chapters', () => {
  const chapters = [
    { startTime: 0, title: 'Intro', img: 'https://x.example/i.jpg' },
    { startTime: 3, endTime: 4, title: 'Silent', toc: false },
    { startTime: 10, title: 'Three', location: { name: 'Köln', geo: 'geo:50.9,6.9' } },
  ];
  const json = JSON.stringify({ version: '1.2.0', chapters });
  const yaml = `---\nchapters: ${JSON.stringify(chapters)}\n---\n\nText.\n`;

  test('an end past the end of the audio is reported', async () => {
    const late = [chapters[0], { startTime: 10, title: 'Three', endTime: 40 }];
    const result = await checked(
      { name: 'c.json', content: JSON.stringify({ version: '1.2.0', chapters: late }) },
      stream,
    );
    expect(codesOf(result)).toContain('notes/end-past-audio');
    expect(result.chapters.at(-1)?.endMs).toBe(result.measured?.durationMs);
  });

  test.each([
    ['as notes', json],
    ['in front matter', yaml],
  ])(
    '%s: toc: false stays out of the table of contents, and what cannot be written is reported',
    async (_, content) => {
      const path = await audioFile(stream);
      const result = await chapterize({ name: 'n.md', content }, path);
      expect(codesOf(result).toSorted()).toEqual([
        'front-matter/chapter-value-not-held',
        'pictures/address-only',
      ]);
      expect(messagesOf(result).join()).toContain('location of a chapter is not written');
      const frames = readTag(await readFile(path))?.frames ?? [];
      const contents = Buffer.from(frames.find(({ id }) => id === 'CTOC')?.body ?? []).toString('latin1');
      expect(contents).toBe('toc\0\x03\x02ch0\0ch2\0');
      expect(result.chapters.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
        [0, 10_000],
        [3000, 4000],
        [10_000, result.measured?.durationMs],
      ]);
    },
  );
});

describe('chapters of other programs', () => {
  const contents = ctoc('2.3', 'toc', 3, ['a', 'b']);

  test.each([
    ['untitled', [chap('2.3', 'a', 0, { title: null })], 'id3/chapters-untitled'],
    ['with the IDs of others', [0, 1].map((at) => chap('2.3', 'a', at * 5000)), 'id3/duplicate-element-id'],
    [
      'twice',
      ['a', 'a', 'b', 'b'].map((id) => chap('2.3', id, id === 'a' ? 0 : 5000)),
      'id3/chapters-doubled',
    ],
    [
      'doubled without a length',
      [chap('2.3', 'a', 0, { endMs: 5000 }), chap('2.3', 'x', 5000, { endMs: 5000 }), chap('2.3', 'b', 5000)],
      'id3/chapter-ends',
    ],
  ])('%s are named by show, and repaired', async (_, frames, code) => {
    const path = await audioFile(tag('2.3', [contents, ...frames]), stream);
    expect(codesOf(await show(path))).toContain(code);
    const repaired = await repair(path);
    expect([repaired.status, codesOf(repaired).includes(code)]).toEqual(['written', true]);
    expect(codesOf(await show(path))).toEqual([]);
  });

  test('in the first bytes of a download are shown, though no audio follows', async () => {
    const head = tag('2.3', [contents, chap('2.3', 'a', 0), chap('2.3', 'b', 5000)]);
    for (const rest of [zeros(0), stream.subarray(0, 3)]) {
      const result = await show(await audioFile(head, rest));
      expect(result.chapters.map(({ title }) => title)).toEqual(['Title of a', 'Title of b']);
    }
    const cut = bytes(head.subarray(0, 6), hex('00 00 20 00'), head.subarray(10));
    expect((await show(await audioFile(cut))).chapters).toHaveLength(2);
  });

  test('with a frame between them that is not theirs are all shown', async () => {
    const odd = frame('2.3', 'XYZ1', 'whatever');
    const path = await audioFile(
      tag('2.3', [contents, chap('2.3', 'a', 0), odd, chap('2.3', 'b', 5000)]),
      stream,
    );
    expect((await show(path)).chapters).toHaveLength(2);
  });
});
