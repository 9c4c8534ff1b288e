// The ID3v2.3 tag that an editor would have left on the export: text, a comment, a cover, a little padding.

const paddingBytes = 512;

/** Renders the tag of the sample episode. */
export function renderTag(episode, cover) {
  const frames = Buffer.concat([
    frame('TIT2', utf16(episode.title)),
    frame('TPE1', latin1(episode.artist)),
    frame('TALB', latin1(episode.album)),
    frame('TYER', latin1(episode.year)),
    frame('TCON', latin1('Podcast')),
    frame(
      'COMM',
      Buffer.concat([
        Buffer.from([0]),
        Buffer.from('eng\0', 'latin1'),
        Buffer.from(episode.comment, 'latin1'),
      ]),
    ),
    frame('APIC', Buffer.concat([Buffer.from('\0image/png\0\x03\0', 'latin1'), cover])),
  ]);
  const size = frames.length + paddingBytes;
  const header = Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, ...syncsafe(size)]);
  return Buffer.concat([header, frames, Buffer.alloc(paddingBytes)]);
}

function frame(id, body) {
  const header = Buffer.alloc(10);
  header.write(id, 'latin1');
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

function latin1(text) {
  return Buffer.concat([Buffer.from([0]), Buffer.from(text, 'latin1')]);
}

function utf16(text) {
  return Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.from(`${text}\0`, 'utf16le')]);
}

function syncsafe(size) {
  return [21, 14, 7, 0].map((shift) => (size >>> shift) & 0x7f);
}
