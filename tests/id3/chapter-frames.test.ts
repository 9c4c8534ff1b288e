import { describe, expect, test } from 'vitest';
import type { Chapter } from '../../src/chapters/chapter.js';
import {
  findMisreadFrame,
  renderChapterFrames,
  renderFrames,
  writableChapter,
} from '../../src/id3/chapter-frames.js';
import { hex, latin1 } from '../build/id3.js';
import { titleInVlc4 } from '../readers/vlc-4.js';

const chapter: Chapter = { startMs: 10_000, endMs: 188_000, title: 'Hi', url: null, depth: 0, line: 1 };

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

describe('renderChapterFrames()', () => {
  test('lays a v2.3 CTOC and CHAP out byte by byte', () => {
    const link = { ...chapter, startMs: 188_000, endMs: 200_000, url: 'http://a' };
    const [contents, first, second] = renderChapterFrames([chapter, link], '2.3');
    expect(contents?.body.bytes()).toEqual(
      Uint8Array.from([...latin1('toc\0'), 3, 2, ...latin1('ch0\0ch1\0')]),
    );
    const times = '00 00 27 10 00 02 de 60 ff ff ff ff ff ff ff ff';
    const title = '54 49 54 32 00 00 00 09 00 00 01 ff fe 48 00 69 00 00 00';
    expect(hexOf(first?.body.bytes() ?? hex('00'))).toBe(hexOf(hex(`63 68 30 00 ${times} ${title}`)));
    expect(Buffer.from(second?.body.bytes().subarray(39) ?? []).toString('latin1')).toBe(
      'WXXX\0\0\0\x16\0\0\0chapter link\0http://a',
    );
  });

  test('writes the same UTF-16 with a terminator into v2.4', () => {
    const [, first] = renderChapterFrames([{ ...chapter, title: 'ä' }], '2.4');
    expect(hexOf(first?.body.bytes().subarray(20) ?? hex('00'))).toBe(
      hexOf(hex('54 49 54 32 00 00 00 07 00 00 01 ff fe e4 00 00 00')),
    );
  });

  test('describes a link so that its frame has an even length', () => {
    for (const url of ['http://a', 'http://ab']) {
      const [, first] = renderChapterFrames([{ ...chapter, url }], '2.3');
      expect(first?.subframes[1]?.body.length).toSatisfy((length: number) => length % 2 === 0);
    }
  });

  test('leaves VLC 4 the title at every length of title and link', () => {
    for (let length = 1; length < 700; length += 1) {
      const given = {
        ...chapter,
        title: 'x'.repeat(1 + (length % 130)),
        url: `http://${'a'.repeat(length)}`,
      };
      for (const version of ['2.3', '2.4'] as const) {
        const [, first] = renderChapterFrames([given], version);
        expect(titleInVlc4(first?.body.bytes() ?? hex('00'))).toBe(given.title);
      }
    }
  });

  test('lists 255 of more chapters, and writes all', () => {
    const [contents, ...chapters] = renderChapterFrames(
      Array.from({ length: 300 }, () => chapter),
      '2.3',
    );
    expect(contents?.body.at(5)).toBe(255);
    expect(chapters.length).toBe(300);
  });
});

/** The name of the first misread frame of chapters that are the same. */
function misread(changed: Partial<Chapter>, count = 1): string | null {
  const chapters = Array.from({ length: count }, () => ({ ...chapter, ...changed }));
  return findMisreadFrame(renderChapterFrames(chapters, '2.4'))?.name ?? null;
}

describe('findMisreadFrame()', () => {
  test('names the first frame or subframe of 128 bytes or more', () => {
    expect(misread({ title: 'x'.repeat(46) })).toBeNull();
    expect(misread({ title: 'x'.repeat(47) })).toBe('CHAP ch0');
    expect(misread({ title: 'x'.repeat(61) })).toBe('CHAP ch0');
    expect(misread({ title: 'x'.repeat(62) })).toBe('TIT2 of ch0');
    expect(misread({ url: `http://${'x'.repeat(120)}` })).toBe('WXXX of ch0');
    expect(misread({}, 26)).toBeNull();
    expect(misread({}, 27)).toBe('CTOC');
  });
});

describe('writableChapter()', () => {
  test('makes a title one line of what UTF-16 can hold', () => {
    expect(writableChapter({ ...chapter, title: ' a\r\n\tb\0c\u2028d \ud83c!' }).title).toBe(
      'a b c d \ufffd!',
    );
    expect(writableChapter({ ...chapter, title: '🎙️ Käse' }).title).toBe('🎙️ Käse');
  });

  test('makes a URL ASCII, every % an escape', () => {
    const urlOf = (url: string) => writableChapter({ ...chapter, url }).url;
    expect(urlOf('https://example.org/100%?q=%20&r=%zz')).toBe('https://example.org/100%25?q=%20&r=%25zz');
    expect(urlOf('https://example.org/käse brot')).toBe('https://example.org/k%C3%A4se%20brot');
    expect(urlOf('https://example.org/\ud83c')).toBe('https://example.org/%EF%BF%BD');
    expect(writableChapter(chapter).url).toBeNull();
  });
});

describe('renderFrames()', () => {
  test('gives each frame the header of its version', () => {
    const frames = [{ id: 'PRIV', flags: 0x4000, body: new Uint8Array(200) }];
    expect(renderFrames(frames, '2.3').subarray(0, 10)).toEqual(hex('50 52 49 56 00 00 00 c8 40 00'));
    expect(renderFrames(frames, '2.4').subarray(0, 10)).toEqual(hex('50 52 49 56 00 00 01 48 40 00'));
  });
});
