import { ByteReader } from '../bytes/byte-reader.js';
import { MalformedError } from '../diagnostic/failure.js';
import { openFrame } from './convert/frame-content.js';
import { inflate } from './convert/inflate.js';
import type { Id3Frame } from './frame.js';
import type { Tag } from './tag.js';
import { tagFlags } from './tag-header.js';
import { resynchronise } from './unsynchronisation.js';

/** Flags of a v2.3 frame header that say how its body is wrapped. @see ID3v2.3 3.3.1 */
const formatFlags23 = { compressed: 0x80, encrypted: 0x40, grouped: 0x20 } as const;

/** Chapters are small; what claims to unpack to more is not unpacked. */
const mostDecompressed = 16 * 1024 * 1024;

/**
 * The body of a frame as it is meant: unsynchronisation, compression, group byte and data length are undone.
 *
 * @throws MalformedError when it is encrypted, or its wrapping is damaged
 * @see ID3v2.3 3.3.1, ID3v2.4 structure 4.1.2
 */
export function unwrapFrame(frame: Id3Frame, { version, header, unsynchronisation }: Tag): Uint8Array {
  if (version === '2.2') return frame.body;
  if (version === '2.4') {
    const whole = (header.flags & tagFlags.unsynchronisation) !== 0;
    const { stored, decompressedLength } = openFrame(frame, whole);
    return decompressedLength === null ? stored : decompress(stored, decompressedLength);
  }
  const body = unsynchronisation === 'frames' ? (resynchronise(frame.body)?.bytes ?? frame.body) : frame.body;
  return unwrap23(frame.flags, body);
}

function unwrap23(flags: number, body: Uint8Array): Uint8Array {
  const reader = new ByteReader(body, 'id3/chapter-damaged');
  const byteLength = (flags & formatFlags23.compressed) === 0 ? null : reader.uint32();
  if ((flags & formatFlags23.encrypted) !== 0) {
    throw new MalformedError('id3/chapter-damaged', 0, 'the frame is encrypted');
  }
  if ((flags & formatFlags23.grouped) !== 0) reader.uint8();
  return byteLength === null ? reader.takeRest() : decompress(reader.takeRest(), byteLength);
}

function decompress(stored: Uint8Array, byteLength: number): Uint8Array {
  if (byteLength <= mostDecompressed) return inflate(stored, byteLength);
  throw new MalformedError('id3/chapter-damaged', 0, `it claims to unpack to ${byteLength} bytes`);
}
