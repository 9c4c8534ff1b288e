// Episodes for object stores: MPEG frames whose bytes all differ, made without an encoder, so that 60 MB cost no time.
import { createHash } from 'node:crypto';

/** 128 kbit/s at 48 kHz: 24 ms of MPEG-1 layer III. */
const frameByteLength = 384;
const frameMs = 24;
/** Header, and side information of a mono frame that says: silence. What follows is ancillary data. */
const frameHead = Buffer.from([0xff, 0xfb, 0x94, 0xc4, ...Array.from({ length: 17 }, () => 0)]);

/** Frames of at least so many bytes, other ones for each seed. */
export function makeAudio(byteLength, seed) {
  const count = Math.ceil(byteLength / frameByteLength);
  const audio = Buffer.alloc(count * frameByteLength, 0x55);
  for (let index = 0; index < count; index += 1) {
    const at = index * frameByteLength;
    frameHead.copy(audio, at);
    // Digits, which cannot be taken for a header.
    audio.write(`${seed}:${index}`, at + 64, 'latin1');
  }
  return audio;
}

/** Notes with chapters a minute apart, and a stated length that is right. */
export function makeNotes(audio, { title = 'Part', length = audio.length } = {}) {
  const durationS = Math.floor(((audio.length / frameByteLength) * frameMs) / 1000);
  const marks = Array.from({ length: Math.min(20, Math.floor(durationS / 60)) }, (_, minute) => {
    return `- [@${String(minute)}:00] ${title} ${minute + 1}`;
  });
  return `---\nlength: ${length}\n---\n${marks.join('\n')}\n`;
}

export function hashOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The bytes behind the ID3v2 tag at the head. */
export function audioOf(file) {
  if (file.toString('latin1', 0, 3) !== 'ID3') return file;
  const size = file.subarray(6, 10).reduce((sum, byte) => sum * 128 + byte, 0);
  return file.subarray(10 + size);
}
