import { describe, expect, test } from 'vitest';
import type { FileChapter } from '../../src/formats/format.js';
import { detectFormat } from '../../src/formats/formats.js';
import { formatNamed, readDetected, sourceOf, withoutPlaces } from './source.js';

const chapter = (startMs: number, title: string, more: Partial<FileChapter> = {}): FileChapter => ({
  startMs,
  endMs: null,
  title,
  url: null,
  image: null,
  hidden: false,
  depth: 0,
  ...more,
});

/** Bytes as the specification of each format has them, with what they mean; read, and written where the format is written. */
const rows: readonly (readonly [format: string, text: string, chapters: readonly FileChapter[]])[] = [
  [
    'json',
    `{
  "version": "1.2.0",
  "chapters": [
    {
      "startTime": 0,
      "endTime": 168.5,
      "title": "Intro"
    },
    {
      "startTime": 168.5,
      "title": "Hearing Aids",
      "img": "https://example.com/images/hearing_aids.jpg",
      "url": "https://example.com/"
    },
    {
      "startTime": 260.123,
      "title": "Cover",
      "img": "https://example.com/c.png",
      "toc": false
    }
  ]
}
`,
    [
      chapter(0, 'Intro', { endMs: 168_500 }),
      chapter(168_500, 'Hearing Aids', {
        image: 'https://example.com/images/hearing_aids.jpg',
        url: 'https://example.com/',
      }),
      chapter(260_123, 'Cover', { image: 'https://example.com/c.png', hidden: true }),
    ],
  ],
  [
    'psc',
    `<?xml version="1.0" encoding="UTF-8"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
  <psc:chapter start="00:00:00.000" title="Welcome"/>
  <psc:chapter start="00:03:07.250" title="Intro &amp; &lt;title&gt; &quot;q&quot;" href="https://podlove.org/?a=1&amp;b=2" image="https://podlove.org/i.png"/>
</psc:chapters>
`,
    [
      chapter(0, 'Welcome'),
      chapter(187_250, 'Intro & <title> "q"', {
        url: 'https://podlove.org/?a=1&b=2',
        image: 'https://podlove.org/i.png',
      }),
    ],
  ],
  [
    'youtube',
    '0:00 Intro\n1:05 Part\n1:00:00 Late\n',
    [chapter(0, 'Intro'), chapter(65_000, 'Part'), chapter(3_600_000, 'Late')],
  ],
  [
    'spotify',
    '(00:00) Intro\n(01:05) Part\n(01:00:00) Late\n',
    [chapter(0, 'Intro'), chapter(65_000, 'Part'), chapter(3_600_000, 'Late')],
  ],
  ['apple', '00:00:00 Intro\n00:01:05 Part\n', [chapter(0, 'Intro'), chapter(65_000, 'Part')]],
  ['castopod', '(00:00)\n\nIntro\n\n(01:05)\n\nPart\n', [chapter(0, 'Intro'), chapter(65_000, 'Part')]],
  [
    'mp4chaps',
    '00:00:00.000 Intro\n00:01:05.250 Part <https://example.com/>\n',
    [chapter(0, 'Intro'), chapter(65_250, 'Part', { url: 'https://example.com/' })],
  ],
  [
    'audacity',
    '0.000000\t65.250000\tIntro\n65.250000\t65.250000\tPoint\n',
    [chapter(0, 'Intro', { endMs: 65_250 }), chapter(65_250, 'Point')],
  ],
  [
    'ffmetadata',
    ';FFMETADATA1\n\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=65250\ntitle=a \\= b\\; \\# c \\\\ d\\\ne\n',
    [chapter(0, 'a = b; # c \\ d\ne', { endMs: 65_250 })],
  ],
  [
    'vtt',
    'WEBVTT\n\n00:00:00.000 --> 00:01:05.250\nIntro &amp; --&gt; &lt;b&gt;\n\n00:01:05.250 --> 01:00:00.000\nPart\n',
    [chapter(0, 'Intro & --> <b>', { endMs: 65_250 }), chapter(65_250, 'Part', { endMs: 3_600_000 })],
  ],
  [
    'markdown',
    '- [@0:00] - Intro\n  - [@0:10.500] - [A \\*b\\*](<https://example.com/>)\n',
    [chapter(0, 'Intro'), chapter(10_500, 'A *b*', { url: 'https://example.com/', depth: 1 })],
  ],
  [
    'csv',
    'start,end,title,url,image,hidden,depth\r\n00:00:00.000,00:01:05.250,"a, ""b""",https://example.com/,https://example.com/i.png,true,1\r\n',
    [
      chapter(0, 'a, "b"', {
        endMs: 65_250,
        url: 'https://example.com/',
        image: 'https://example.com/i.png',
        hidden: true,
        depth: 1,
      }),
    ],
  ],
];

