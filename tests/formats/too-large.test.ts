import { describe, expect, test } from 'vitest';
import { maxFileLength } from '../../src/formats/format.js';
import { detectFormat, formats } from '../../src/formats/formats.js';
import { readChapterFile } from '../../src/formats/read-chapter-file.js';
import { sourceOf } from './source.js';

/** How a file of each format that is told by its content begins. */
const heads = {
  json: '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "',
  psc: '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="0:00" title="',
  mp4chaps: '00:00:00.000 ',
  audacity: '0.0\t1.0\t',
  ffmetadata: ';FFMETADATA1\n[CHAPTER]\nSTART=0\nEND=1\ntitle=',
  vtt: 'WEBVTT\n\n00:00.000 --> 00:01.000\n',
  audition: 'Name\tStart\tDuration\tTime Format\tType\tDescription\n',
  reaper: '#,Name,Start,End,Length\nM1,',
  csv: 'start,title\n0:00,',
  hindenburg: '<Session><Markers><Marker Type="Chapter" Time="0:00" Name="',
  cue: 'FILE "a.mp3" MP3\n  TRACK 01 AUDIO\n    TITLE "',
};

describe('a chapter file that is larger than any', () => {
  test('is tried in every format that is told by its content', () => {
    const told = formats.flatMap(({ detect, name }) => (detect === null ? [] : [name]));
    expect(Object.keys(heads).toSorted()).toEqual(told.toSorted());
  });

  test.each(Object.entries(heads))('is not taken apart: %s', async (name, head) => {
    const text = head + 'x'.repeat(maxFileLength + 1 - head.length);
    const format = detectFormat(text);
    expect(format?.name).toBe(name);
    if (format === null) return;
    const { chapters, diagnostics } = await readChapterFile(sourceOf(text), format);
    expect(chapters).toEqual([]);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['formats/too-large', 'the file has 4,194,305 characters; of chapter files at most 4,194,304 are read'],
    ]);
  });
});
