/**
 * Renders an ID3v2.3 tag with a chapter for each text: as title, link, description, element ID, and as text frames.
 *
 * @see ID3v2 Chapter Frame Addendum 1.0
 */
export function renderHostileTag(texts: readonly string[]): Buffer {
  const chapters = texts.map((text, index) => {
    const times = Buffer.alloc(16, 0xff);
    times.writeUInt32BE(index * 1000, 0);
    times.writeUInt32BE(index * 1000 + 900, 4);
    const link = Buffer.concat([
      Buffer.from([1]),
      utf16(text),
      Buffer.from(`https://a.example/${text}`, 'latin1'),
    ]);
    const subframes = [
      frame('TIT2', Buffer.concat([Buffer.from([1]), utf16(`a${text}`)])),
      frame('WXXX', link),
    ];
    return frame(
      'CHAP',
      Buffer.concat([Buffer.from(`${index}${text.replaceAll('\0', '')}\0`, 'latin1'), times, ...subframes]),
    );
  });
  const others = texts.flatMap((text) => [
    frame('TIT2', Buffer.concat([Buffer.from([1]), utf16(text)])),
    frame('PRIV', Buffer.from(`chapterize\0${text}`)),
    frame(`T${text.slice(0, 3).padEnd(3, '\u001b')}`, Buffer.from(text)),
  ]);
  const body = Buffer.concat([...chapters, ...others]);
  const size = [21, 14, 7, 0].map((shift) => (body.length >>> shift) & 0x7f);
  return Buffer.concat([Buffer.from('ID3\u0003\0\0', 'latin1'), Buffer.from(size), body]);
}

function frame(id: string, body: Buffer): Buffer {
  const header = Buffer.alloc(10);
  header.write(id, 0, 4, 'latin1');
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

function utf16(text: string): Buffer {
  return Buffer.from(`\ufeff${text.replaceAll('\0', '')}\0`, 'utf16le');
}