describe('the twins of a format', () => {
  test.each(rows)('%s: parse() reads the bytes of the specification', async (name, text, chapters) => {
    const read = (await formatNamed(name).load()).parse(sourceOf(text));
    expect(read.diagnostics).toEqual([]);
    expect(withoutPlaces(read.chapters)).toEqual(chapters);
  });

  test.each(rows)('%s: render() writes them', async (name, text, chapters) => {
    expect((await formatNamed(name).load()).render?.(chapters)).toBe(text);
  });

  test('render() of psc-item writes the element alone, and psc reads it', async () => {
    const text = (await formatNamed('psc-item').load()).render?.([chapter(1000, 'A')]) ?? '';
    expect(text).toMatch(
      /^ {4}<psc:chapters version="1\.2" xmlns:psc="http:\/\/podlove\.org\/simple-chapters">\n/,
    );
    expect((await readDetected(text)).chapters).toMatchObject([{ startMs: 1000, title: 'A' }]);
  });
});

describe('files as other programs write them', () => {
  test('Audacity: decimal commas, lines of frequencies, the old form without ends', async () => {
    const read = await readDetected('0,000000\t1,500000\tIntro\n\\\t100,0\t200,0\n12.5\tOld form\n');
    expect(read).toMatchObject({
      name: 'audacity',
      diagnostics: [],
      chapters: [
        { startMs: 0, endMs: 1500, title: 'Intro' },
        { startMs: 12_500, endMs: null, title: 'Old form' },
      ],
    });
  });

  test('Audition: tabs, quotes that are not escaped, a missing column; cues only', async () => {
    const read = await readDetected(
      'Name\tStart\tDuration\tTime Format\tType\tDescription\r\n' +
        'The "best" part\t1:02.500\t0:03.000\tdecimal\tCue\t\r\n' +
        'Earlier\t0:01.000\t0:00.000\tdecimal\tCue\r\n' +
        'Take 2\t1:05.000\t0:00.000\tdecimal\tSubclip\t\r\n',
    );
    expect(read.name).toBe('audition');
    expect(read.chapters).toMatchObject([
      { startMs: 1000, endMs: null, title: 'Earlier' },
      {
        startMs: 62_500,
        endMs: 65_500,
        title: 'The "best" part',
        place: { line: 2, column: 17, endColumn: 25 },
      },
    ]);
    expect(read.diagnostics.map(({ code, args }) => [code, args['count']])).toEqual([
      ['formats/rows-left-out', 1],
    ]);
  });

  test('Reaper: times as minutes or hours', async () => {
    const read = await readDetected(
      '#,Name,Start,End,Length,Color\nM1,Intro,0:00.000,,,\nR1,"Two, three",1:02:03.500,1:03:00.000,0:56.500,\n',
    );
    expect(read).toMatchObject({
      name: 'reaper',
      diagnostics: [],
      chapters: [
        { startMs: 0, title: 'Intro' },
        { startMs: 3_723_500, endMs: 3_780_000, title: 'Two, three' },
      ],
    });
  });

  test.each([
    ['bars and beats', '#,Name,Start,End,Length\nM1,A,1.1.00,,\nM2,B,5.1.00,,\n', 2],
    ['samples', '#,Name,Start,End,Length\nM1,A,0,,\nM2,B,441000,,\n', 3],
  ])('Reaper: a ruler of %s is refused with what to switch', async (ruler, text, line) => {
    const { chapters, diagnostics } = await readDetected(text);
    expect(chapters).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'formats/ruler', args: { ruler }, place: { line } }]);
    expect(diagnostics[0]?.help).toContain('Minutes:Seconds');
  });

  test('Hindenburg: markers of type Chapter in any order, their URL and not its title', async () => {
    const read = await readDetected(
      '<?xml version="1.0" encoding="utf-8"?>\n<Session Samplerate="44100">\n <Markers>\n' +
        '  <Marker Id="2" Name="B &amp; C" Time="01:02.500" Type="Chapter" URL="https://example.com/b" URLTitle="x"/>\n' +
        '  <Marker Id="1" Name="A" Time="05.000" Type="Chapter"/>\n' +
        '  <Marker Id="3" Name="to do" Time="30.0"/>\n </Markers>\n</Session>\n',
    );
    expect(read.name).toBe('hindenburg');
    expect(read.chapters).toMatchObject([
      { startMs: 5000, title: 'A', url: null },
      { startMs: 62_500, title: 'B & C', url: 'https://example.com/b', place: { line: 4 } },
    ]);
    expect(read.diagnostics.map(({ code }) => code)).toEqual(['formats/rows-left-out']);
  });

  test('PSC inside the item of a feed, sorted, with any prefix', async () => {
    const read = await readDetected(
      '<rss version="2.0" xmlns:c="http://podlove.org/simple-chapters"><channel><item><title>E</title>' +
        '<c:chapters version="1.2"><c:chapter start="1:05.5" title="B"/><c:chapter start="5" title="A"/></c:chapters>' +
        '</item></channel></rss>',
    );
    expect(read).toMatchObject({
      name: 'psc',
      diagnostics: [],
      chapters: [{ startMs: 5000 }, { startMs: 65_500 }],
    });
  });

  test('PSC in an item that was cut out of a feed, without the declarations of its prefixes', async () => {
    const read = await readDetected(
      '<item><itunes:duration>90</itunes:duration><media:content media:kind="a"/>' +
        '<psc:chapters version="1.2"><psc:chapter start="0" title="A"/></psc:chapters></item>',
    );
    expect(read).toMatchObject({ name: 'psc', diagnostics: [], chapters: [{ title: 'A' }] });
  });

  test('PSC of several items: the first list, and a finding', async () => {
    const list = (title: string) =>
      `<item><psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="0" title="${title}"/></psc:chapters></item>`;
    const read = await readDetected(`<rss><channel>${list('A')}${list('B')}</channel></rss>`);
    expect(read.chapters.map(({ title }) => title)).toEqual(['A']);
    expect(read.diagnostics).toMatchObject([{ code: 'formats/several-lists', args: { count: 2 } }]);
  });

  test('ffmetadata: TIMEBASE, comments, other sections', async () => {
    const read = await readDetected(
      ';FFMETADATA1\ntitle=Whole\n;comment\n[STREAM]\ntitle=no\n[CHAPTER]\nTIMEBASE=1/44100\nSTART=44100\nEND=66150\ntitle=One\n[CHAPTER]\nSTART=2500000000\nEND=3000000000\n',
    );
    expect(read.chapters).toMatchObject([
      { startMs: 1000, endMs: 1500, title: 'One' },
      { startMs: 2500, endMs: 3000, title: '' },
    ]);
  });

  test('WebVTT: notes, cue ids, hours left out, settings, tags and several lines', async () => {
    const read = await readDetected(
      'WEBVTT - a title\n\nNOTE 00:00 --> not a cue\n\nid 1\n00:05.000 --> 00:10.000 align:start\n<v Bob>Hello\nworld</v>\n',
    );
    expect(read).toMatchObject({
      diagnostics: [],
      chapters: [{ startMs: 5000, endMs: 10_000, title: 'Hello world' }],
    });
  });

  test('cue: INDEX 01 in frames, titles of tracks, not that of the disc', async () => {
    const read = await readDetected(
      'TITLE "Disc"\nFILE "a.mp3" MP3\n  TRACK 01 AUDIO\n    TITLE "In"\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    TITLE "Out"\n    INDEX 00 75:00:00\n    INDEX 01 75:02:37\n',
    );
    expect(read.chapters).toMatchObject([
      { startMs: 0, title: 'In' },
      { startMs: 4_502_493, title: 'Out' },
    ]);
  });

  test('csv of other programs: semicolons, seconds, quoted line ends, other column names', async () => {
    const read = await readDetected('Time;Name\n0;A\n62.5;"B;\nC"\n');
    expect(read).toMatchObject({
      diagnostics: [],
      chapters: [{ startMs: 0 }, { startMs: 62_500, title: 'B;\nC' }],
    });
  });

  test('a title that starts like a formula is text for a spreadsheet, and reads as it was', async () => {
    const text = (await formatNamed('csv').load()).render?.([chapter(0, '=1+1')]) ?? '';
    expect(text).toContain(",'=1+1,");
    expect((await readDetected(text)).chapters[0]?.title).toBe('=1+1');
  });
});

