// Odd tags in front of sound audio: plain oddities of each version, and extended headers, wrapping and damage.
import { deflateSync } from 'node:zlib';
import * as part from './odd-parts.mjs';

const { audio, frame, text, tag, picture, syncsafe, uint32, latin1, unsynchronise } = part;
const join = (...parts) => Buffer.concat(parts);
const track = audio(40);
const crc = (bytes) => join(Buffer.from([5, 0]), syncsafe(bytes));

export function* heads(version) {
  const t = (id, value, options) => text(version, version === 2 ? id.slice(0, 3) : id, value, options);
  const title = version === 2 ? text(2, 'TT2', 'Title') : t('TIT2', 'Title');
  const name = `v2.${version}`;
  yield [`${name} plain`, join(tag(version, [title]), track)];
  yield [`${name} padding 1`, join(tag(version, [title], { padding: 1 }), track)];
  yield [`${name} padding 9`, join(tag(version, [title], { padding: 9 }), track)];
  yield [`${name} padding 2048`, join(tag(version, [title], { padding: 2048 }), track)];
  yield [`${name} empty tag`, join(tag(version, []), track)];
  yield [`${name} only padding`, join(tag(version, [], { padding: 500 }), track)];
  yield [`${name} cover of 300 KB`, join(tag(version, [title, picture(version, 300_000)]), track)];
  yield [`${name} cover full of syncs`, join(tag(version, [picture(version, 900, 0xff)]), track)];
  yield [
    `${name} garbage in the padding`,
    join(tag(version, [title, Buffer.alloc(20), latin1('garbage'), Buffer.alloc(50)]), track),
  ];
  yield [`${name} letters behind the frames`, join(tag(version, [title, latin1('xyz no frame')]), track)];
  yield [
    `${name} invalid frame ID`,
    join(tag(version, [title, frame(version, version === 2 ? 'T-2' : 'TI-2', latin1('\0x')), title]), track),
  ];
  yield [
    `${name} zero-size frame in the middle`,
    join(
      tag(version, [title, frame(version, version === 2 ? 'TAL' : 'TALB', Buffer.alloc(0)), title]),
      track,
    ),
  ];
  yield [
    `${name} frame past the end`,
    join(
      tag(version, [title, frame(version, version === 2 ? 'TAL' : 'TALB', latin1('\0abc'), { size: 9000 })]),
      track,
    ),
  ];
  yield [`${name} tag past the end of the file`, join(tag(version, [title], { size: 200_000 }), track)];
  yield [
    `${name} tag that reaches 9 frames into the audio`,
    join(tag(version, [title], { size: title.length + 3753 }), track),
  ];
  yield [`${name} tag one byte too long`, join(tag(version, [title], { size: title.length + 1 }), track)];
  yield [`${name} gap of zeros before the audio`, join(tag(version, [title]), Buffer.alloc(300), track)];
  yield [`${name} junk before the audio`, join(tag(version, [title]), latin1('junk '.repeat(60)), track)];
  yield [`${name} two tags`, join(tag(version, [title]), tag(version, [title]), track)];
  yield [`${name} then v2.4`, join(tag(version, [title]), tag(4, [text(4, 'TIT2', 'second')]), track)];
  yield [`${name} duplicate frames`, join(tag(version, [title, title, title]), track)];
  yield [`${name} unknown flags`, join(tag(version, [title], { flags: 0x0f }), track)];
  yield [`${name} experimental`, join(tag(version, [title], { flags: 0x20 }), track)];
  yield [`${name} revision 7`, join(tag(version, [title], { revision: 7 }), track)];
  yield [
    `${name} size byte over 127`,
    (() => {
      const bytes = join(tag(version, [title]), track);
      bytes[6] = 0x80;
      return bytes;
    })(),
  ];
  yield [`${name} ID3v1 behind`, join(tag(version, [title]), track, part.id3v1())];
  const all = join(title, picture(version, 600, 0xff));
  const whole = unsynchronise(all);
  yield [`${name} unsynchronised`, join(tag(version, [whole], { flags: 0x80 }), track)];
  yield [`${name} unsynchronised flag only`, join(tag(version, [title], { flags: 0x80 }), track)];
  yield [
    `${name} unsynchronised, not canonical`,
    join(tag(version, [all.subarray(0, 20), whole], { flags: 0x80 }), track),
  ];
}

