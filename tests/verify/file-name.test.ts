import { describe, expect, test } from 'vitest';
import { fileNameOf } from '../../src/front-matter/stated-file.js';
import { checkFileName } from '../../src/verify/file-name.js';
import {
  buildAudio,
  buildInput,
  buildNotesInput,
  type InputChange,
  placeAt,
  statedValue,
} from './build-input.js';

describe('fileNameOf()', () => {
  test.each([
    ['https://audio.example/shows/episode.mp3', 'episode.mp3'],
    ['https://audio.example/episode.mp3?source=feed&a=/x.ogg', 'episode.mp3'],
    ['https://audio.example/episode.mp3#t=10', 'episode.mp3'],
    ['https://audio.example/first%20episode.mp3', 'first episode.mp3'],
    ['https://audio.example/a%2Fepisode.mp3', 'episode.mp3'],
    ['https://audio.example/100%.mp3', '100%.mp3'],
    ['/audio/episode.mp3', 'episode.mp3'],
    ['audio\\episode.mp3', 'episode.mp3'],
    ['episode.mp3', 'episode.mp3'],
    ['cafe\u0301.mp3', 'caf\u00e9.mp3'],
    ['cafe%CC%81.mp3', 'caf\u00e9.mp3'],
    ['episode.mp3?a\nb', 'episode.mp3'],
  ])('%s ends in %s', (file, name) => {
    expect(fileNameOf(file)).toBe(name);
  });

  test.each([
    'https://audio.example',
    'https://audio.example/',
    'https://audio.example/download/12',
    'HTTPS://audio.example',
    'https://audio.example/?file=episode.mp3',
    'shows/',
    '',
  ])('%s ends in no file name', (file) => {
    expect(fileNameOf(file)).toBeNull();
  });

  test('only a scheme at the start makes a host', () => {
    expect(fileNameOf('see x://episode.mp3')).toBe('episode.mp3');
  });
});

function nameOf(file: string, change: InputChange = {}) {
  return checkFileName(buildInput({ ...change, stated: { file: statedValue('file', file) } }));
}

describe('checkFileName()', () => {
  test('accepts the name of the audio in any folder', () => {
    expect(nameOf('https://audio.example/episode.mp3')).toEqual({
      check: { name: 'file', stated: 'episode.mp3', measured: 'episode.mp3', outcome: 'ok', note: null },
      diagnostics: [],
    });
    const audio = buildAudio({ file: 'C:\\audio\\cafe\u0301.mp3' });
    expect(nameOf('https://audio.example/caf%C3%A9.mp3', { audio }).diagnostics).toEqual([]);
  });

  test('warns about another name', () => {
    const { check, diagnostics } = nameOf('https://audio.example/other.mp3');
    expect(check).toMatchObject({ stated: 'other.mp3', measured: 'episode.mp3', outcome: 'warning' });
    expect(diagnostics).toMatchObject([
      {
        code: 'verify/file-mismatch',
        severity: 'warning',
        args: { stated: 'other.mp3', found: 'episode.mp3' },
        place: placeAt(2, 11),
      },
    ]);
    expect(nameOf('Episode.mp3').check?.outcome).toBe('warning');
  });

  test('accepts the name of the file to be written', () => {
    expect(nameOf('final.mp3', { options: { output: 'out/final.mp3' } }).diagnostics).toEqual([]);
    expect(nameOf('episode.mp3', { options: { output: 'out/final.mp3' } }).diagnostics).toEqual([]);
    expect(nameOf('other.mp3', { options: { output: 'out/final.mp3' } }).diagnostics).toHaveLength(1);
    expect(nameOf('final.mp3', { options: { output: null } }).diagnostics).toHaveLength(1);
  });

  test.each([
    ['no file in the notes', checkFileName(buildInput()), null, 'episode.mp3'],
    ['no file in the notes', checkFileName(buildInput({ notes: null })), null, 'episode.mp3'],
    ['no file in the notes', checkFileName(buildNotesInput()), null, null],
    ['no file name in it', nameOf('https://a.example/12'), 'https://a.example/12', 'episode.mp3'],
    ['no audio given', nameOf('a/b.mp3', { audio: null }), 'b.mp3', null],
  ])('is skipped: %s', (note, result, stated, measured) => {
    expect(result).toEqual({
      check: { name: 'file', stated, measured, outcome: 'skipped', note },
      diagnostics: [],
    });
  });
});