describe('bad input', () => {
  test.each([
    [
      'a missing value',
      '{"version":"1.2.0","chapters":[{"startTime":0,"title":"a"},\n {"startTime":5,]}',
      'formats/syntax',
      2,
      17,
    ],
    ['a time that is not one', '{"version":"1.2.0","chapters":[\n{"startTime":"x"}]}', 'formats/time', 2, 14],
    [
      'a relative link',
      '{"version":"1.2.0","chapters":[\n{"startTime":1,"title":"a","url":"foo"}]}',
      'formats/address',
      2,
      34,
    ],
    ['an empty list', '{"version":"1.2.0","chapters":[]}', 'formats/no-chapters', undefined, undefined],
    [
      'an unclosed element',
      '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters">\n<psc:chapter start="0" title="a">',
      'formats/syntax',
      2,
      34,
    ],
    [
      'a start of 61 seconds',
      '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters">\n<psc:chapter start="0:61" title="a"/></psc:chapters>',
      'formats/time',
      2,
      21,
    ],
    ['a cue without decimals', 'WEBVTT\n\n00:05 --> 00:10\nA\n', 'formats/time', 3, 1],
    ['a row without time', 'start,title\n0:00,A\nx,B\n', 'formats/time', 3, 1],
    ['a label without time', '0.5\t1\tA\nfoo\n', 'formats/time', 2, 1],
    ['frames past 74', 'FILE "a"\nTRACK 01 AUDIO\nINDEX 01 00:00:75\n', 'formats/time', 3, 1],
  ])('%s has its place', async (_, text, code, line, column) => {
    const { diagnostics } = await readDetected(text);
    expect(diagnostics).toMatchObject([
      { code, place: line === undefined ? { kind: 'file' } : { line, column } },
    ]);
  });

  test('nesting without end ends', async () => {
    const deep = `<psc:chapters xmlns:psc="http://podlove.org/simple-chapters">${'<a>'.repeat(100_000)}`;
    expect((await readDetected(deep)).diagnostics).toMatchObject([
      { code: 'formats/syntax', args: { format: 'XML' } },
    ]);
    const list = `{"version":"1","startTime":0,"chapters":${'['.repeat(100_000)}`;
    expect((await readDetected(list)).diagnostics).toMatchObject([{ code: 'formats/syntax' }]);
  });

  test('entities of a document type are not expanded', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}">]><psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="0" title="&b;"/></psc:chapters>`;
    expect((await readDetected(bomb)).diagnostics).toMatchObject([{ code: 'formats/syntax' }]);
  });

  test('more entries than any episode has are cut off', async () => {
    const { chapters, diagnostics } = await readDetected('1\t1\tA\n'.repeat(30_000));
    expect(chapters.length).toBe(20_000);
    expect(diagnostics).toMatchObject([{ code: 'formats/too-many' }]);
  });
});

