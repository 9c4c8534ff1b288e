import { describe, expect, test } from 'vitest';
import { nothingStated } from '../../src/front-matter/stated.js';
import { parse } from './source.js';

function yaml(lines: string): ReturnType<typeof parse> {
  return parse(`---\n${lines}\n---\n`);
}

describe('parseFrontMatter() knows the keys of many shows', () => {
  const durations = [
    'podcast_duration: "61:30"',
    'dauer: "61:30"',
    'Durée: "61:30"',
    'duración: "61:30"',
    'laenge: "61:30"',
    'itunes_duration: 61:30',
    'audioDuration: 61:30',
    'audio-duration: 61:30',
    'runtime: 61:30',
    'duration_ms: 3690000',
    'duration_minutes: 61.5',
    'length: 1h 1m 30s',
    'audio_length: "1:01:30"',
    'enclosure: {url: a.mp3, duration: 61:30}',
    'podcast: {duration: 3690}',
    'params: {duration: 3690}',
    'extra: {audio: {duration: 3690}}',
    'enclosures: [{duration: 3690}]',
  ];
  test.each(durations)('%s', (line) => {
    expect(yaml(line).diagnostics).toEqual([]);
    expect(yaml(line).stated).toMatchObject({ durationMs: { value: 3_690_000 }, byteLength: null });
  });

  const lengths = [
    'length: 45673425',
    'audio_file_size: 45673425',
    'podcast_bytes: 45673425',
    'podcast_length: "45673425"',
    'audioLength: 45673425',
    'enclosure: {length: 45673425}',
    'audio: {size: 45673425}',
    'enclosures:\n  - length: 45673425',
  ];
  test.each(lengths)('%s', (line) => {
    expect(yaml(line).diagnostics).toEqual([]);
    expect(yaml(line).stated).toMatchObject({ byteLength: { value: 45_673_425 }, durationMs: null });
  });

  const files = [
    'file: /audio/a.mp3',
    'audio: /audio/a.mp3',
    'mp3: /audio/a.mp3',
    'audio_url: /audio/a.mp3',
    'podcast_file: /audio/a.mp3',
    'url: /audio/a.mp3',
    'enclosure: /audio/a.mp3',
    'enclosure: {url: /audio/a.mp3}',
    'audio: {src: /audio/a.mp3}',
  ];
  test.each(files)('%s', (line) => {
    expect(yaml(line).stated.file?.value).toBe('/audio/a.mp3');
  });

  test.each(['url: https://example.org/page', 'enclosure: {type: audio/mpeg}', 'cover: {url: a.mp3}'])(
    'not %s',
    (line) => {
      expect(yaml(line).stated.file).toBeNull();
    },
  );

  test('the title is that of the episode', () => {
    expect(yaml('podcast: {title: Show}\ntitle: Episode').stated.title?.value).toBe('Episode');
    expect(yaml('podcast: {title: Show}').stated.title).toBeNull();
    expect(yaml('episode: {title: Episode}').stated.title).toMatchObject({
      value: 'Episode',
      key: 'episode.title',
    });
  });

  test('keys that objects inherit state nothing', () => {
    const read = yaml('__proto__: {duration: 1:00}\nconstructor: 5\ntoString: {length: 5}');
    expect(read.stated).toEqual(nothingStated);
    expect(({} as Record<string, unknown>)['duration']).toBeUndefined();
  });
});

describe('parseFrontMatter() of what is missing or malformed', () => {
  test.each([
    'duration:',
    'duration: ~',
    'duration: null',
    'duration: ""',
    "length: ''",
    'length: 0',
    'x: 1',
  ])('%s is missing', (line) => {
    expect(yaml(line)).toMatchObject({
      diagnostics: [],
      stated: { durationMs: null, byteLength: null, findings: [] },
    });
  });

  test('a key without a value does not count if another has one', () => {
    expect(yaml('duration:\npodcast_duration: 61:30').stated.durationMs?.key).toBe('podcast_duration');
  });

  test.each([
    ['duration: "45;11"', 'front-matter/duration-malformed', { found: '45;11', guess: '45:11' }],
    ['duration: Bonus', 'front-matter/duration-malformed', { found: 'Bonus', guess: null }],
    ['duration: 35.51', 'front-matter/duration-malformed', { found: '35.51', guess: '35:51' }],
    ['duration: [1, 2]', 'front-matter/duration-malformed', { found: '[1, 2]', guess: null }],
    ['length: 37,998,094', 'front-matter/length-malformed', { found: '37,998,094', guess: 37_998_094 }],
    ['length: Bonus', 'front-matter/length-malformed', { found: 'Bonus', guess: null }],
  ])('%s', (line, code, args) => {
    const { stated } = yaml(line);
    expect(stated).toMatchObject({ durationMs: null, byteLength: null });
    expect(stated.findings).toMatchObject([{ code, args, severity: 'error', place: { line: 2 } }]);
    expect(stated.findings[0]?.place).toMatchObject({
      column: line.indexOf(': ') + 3,
      endColumn: line.length + 1,
    });
  });

  test('a value of many pages is cut in the message', () => {
    const [finding] = yaml(`duration: ${'x'.repeat(5000)}`).stated.findings;
    expect(finding?.message.length).toBeLessThan(100);
  });

  test('other readings and the precision are kept for the audio to decide', () => {
    expect(yaml('duration: 1:02').stated.durationMs).toMatchObject({
      value: 62_000,
      otherReadingsMs: [3_720_000],
    });
    expect(yaml('duration: 61 min').stated.durationMs).toMatchObject({
      otherReadingsMs: [],
      precisionMs: 60_000,
      unit: 'seconds',
    });
  });
});

