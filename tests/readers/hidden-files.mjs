// Files whose values a careless new tag would hide: malformed extended headers, tags after junk, tags at the end alone.
import { loadTypeScript } from '../build/load-typescript.mjs';

const { bytes, frame, hex, tag, text, zeros } = await loadTypeScript(
  new URL('../build/id3.ts', import.meta.url),
);
const { renderStream } = await loadTypeScript(new URL('../build/mpeg.ts', import.meta.url));

const audio = renderStream({ frameCount: 60 });

const extendedHeaders = [
  ['2.4', '00 00 00 06 01 40'],
  ['2.4', '00 00 00 06 00 00'],
  ['2.4', '00 00 00 05 00'],
  ['2.3', '00 00 00 06 80 00 00 00 00 00'],
  ['2.3', '00 00 00 0a 00 00 00 00 00 00 12 34 56 78'],
];

const versions = ['2.2', '2.3', '2.4'];
const appended = tag('2.4', valuesOf('2.4'), { footer: true });

/** A title, an artist and a comment. */
function valuesOf(version) {
  const [title, artist, comment] = version === '2.2' ? ['TT2', 'TP1', 'COM'] : ['TIT2', 'TPE1', 'COMM'];
  return [
    text(version, title, `Title of v${version}`),
    text(version, artist, `Artist of v${version}`),
    frame(version, comment, bytes([0], 'eng', [0], `Comment of v${version}`)),
  ];
}

/** @returns files with a name each */
export function hiddenFiles() {
  const values = (version) => [text(version, 'TIT2', 'Episode'), text(version, 'TPE1', 'Artist')];
  const plain = tag('2.3', values('2.3'));
  return [
    ...extendedHeaders.map(([version, header]) => ({
      name: `v${version} extended header ${header}`,
      bytes: bytes(tag(version, [hex(header), ...values(version)], { flags: 0x40, padding: 30 }), audio),
    })),
    ...[1, 4, 300].map((length) => ({
      name: `tag behind ${length} zeros`,
      bytes: bytes(zeros(length), plain, audio),
    })),
    ...[17, 5000, 60_000].map((length) => ({
      name: `tag behind ${length} bytes of junk`,
      bytes: bytes(junk(length), plain, audio),
    })),
    { name: 'tag behind "ID3" in words', bytes: bytes('ID3 is a format, not a tag', plain, audio) },
    { name: 'ID3v1 alone', bytes: bytes(audio, id3v1()) },
    { name: 'ID3v1 in UTF-8', bytes: bytes(audio, id3v1(inUtf8('Größe, サンプル'))) },
    {
      name: 'ID3v1 in UTF-8, cut',
      bytes: bytes(audio, id3v1(inUtf8('サンプルのアーティスト').slice(0, 29))),
    },
    { name: 'ID3v1 in Shift-JIS', bytes: bytes(audio, id3v1('\x83T\x83\x93\x83v\x83\x8b')) },
    ...['2.3', '2.4'].map((version) => ({
      name: `names of v2.2 in v${version}`,
      bytes: bytes(tag(version, shortNames(version), { padding: 30 }), audio),
    })),
    { name: 'every name of v2.2', bytes: bytes(tag('2.2', textsOfV22(), { padding: 30 }), audio) },
    { name: 'an unknown version', bytes: bytes(tag(5, values('2.4')), audio, id3v1('Title')) },
    { name: 'APE alone', bytes: bytes(audio, ape()) },
    { name: 'APE and ID3v1', bytes: bytes(audio, ape(), id3v1()) },
    { name: 'APE, Lyrics3 and ID3v1', bytes: bytes(audio, ape(), lyrics3(), id3v1()) },
    { name: 'Lyrics3 and ID3v1', bytes: bytes(audio, lyrics3(), id3v1()) },
    { name: 'Lyrics3 alone', bytes: bytes(audio, lyrics3()) },
    { name: 'enhanced ID3v1', bytes: bytes(audio, enhanced(), id3v1()) },
    { name: 'ID3v2 at the end', bytes: bytes(audio, appended) },
    { name: 'ID3v2 at the end, APE and ID3v1', bytes: bytes(audio, appended, ape(), id3v1()) },
    ...versions.map((version) => ({
      name: `a tag of v${version} and one of v2.4 at the end`,
      bytes: bytes(tag(version, valuesOf(version)), audio, appended),
    })),
    ...versions.flatMap((first) =>
      versions.map((second) => ({
        name: `a tag of v${first}, then one of v${second}`,
        bytes: bytes(tag(first, valuesOf(first)), tag(second, valuesOf(second).slice(1)), audio),
      })),
    ),
  ];
}

function junk(length) {
  return Uint8Array.from({ length }, (_, at) => (at * at * 31 + at) >> 5);
}

function inUtf8(value) {
  return Buffer.from(value).toString('latin1');
}

/** As iTunes has written them: names of three letters and 00, in tags that have four. */
function shortNames(version) {
  const texts = ['TP1', 'TP2', 'TAL', 'TEN'].map((id) => text(version, `${id}\0`, `the ${id}\0`));
  const comment = frame(version, 'COM\0', bytes([0], 'eng', [0], 'a comment'));
  return [...texts, comment, text(version, 'TIT2', 'Episode')];
}

function textsOfV22() {
  const ids = [
    'TT1',
    'TT2',
    'TT3',
    'TP1',
    'TP2',
    'TCM',
    'TAL',
    'TBP',
    'TCO',
    'TST',
    'TSA',
    'TSP',
    'TS2',
    'TSC',
    'TCR',
  ];
  const numbers = [
    ['TPA', '1/2'],
    ['TRK', '1/10'],
    ['TYE', '2010'],
    ['TDA', '0304'],
  ];
  return [...ids.map((id) => [id, `the ${id}`]), ...numbers].map(([id, value]) => text('2.2', id, value));
}

function id3v1(title = 'Caf\xe9') {
  const field = (value, length) => bytes(value, zeros(length - value.length));
  const texts = [field(title, 30), field('Artist', 30), field('Album', 30), '1999'];
  return bytes('TAG', ...texts, field('a comment', 28), [0, 7], [17]);
}

/** Lyrics3 v2 with a title of its own. */
function lyrics3() {
  const fields = 'LYRICSBEGININD00003110ETT00014A longer titleLYR00012[00:01]Words';
  return bytes(`${fields}${String(fields.length).padStart(6, '0')}LYRICS200`);
}

/** What is before an ID3v1 tag to make its texts longer: title, artist, album, speed, genre, times. */
function enhanced() {
  return bytes(
    'TAG+',
    ...['ing title', 'ing artist', 'ing album'].map((value) => bytes(value, zeros(60 - value.length))),
    zeros(43),
  );
}

function ape() {
  const items = [
    ['Title', 'Größe'],
    ['Artist', 'One'],
    ['Album', '東京'],
    ['Year', '1999'],
    ['REPLAYGAIN_TRACK_GAIN', '-6.1 dB'],
  ];
  const body = bytes(
    ...items.map(([key, value]) => {
      const content = Buffer.from(value);
      return bytes(uint32(content.length), uint32(0), key, [0], content);
    }),
  );
  const counts = [2000, body.length + 32, items.length, 0].map(uint32);
  return bytes(body, 'APETAGEX', ...counts, zeros(8));
}

function uint32(value) {
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
}