describe('detectFormat()', () => {
  test.each([
    ['notes', '# Episode\n\n- [@0:10] - Hello\n'],
    ['notes with front matter', '---\ntitle: x\n---\n0:10 Hello\n'],
    [
      'front matter in JSON',
      '{"title": "x", "duration": "1:00", "chapters": [{"startTime": 0, "title": "a"}]}\n',
    ],
    ['front matter in JSON and a body', '{"title": "x"}\n\n0:10 Hello\n'],
    ['notes in HTML', '<p>0:10 Hello</p>'],
    ['lines of short clocks', '0:00 Hello\n1:00 World\n'],
    ['a sentence with commas', 'In this episode, we start, end and title things\n\n0:10 A\n'],
    [
      'subtitles',
      'WEBVTT\n\n00:01.000 --> 00:04.200\nWe row out at dawn,\n\n00:04.200 --> 00:07.900\nbefore the wind is up.\n',
    ],
    [
      'long cues of speech',
      `WEBVTT\n${['0:00.000 --> 00:00:40.000', '0:40.000 --> 00:01:20.000'].map((cue) => `\n00:0${cue}\n${'Wir rudern hinaus, bevor der Wind kommt. '.repeat(8)}\n`).join('')}`,
    ],
    ['nothing', ''],
  ])('leaves %s to the reader of notes', (_, text) => {
    expect(detectFormat(text)).toBeNull();
  });
});