describe('parseFrontMatter() of two keys for one value', () => {
  test('takes the likelier and warns where they differ', () => {
    const read = yaml('podcast_duration: 61:31\nduration: "58:30"\nbytes: 12\nlength: 13');
    expect(read.stated).toMatchObject({ durationMs: { key: 'duration' }, byteLength: { key: 'length' } });
    expect(read.stated.findings).toMatchObject([
      { code: 'front-matter/values-differ', severity: 'warning', place: { line: 2, column: 19 } },
      {
        code: 'front-matter/values-differ',
        message: 'bytes "12" differs from length "13"',
        place: { line: 4 },
      },
    ]);
  });

  test('reports nothing when they agree as far as possible', () => {
    expect(yaml('duration: "1:01:30"\nruntime: 61 min\npodcast_duration: 3690').stated.findings).toEqual([]);
    expect(yaml('length: 12\nenclosure: {length: "12"}').stated.findings).toEqual([]);
  });
});

describe('parseFrontMatter() of several sizes', () => {
  test('a size for people is next to the length', () => {
    const { stated } = yaml('podcast_file_size: 0.1 MB\npodcast_length: 120576');
    expect(stated).toMatchObject({ byteLength: { value: 120_576, key: 'podcast_length' }, findings: [] });
    expect(stated.sizes.map(({ key, text }) => [key, text])).toEqual([['podcast_file_size', '0.1 MB']]);
  });

  test('a size with a unit is one for people under every key, and is reported if no exact one is stated', () => {
    const { stated } = yaml('length: 47.1 MB');
    expect(stated).toMatchObject({ byteLength: null, sizes: [{ key: 'length', text: '47.1 MB' }] });
    expect(stated.findings).toMatchObject([
      { code: 'front-matter/length-rounded', severity: 'warning', place: { line: 2, column: 9 } },
    ]);
    expect(yaml('length: 47.1 MB\nbytes: 47100000').stated.findings).toEqual([]);
    expect(yaml('file_size: 47.1 MB').stated.findings).toEqual([]);
  });

  test.each([
    ['length: {mp3: 120576, m4a: 456}', 'byteLength', 'length.mp3', 120_576],
    ['podcast_length:\n  ogg: 99\n  mp3: 120576', 'byteLength', 'podcast_length.mp3', 120_576],
    ['length: {mp3: "1:02:03", m4a: "1:02:04"}', 'durationMs', 'length.mp3', 3_723_000],
    ['duration: {mp3: "1:02:03", ogg: "1:02:04"}', 'durationMs', 'duration.mp3', 3_723_000],
  ] as const)('of %s, that of the mp3 counts', (lines, what, key, value) => {
    const { stated } = yaml(lines);
    expect(stated.findings).toEqual([]);
    expect(stated[what]).toMatchObject({ key, value });
  });

  test('a map without a value for this format states none; a map of other things cannot be read', () => {
    expect(yaml('length: {m4a: 456, ogg: 99}').stated).toMatchObject({ byteLength: null, findings: [] });
    expect(yaml('length: {hours: 1}').stated.findings).toMatchObject([
      { code: 'front-matter/length-malformed' },
    ]);
  });

  test('of a size for each format, that of the mp3 counts', () => {
    const { stated } = yaml('filesize:\n  m4a: 99\n  mp3: 120576\n  ogg: 98');
    expect(stated).toMatchObject({ byteLength: { value: 120_576, key: 'filesize.mp3' }, findings: [] });
    expect(yaml('filesize:\n  ogg: 98').stated).toMatchObject({ byteLength: null, findings: [] });
  });
});
