// Files made to take time or memory, for all that the program reads beside notes and mp3s: feeds, journals, configurations, manifests,
// reports, chapter files and pictures. Each is made in any size.
import { crc32 } from 'node:zlib';

const repeat = (text, size) => text.repeat(Math.ceil(size / text.length));
const numbered = (size, line) => {
  const lines = [];
  for (let length = 0, index = 0; length < size; index += 1) {
    lines.push(line(index));
    length += lines[index].length;
  }
  return lines.join('');
};
const laughs = (levels) =>
  Array.from({ length: levels }, (_, level) =>
    level === 0 ? 'a0: &a0 [x, x]' : `a${level}: &a${level} [${repeat(`*a${level - 1},`, 50)}]`,
  ).join('\n');

/** A feed around the content of its item. */
const feed = (item, before = '') =>
  `<?xml version="1.0"?>${before}<rss version="2.0" xmlns:psc="http://podlove.org/simple-chapters">` +
  `<channel><item><title>E</title><enclosure url="https://a.example/episode.mp3" length="1" type="audio/mpeg"/>${item}</item></channel></rss>`;

const feeds = {
  'nested elements': (size) => feed(repeat('<a>', size)),
  'nested elements that end': (size) => feed(repeat('<a>', size / 2) + repeat('</a>', (size / 2 / 3) * 4)),
  'an element of many attributes': (size) => feed(`<a ${numbered(size, (i) => `b${i}="1" `)}/>`),
  'an element of many name spaces': (size) => feed(`<a ${numbered(size, (i) => `xmlns:b${i}="u" `)}/>`),
  'name spaces in name spaces': (size) => feed(numbered(size, (i) => `<a xmlns:b${i}="u">`)),
  'many items': (size) => feed(repeat('</item><item><title>x</title><guid>1</guid>', size)),
  'many enclosures': (size) => feed(repeat('<enclosure url="x" length="1" type="audio/mpeg"/>', size)),
  'many chapters': (size) =>
    feed(`<psc:chapters>${numbered(size, (i) => `<psc:chapter start="${i}" title="x"/>`)}</psc:chapters>`),
  'entities that double': () =>
    feed(
      '<description>&a20;</description>',
      `<!DOCTYPE r [<!ENTITY a0 "lol">${numbered(600, (i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`)}]>`,
    ),
  'an entity of a file': () =>
    feed('<description>&x;</description>', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
  'character references': (size) => feed(`<description>${repeat('&#x1F600;', size)}</description>`),
  'sections that do not end': (size) => feed(repeat('<![CDATA[', size)),
  'comments that do not end': (size) => feed(repeat('<!--', size)),
  'a document type that does not end': (size) => `<!DOCTYPE a [${repeat('<!ENTITY [', size)}`,
  instructions: (size) => feed(repeat('<?a ?>', size)),
  'an attribute': (size) => feed(`<a b="${repeat('<a ', size).replaceAll('<', '&lt;')}"/>`),
  'a description of lists': (size) =>
    feed(`<description><![CDATA[${repeat('<ul><li>0:00 x', size)}]]></description>`),
  times: (size) => feed(`<description>${repeat('00:00 a ', size)}</description>`),
  angles: (size) => repeat('<', size),
  blanks: (size) => feed(repeat(' \n', size)),
};

const header = '{"journal":"chapterize","version":1}\n';

const journals = {
  'no journal': (size) => repeat('a', size),
  'a line': (size) => header + repeat('a', size),
  'many lines': (size) => header + repeat('{}\n', size),
  'empty lines': (size) => header + repeat('\n', size),
  'nested lists': (size) => `${header}${repeat('[', size)}\n`,
  'many keys': (size) => `${header}{${numbered(size, (i) => `"k${i}":1,`)}"z":1}\n`,
  zeros: (size) => header + '\0'.repeat(size),
  'many stamps': (size) =>
    `${header}{"notes":"/a","audio":"/b","output":null,"notesSha256":"x","audioStamp":{"size":"1","mtimeNs":"1","ino":"1"},"outputStamp":null,` +
    `"options":"","statedFile":null,"measured":null,"alsoStamps":{${numbered(size, (i) => `"/k${i}":{"size":"1","mtimeNs":"1","ino":"1"},`)}"/z":{"size":"1","mtimeNs":"1","ino":"1"}}}\n`,
  'many headers': (size) => repeat(header, size),
  'many episodes': (size) =>
    header +
    numbered(
      size,
      (i) =>
        `{"notes":"/a${i}","audio":"/b","output":"/c${i}","notesSha256":"x","audioStamp":{"size":"1","mtimeNs":"1","ino":"1"},"outputStamp":null,"options":"","statedFile":null,"measured":null}\n`,
    ),
};

const configs = {
  'aliases that multiply': () => laughs(12),
  'nested lists': (size) => `x: ${repeat('[', size)}`,
  'nested maps': (size) => `x: ${repeat('{a: ', size)}`,
  anchors: (size) => numbered(size, (i) => `&a${i} k${i}: 1\n`),
  keys: (size) => numbered(size, (i) => `k${i}: 1\n`),
  'one key': (size) => repeat('offset: 1\n', size),
  'a value': (size) => `offset: ${repeat('1', size)}`,
  players: (size) => `players: [${repeat('apple,', size)}]`,
  questions: (size) => repeat('? ', size),
  tags: (size) => `x: ${repeat('!!str ', size)}1`,
  quotes: (size) => `x: "${repeat('\\"', size)}`,
  blanks: (size) => `x:${repeat(' ', size)}1`,
  documents: (size) => repeat('---\n', size),
};

