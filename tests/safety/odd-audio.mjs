// Odd audio, odd things after it, and what is not an mp3 at all.
import * as part from './odd-parts.mjs';

const { audio, audioOf, infoFrame, text, tag, uint32, latin1 } = part;
const join = (...parts) => Buffer.concat(parts);
const track = audio(40);

export function* audioKinds() {
  yield ['no tag', track];
  yield ['one frame', audio(1)];
  yield ['two frames', audio(2)];
  yield ['cut last frame', track.subarray(0, track.length - 100)];
  yield ['Info header', join(infoFrame(40, 41 * 417), track)];
  yield ['Xing header that lies', join(infoFrame(4000, 99, 'Xing'), track)];
  yield ['two streams in a row', join(infoFrame(40, 41 * 417), track, infoFrame(40, 41 * 417), track)];
  yield ['a tag in the middle', join(track, tag(3, [text(3, 'TIT2', 'inner')]), track)];
  yield ['zeros in the middle', join(track, Buffer.alloc(3000), track)];
  yield ['text in the middle', join(track, latin1('some text '.repeat(200)), track)];
  yield ['junk in front', join(latin1('junk '.repeat(99)), track)];
  yield ['MPEG-2 Layer III', audioOf(0xfff38064, 208, 60)];
  yield ['MPEG-2.5 Layer III', audioOf(0xffe380c4, 417, 60)];
  yield ['MPEG-1 Layer II', audioOf(0xfffd8004, 417, 40)];
  yield ['MPEG-1 Layer I', audioOf(0xffff8004, 312, 40)];
  yield ['mono with CRC', audioOf(0xfffa90c4, 417, 40)];
  yield ['sample rate changes', join(track, audioOf(0xfffb9464, 384, 40))];
  yield ['ID3 letters in the audio', audio(40, 0x49)];
}

export function* trailers() {
  yield ['ID3v1', join(track, part.id3v1())];
  yield ['enhanced ID3v1', join(track, latin1('TAG+'.padEnd(227, ' ')), part.id3v1())];
  yield ['APEv2', join(track, part.ape())];
  yield ['APEv2 without header', join(track, part.ape({ header: false }))];
  yield ['APEv1', join(track, part.ape({ version: 1000, header: false }))];
  yield ['Lyrics3 v1 and ID3v1', join(track, part.lyrics3v1(), part.id3v1())];
  yield ['Lyrics3 v2 and ID3v1', join(track, part.lyrics3v2(), part.id3v1())];
  yield ['APEv2, Lyrics3 v2, ID3v1', join(track, part.ape(), part.lyrics3v2(), part.id3v1())];
  yield ['Lyrics3 v2, APEv2, ID3v1', join(track, part.lyrics3v2(), part.ape(), part.id3v1())];
  yield ['appended v2.4 tag with footer', join(track, tag(4, [text(4, 'TIT2', 'behind')], { footer: true }))];
  yield [
    'appended v2.4 tag and ID3v1',
    join(track, tag(4, [text(4, 'TIT2', 'behind')], { footer: true }), part.id3v1()),
  ];
  yield [
    'APE footer that claims more than the file',
    (() => {
      const bytes = join(track, part.ape());
      bytes.writeUInt32LE(0x7fffffff, bytes.length - 20);
      return bytes;
    })(),
  ];
  yield ['Lyrics3 size that is no number', join(track, latin1('LYRICSBEGINxxxxxxLYRICS200'), part.id3v1())];
  yield ['two ID3v1', join(track, part.id3v1('a'), part.id3v1('b'))];
  yield ['zeros behind', join(track, Buffer.alloc(5000))];
  yield ['text behind', join(track, latin1('the end of the file '.repeat(40)))];
}

export function* notMp3() {
  yield ['empty file', Buffer.alloc(0)];
  yield ['one byte', Buffer.from([0xff])];
  yield ['only a tag', tag(3, [text(3, 'TIT2', 'Title')])];
  yield ['only ID3v1', part.id3v1()];
  yield ['only zeros', Buffer.alloc(10_000)];
  yield ['text', latin1('Not audio at all. '.repeat(200))];
  yield ['HTML', latin1(`<!doctype html><html><body>${'404 not found '.repeat(100)}`)];
  yield ['WAV', join(latin1('RIFF'), uint32(0), latin1('WAVEfmt '), Buffer.alloc(4000, 1))];
  yield [
    'RIFF around an mp3',
    join(
      latin1('RIFF'),
      uint32(0),
      latin1('WAVEfmt '),
      Buffer.alloc(20, 1),
      latin1('data'),
      uint32(0),
      track,
    ),
  ];
  yield ['M4A', join(uint32(24), latin1('ftypM4A \0\0\0\0M4A mp42'), Buffer.alloc(4000, 7))];
  yield ['FLAC', join(latin1('fLaC'), Buffer.alloc(4000, 3))];
  yield ['Ogg', join(latin1('OggS'), Buffer.alloc(4000, 3))];
  yield ['ADTS', audioOf(0xfff15080, 372, 40)];
  yield ['tag in front of FLAC', join(tag(3, [text(3, 'TIT2', 'x')]), latin1('fLaC'), Buffer.alloc(4000, 3))];
}