export function* extended() {
  const title4 = text(4, 'TIT2', 'Title');
  const title3 = text(3, 'TIT2', 'Title');
  yield [
    'v2.4 extended header',
    join(tag(4, [syncsafe(6), Buffer.from([1, 0]), title4], { flags: 0x40 }), track),
  ];
  yield [
    'v2.4 extended header, update',
    join(tag(4, [syncsafe(7), Buffer.from([1, 0x40, 0]), title4], { flags: 0x40 }), track),
  ];
  yield [
    'v2.4 extended header, CRC',
    join(tag(4, [syncsafe(12), Buffer.from([1, 0x20]), crc(0x1234567), title4], { flags: 0x40 }), track),
  ];
  yield [
    'v2.4 extended header, restrictions',
    join(tag(4, [syncsafe(8), Buffer.from([1, 0x10, 1, 0xff]), title4], { flags: 0x40 }), track),
  ];
  yield [
    'v2.4 extended header, all of it',
    join(
      tag(4, [syncsafe(15), Buffer.from([1, 0x70, 0]), crc(99), Buffer.from([1, 0]), title4], {
        flags: 0x40,
      }),
      track,
    ),
  ];
  yield [
    'v2.4 extended header past the end',
    join(tag(4, [syncsafe(9000), Buffer.from([1, 0]), title4], { flags: 0x40 }), track),
  ];
  yield ['v2.4 extended header that is none', join(tag(4, [title4], { flags: 0x40 }), track)];
  yield [
    'v2.3 extended header',
    join(tag(3, [uint32(6), Buffer.alloc(2), uint32(0), title3], { flags: 0x40 }), track),
  ];
  yield [
    'v2.3 extended header, padding',
    join(tag(3, [uint32(6), Buffer.alloc(2), uint32(100), title3], { flags: 0x40, padding: 100 }), track),
  ];
  yield [
    'v2.3 extended header, CRC',
    join(
      tag(3, [uint32(10), Buffer.from([0x80, 0]), uint32(0), uint32(0xdeadbeef), title3], { flags: 0x40 }),
      track,
    ),
  ];
  yield [
    'v2.3 extended header past the end',
    join(tag(3, [uint32(90_000), Buffer.alloc(6), title3], { flags: 0x40 }), track),
  ];
  yield ['v2.4 footer', join(tag(4, [title4], { footer: true }), track)];
  yield ['v2.4 footer flag without a footer', join(tag(4, [title4], { flags: 0x10 }), track)];
  yield ['v2.4 footer and padding', join(tag(4, [title4], { footer: true, padding: 60 }), track)];
}

export function* wrapped() {
  const body = join(Buffer.from([0]), latin1('Title'));
  const deflated = deflateSync(body);
  const v4 = (flags, ...bytes) => frame(4, 'TIT2', join(...bytes), { flags });
  yield ['v2.4 data length', join(tag(4, [v4(0x01, syncsafe(6), body)]), track)];
  yield [
    'v2.4 frame unsynchronised',
    join(tag(4, [v4(0x02, unsynchronise(Buffer.from([0, 0xff, 0xe0, 0x41])))], { flags: 0x80 }), track),
  ];
  yield ['v2.4 compressed', join(tag(4, [v4(0x09, syncsafe(6), deflated)]), track)];
  yield [
    'v2.4 compressed to a bomb',
    join(tag(4, [v4(0x09, syncsafe(1 << 26), deflateSync(Buffer.alloc(1 << 24)))]), track),
  ];
  yield ['v2.4 encrypted', join(tag(4, [v4(0x04, Buffer.from([0x80]), body)]), track)];
  yield ['v2.4 grouped', join(tag(4, [v4(0x40, Buffer.from([0x81]), body)]), track)];
  yield [
    'v2.4 all at once',
    join(tag(4, [v4(0x4f, Buffer.from([0x81, 0x80]), syncsafe(6), deflated)]), track),
  ];
  yield ['v2.4 unknown flags', join(tag(4, [v4(0x8080, body)]), track)];
  yield ['v2.4 discard flags', join(tag(4, [v4(0x6000, body)]), track)];
  yield [
    'v2.3 compressed',
    join(tag(3, [frame(3, 'TIT2', join(uint32(6), deflated), { flags: 0x80 })]), track),
  ];
  yield [
    'v2.3 encrypted',
    join(tag(3, [frame(3, 'TIT2', join(Buffer.from([0x80]), body), { flags: 0x40 })]), track),
  ];
  yield [
    'v2.3 grouped',
    join(tag(3, [frame(3, 'TIT2', join(Buffer.from([0x81]), body), { flags: 0x20 })]), track),
  ];
  yield [
    'v2.4 plain sizes',
    join(tag(4, [frame(4, 'COMM', Buffer.alloc(300, 0x41), { plain: true }), text(4, 'TIT2', 'x')]), track),
  ];
  yield [
    'v2.4 plain and syncsafe sizes',
    join(
      tag(4, [
        frame(4, 'COMM', Buffer.alloc(300, 0x41), { plain: true }),
        frame(4, 'USLT', Buffer.alloc(300, 0x41)),
        text(4, 'TIT2', 'x'),
      ]),
      track,
    ),
  ];
  yield [
    'v2.3 syncsafe sizes',
    join(tag(3, [frame(3, 'COMM', Buffer.alloc(300, 0x41), { plain: false }), text(3, 'TIT2', 'x')]), track),
  ];
  yield [
    'SEEK',
    join(
      tag(4, [frame(4, 'SEEK', uint32(track.length)), text(4, 'TIT2', 'x')]),
      track,
      tag(4, [text(4, 'TALB', 'y')], { footer: true }),
    ),
  ];
  yield [
    'SEEK to nowhere',
    join(tag(4, [frame(4, 'SEEK', uint32(0x7fffffff)), text(4, 'TIT2', 'x')]), track),
  ];
  yield [
    'ASPI',
    join(
      tag(4, [frame(4, 'ASPI', join(uint32(60), uint32(track.length), Buffer.from([0, 2, 8, 0, 128])))]),
      track,
    ),
  ];
  yield ['MLLT', join(tag(3, [frame(3, 'MLLT', Buffer.alloc(30, 1))]), track)];
  yield [
    'PRIV of ours without chapters',
    join(tag(3, [frame(3, 'PRIV', latin1('urn:chapterize\0\x00\x00\x00\x10'))]), track),
  ];
  yield [
    'PRIV of ours with nonsense',
    join(tag(3, [frame(3, 'PRIV', join(latin1('urn:chapterize\0'), Buffer.alloc(64, 0xff)))]), track),
  ];
  yield [
    'iTunes ID of three letters and a blank',
    join(tag(3, [text(3, 'TCP ', '1'), text(3, 'TIT2', 'x')]), track),
  ];
}