const chapterFiles = {
  'JSON, nested': (size) => `{"version":"1.2.0","chapters":[${repeat('[', size)}`,
  'JSON, nested whole': (size) =>
    `{"version":"1.2.0","chapters":${repeat('[', size / 2)}${repeat(']', size / 2)}}`,
  'JSON, chapters': (size) =>
    `{"version":"1.2.0","chapters":[${numbered(size, (i) => `{"startTime":${i},"title":"x"},`)}{"startTime":9e9}]}`,
  'JSON, a chapter of many keys': (size) =>
    `{"version":"1.2.0","chapters":[{"startTime":0,${numbered(size, (i) => `"k${i}":1,`)}"title":"x"}]}`,
  'JSON, digits': (size) => `{"version":"1.2.0","chapters":[{"startTime":${repeat('9', size)},"title":"x"}]}`,
  'JSON, escapes': (size) =>
    `{"version":"1.2.0","chapters":[{"startTime":0,"title":"${repeat('\\u0041', size)}"}]}`,
  'PSC, nested': (size) =>
    `<psc:chapters xmlns:psc="http://podlove.org/simple-chapters">${repeat('<psc:chapter start="0">', size)}`,
  'PSC, attributes': (size) =>
    `<psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter ${numbered(size, (i) => `a${i}="1" `)}/></psc:chapters>`,
  'PSC, chapters': (size) =>
    `<psc:chapters xmlns:psc="http://podlove.org/simple-chapters">${numbered(size, (i) => `<psc:chapter start="${i}" title="x"/>`)}</psc:chapters>`,
  'WebVTT, arrows': (size) => `WEBVTT\n\n${repeat('--> ', size)}`,
  'WebVTT, cues': (size) => `WEBVTT\n\n${repeat('00:00.000 --> 00:01.000\nx\n\n', size)}`,
  'WebVTT, a cue of many lines': (size) => `WEBVTT\n\n00:00.000 --> 00:01.000\n${repeat('<c.a>x\n', size)}`,
  'WebVTT, notes': (size) => `WEBVTT\n\n${repeat('NOTE\nx\n\n', size)}`,
  'CSV, quotes': (size) => `start,title\n0,${repeat('"', size)}`,
  'CSV, columns': (size) => `start,title${repeat(',a', size / 2)}\n0,x${repeat(',a', size / 2)}\n`,
  'CSV, rows': (size) => `start,title\n${numbered(size, (i) => `${i},x\n`)}`,
  'CSV, a cell': (size) => `start,title\n0,"${repeat('a\n', size)}"\n`,
  'labels, tabs': (size) => `0.0\t1.0\t${repeat('\t', size)}\n`,
  labels: (size) => numbered(size, (i) => `${i}.0\t${i}.5\tx\n`),
  'FFmpeg, backslashes': (size) =>
    `;FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1\ntitle=${repeat('\\', size)}\n`,
  'FFmpeg, chapters': (size) =>
    `;FFMETADATA1\n${repeat('[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1\ntitle=x\n', size)}`,
  'FFmpeg, time bases': (size) =>
    `;FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/${repeat('9', size)}\nSTART=1\nEND=2\ntitle=x\n`,
  'cue sheet, tracks': (size) =>
    `FILE "a.mp3" MP3\n${repeat('TRACK 01 AUDIO\nTITLE "x"\nINDEX 01 00:00:00\n', size)}`,
  'cue sheet, quotes': (size) =>
    `FILE "a.mp3" MP3\nTRACK 01 AUDIO\nTITLE ${repeat('"', size)}\nINDEX 01 00:00:00\n`,
  'Hindenburg, nested': (size) =>
    `<?xml version="1.0"?><Session Samplerate="44100">${repeat('<Markers>', size)}`,
  'Hindenburg, markers': (size) =>
    `<?xml version="1.0"?><Session Samplerate="44100"><Markers>${repeat('<Marker Id="1" Time="0" Name="x"/>', size)}</Markers></Session>`,
  'Reaper, rows': (size) => `#,Name,Start\n${numbered(size, (i) => `M${i},x,0:00.000\n`)}`,
  'mp4chaps, angles': (size) => `00:00:00.000 ${repeat('<', size)}\n`,
  'mp4chaps, chapters': (size) => repeat('00:00:00.000 x <https://a.example/>\n', size),
};

