// The bytes that odd files are put together from.

/** MPEG-1 Layer III, 128 kbit/s, 44.1 kHz, stereo, no padding, no CRC: 417 bytes, 26.12 ms. */
export function audio(frameCount, fill = 0x55) {
  const frame = Buffer.alloc(417, fill);
  frame.writeUInt32BE(0xfffb9064);
  return Buffer.concat(Array.from({ length: frameCount }, () => frame));
}

/** Frames of another kind, by their four header bytes and length. */
export function audioOf(header, byteLength, frameCount) {
  const frame = Buffer.alloc(byteLength, 0x55);
  frame.writeUInt32BE(header >>> 0);
  return Buffer.concat(Array.from({ length: frameCount }, () => frame));
}

/** A frame that holds an Info or Xing header: `frames` and `bytes` as it claims them. */
export function infoFrame(frames, bytes, letters = 'Info') {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xfffb9064);
  frame.write(letters, 36, 'latin1');
  frame.writeUInt32BE(3, 40);
  frame.writeUInt32BE(frames, 44);
  frame.writeUInt32BE(bytes, 48);
  return frame;
}

export function syncsafe(value) {
  return Buffer.from([(value >>> 21) & 127, (value >>> 14) & 127, (value >>> 7) & 127, value & 127]);
}

export function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

export const latin1 = (text) => Buffer.from(text, 'latin1');

/** A frame; `size` overrides the size it states, `sizeBytes` the four bytes themselves. */
export function frame(version, id, body, { flags = 0, size = body.length, plain = version === 3 } = {}) {
  if (version === 2)
    return Buffer.concat([latin1(id), Buffer.from([size >> 16, (size >> 8) & 255, size & 255]), body]);
  return Buffer.concat([
    latin1(id),
    plain ? uint32(size) : syncsafe(size),
    Buffer.from([flags >> 8, flags & 255]),
    body,
  ]);
}

/** A text frame in encoding 0. */
export function text(version, id, value, options) {
  return frame(version, id, Buffer.concat([Buffer.from([0]), latin1(value)]), options);
}

/** A tag; `size` overrides the size it states. */
export function tag(
  version,
  parts,
  { flags = 0, padding = 0, size = null, revision = 0, footer = false } = {},
) {
  const body = Buffer.concat([...parts, Buffer.alloc(padding)]);
  const head = (letters) =>
    Buffer.concat([
      latin1(letters),
      Buffer.from([version, revision, flags | (footer ? 0x10 : 0)]),
      syncsafe(size ?? body.length),
    ]);
  return Buffer.concat([head('ID3'), body, ...(footer ? [head('3DI')] : [])]);
}

/** Zeros after every FF that MPEG could take for a sync. */
export function unsynchronise(bytes) {
  const out = [];
  bytes.forEach((byte, at) => {
    out.push(byte);
    const next = bytes[at + 1];
    if (byte === 0xff && (next === undefined || next === 0 || next >= 0xe0)) out.push(0);
  });
  return Buffer.from(out);
}

/** A chapter frame. */
export function chap(version, id, startMs, endMs, subframes = [], { offsets = 0xffffffff } = {}) {
  const body = Buffer.concat([
    latin1(`${id}\0`),
    uint32(startMs),
    uint32(endMs),
    uint32(offsets),
    uint32(offsets),
    ...subframes,
  ]);
  return frame(version, 'CHAP', body);
}

/** A table of contents. */
export function ctoc(version, id, flags, children, subframes = []) {
  const names = children.map((child) => `${child}\0`).join('');
  return frame(
    version,
    'CTOC',
    Buffer.concat([
      latin1(`${id}\0`),
      Buffer.from([flags, children.length & 255]),
      latin1(names),
      ...subframes,
    ]),
  );
}

export function picture(version, byteLength, fill = 0x42) {
  const head = version === 2 ? latin1('\0JPG\x03\0') : latin1('\0image/jpeg\0\x03\0');
  return frame(
    version,
    version === 2 ? 'PIC' : 'APIC',
    Buffer.concat([head, Buffer.alloc(byteLength, fill)]),
  );
}

export function id3v1(title = 'Title') {
  const bytes = Buffer.alloc(128);
  bytes.write('TAG', 0, 'latin1');
  bytes.write(title, 3, 'latin1');
  return bytes;
}

/** An APE tag of one item, with header and footer or the footer alone. */
export function ape({ version = 2000, header = true } = {}) {
  const item = Buffer.concat([Buffer.from([5, 0, 0, 0, 0, 0, 0, 0]), latin1('Title\0hello')]);
  const end = (isHeader) => {
    const bytes = Buffer.alloc(32);
    bytes.write('APETAGEX', 0, 'latin1');
    bytes.writeUInt32LE(version, 8);
    bytes.writeUInt32LE(item.length + 32, 12);
    bytes.writeUInt32LE(1, 16);
    bytes.writeUInt32LE(((header ? 0x80000000 : 0) | (isHeader ? 0x20000000 : 0)) >>> 0, 20);
    return bytes;
  };
  return Buffer.concat([...(header ? [end(true)] : []), item, end(false)]);
}

export function lyrics3v2() {
  const fields = latin1('LYRICSBEGININD0000200LYR00005hello');
  return Buffer.concat([fields, latin1(`${String(fields.length).padStart(6, '0')}LYRICS200`)]);
}

export const lyrics3v1 = () => latin1('LYRICSBEGIN[00:01]helloLYRICSEND');