const chunk = (type, data = Buffer.alloc(0)) => {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
};

const png = (width, height, ...chunks) => {
  const sizes = Buffer.alloc(13);
  sizes.writeUInt32BE(width, 0);
  sizes.writeUInt32BE(height, 4);
  sizes.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', sizes), ...chunks]);
};

const emptyChunk = chunk('tEXt');

const pictures = {
  'PNG of two thousand million columns': () =>
    png(0x7fffffff, 0x7fffffff, chunk('IDAT', Buffer.alloc(9)), chunk('IEND')),
  'PNG of empty chunks': (size) => png(10, 10, Buffer.alloc(size, emptyChunk), chunk('IDAT'), chunk('IEND')),
  'PNG whose chunk is longer than it': () => png(10, 10, Buffer.from('\xff\xff\xff\xffIDAT', 'latin1')),
  'JPEG of empty segments': (size) => Buffer.from(`\xff\xd8${repeat('\xff\xe0\0\x02', size)}`, 'latin1'),
  'JPEG of fill bytes': (size) => Buffer.from(`\xff\xd8${repeat('\xff', size)}`, 'latin1'),
  'JPEG of segments without length': (size) =>
    Buffer.from(`\xff\xd8${repeat('\xff\xe0\0\0', size)}`, 'latin1'),
  'JPEG of restarts': (size) => Buffer.from(`\xff\xd8${repeat('\xff\xd0', size)}`, 'latin1'),
  'no picture': (size) => Buffer.alloc(Math.ceil(size), 0x41),
};

const manifests = {
  'CSV, rows': (size) => `notes,audio\n${numbered(size, (i) => `n${i}.md,a${i}.mp3\n`)}`,
  'CSV, the same row': (size) => `notes,audio\n${repeat('episode.md,episode.mp3\n', size)}`,
  'CSV, quotes': (size) => `notes,audio\n${repeat('"', size)}`,
  'CSV, columns': (size) => `notes,audio${repeat(',a', size)}\n`,
  'JSON, nested': (size) => repeat('[', size),
  'JSON, entries': (size) => `[${repeat('{"notes":"episode.md","audio":"episode.mp3"},', size)}{}]`,
};

const reports = {
  lines: (size) => repeat('{"status":"written"}\n', size),
  nested: (size) => `${repeat('[', size)}\n`,
  'a line': (size) => `{"status":"${repeat('a', size)}"}\n`,
  findings: (size) =>
    `{"status":"failed","notes":"a","audio":"b","output":null,"diagnostics":[${repeat('{"code":"x/y","severity":"error","message":"m","help":null},', size)}{}]}\n`,
};

const plainNotes = '- 0:00 One\n- 0:20 Two\n- 0:40 Three\n';

function rows(kind, contents, { file, argv, megabytes = 4 }) {
  return Object.entries(contents).map(([name, content]) => ({
    name: `${kind}: ${name}`,
    files: (size) => ({ 'episode.md': plainNotes, [file]: content(Math.ceil(size)) }),
    argv,
    megabytes,
  }));
}

/** @type {readonly { name: string, files: (size: number) => object, argv: readonly string[], megabytes: number }[]} */
export const hostileInputs = [
  ...rows('feed', feeds, {
    file: 'feed.xml',
    argv: ['check', 'episode.md', 'episode.mp3', '--feed', 'feed.xml'],
  }),
  ...rows('journal', journals, {
    file: 'journal',
    argv: ['batch', 'episode.md', '-n', '--journal', 'journal'],
  }),
  ...rows('journal listed', journals, {
    file: 'journal',
    argv: ['batch', '--list', 'written', '--journal', 'journal'],
  }),
  ...rows('config', configs, {
    file: 'chapterize.yaml',
    argv: ['check', 'episode.md', 'episode.mp3'],
    megabytes: 0.06,
  }),
  ...rows('chapters', chapterFiles, {
    file: 'chapters',
    argv: ['chapters', 'episode.mp3', '-n'],
    megabytes: 3.9,
  }),
  ...rows('picture', pictures, {
    file: 'p.png',
    argv: ['episode.md', 'episode.mp3', '-n', '--chapter-image', '1=p.png'],
  }),
  ...rows('manifest', manifests, {
    file: 'manifest',
    argv: ['batch', '-n', '--manifest', 'manifest'],
    megabytes: 1,
  }),
  ...rows('report', reports, { file: 'report.jsonl', argv: ['batch', '--merge-reports', 'report.jsonl'] }),
];
