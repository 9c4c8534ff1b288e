import { describe, expect, test } from 'vitest';
import { inspectAudio } from '../../src/audio/inspect.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import {
  ascii,
  concat,
  noise,
  renderBareTag,
  renderId3v1,
  renderStream,
  renderXingFrame,
} from '../build/mpeg.js';

async function inspect(bytes: Uint8Array) {
  const facts = await inspectAudio(memorySource('x.mp3', bytes), { hash: null });
  const [finding, ...more] = facts.diagnostics;
  expect(more).toEqual([]);
  return { facts, finding };
}

const riff = concat(
  ascii('RIFF\0\0\0\0WAVEfmt \x02\0\0\0\x55\0data\0\0\0\0'),
  renderStream({ frameCount: 20 }),
);

describe('inspectAudio() of what is not an mp3', () => {
  test.each([
    ['an empty file', new Uint8Array(0), 'audio/empty', /empty/],
    ['a tag and nothing else', renderBareTag(500), 'audio/only-tag', /510 bytes/],
    ['tags at both ends', concat(renderBareTag(10), renderId3v1('x')), 'audio/only-tag', /148 bytes/],
    [
      'a tag longer than the file',
      renderBareTag(500).subarray(0, 300),
      'audio/tag-past-end',
      /510 bytes.* 300/,
    ],
    ['an M4A', concat(ascii('\0\0\0\x20ftypM4A '), noise(4000)), 'audio/not-mpeg', /M4A/],
    [
      'an MP4 with MPEG frames in it',
      concat(ascii('\0\0\0\x20ftypisom'), renderStream({ frameCount: 9 })),
      'audio/not-mpeg',
      /MP4/,
    ],
    ['a FLAC behind a tag', concat(renderBareTag(50), ascii('fLaC\0\0\0\x22')), 'audio/not-mpeg', /FLAC/],
    ['an mp3 in a WAV', riff, 'audio/riff-wrapped', /RIFF/],
    ['a web page', ascii('\n<!DOCTYPE html><html><body>404</body></html>'), 'audio/not-mpeg', /web page/],
    ['a text', ascii('# Show notes\n\n* [@0:00] Start\n'), 'audio/not-mpeg', /text file/],
    [
      'a text that begins as a tag does',
      ascii('ID3 tags are written by many programs.\n'.repeat(9)),
      'audio/not-mpeg',
      /^this is a text file/,
    ],
    [
      'a Git LFS pointer',
      ascii(`version https://git-lfs.github.com/spec/v1\noid sha256:${'4'.repeat(64)}\nsize 12345\n`),
      'audio/not-mpeg',
      /^this is a Git LFS pointer/,
    ],
    ['zeros', new Uint8Array(5000), 'audio/not-mpeg', /^this is a file of zeros/],
    [
      'zeros behind a tag',
      concat(renderBareTag(50), new Uint8Array(5000)),
      'audio/not-mpeg',
      /^this is nothing but zeros behind the tag/,
    ],
    ['noise', noise(50_000), 'audio/no-frames', /no MPEG audio/],
    ['a DSF file, which only music-metadata knows', dsf(), 'audio/not-mpeg', /DSF/],
    [
      'a header frame and nothing else',
      renderXingFrame({}, { frames: 900 }),
      'audio/only-header',
      /no audio/,
    ],
  ])('%s', async (_, bytes, code, words) => {
    const { facts, finding } = await inspect(bytes);
    expect(finding?.code).toBe(code);
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toMatch(words);
    expect(finding?.help).toBeTruthy();
    expect(facts.stream?.frameCount ?? 0).toBe(0);
  });

  test('points at the place where the audio should be', async () => {
    const { finding } = await inspect(concat(renderBareTag(50), ascii('fLaC\0\0\0\x22')));
    expect(finding?.place).toEqual({ kind: 'bytes', file: 'x.mp3', offset: 60, length: 0 });
  });

  test('gives what there is of a tag longer than the file', async () => {
    const { facts } = await inspect(renderBareTag(500).subarray(0, 300));
    expect(facts.tags.map(({ offset, bytes }) => [offset, bytes.length])).toEqual([[0, 300]]);
    expect(facts.layout).toEqual([{ kind: 'id3v2', start: 0, end: 300 }]);
  });

  test('gives up after a megabyte without a frame', async () => {
    let readByteLength = 0;
    const source = {
      name: 'x.mp3',
      byteLength: 1e9,
      read: (target: Uint8Array) => {
        readByteLength += target.length;
        return Promise.resolve(target.fill(0x20).length);
      },
    };
    const facts = await inspectAudio(source, { hash: null });
    expect(facts.stream).toBeNull();
    expect(readByteLength).toBeLessThan(8e6);
  });
});

/** The chunks that a DSF file (one-bit audio) starts with. */
function dsf(): Uint8Array {
  const bytes = new Uint8Array(92);
  const view = new DataView(bytes.buffer);
  bytes.set(ascii('DSD '));
  view.setUint32(4, 28, true);
  view.setUint32(12, 92, true);
  bytes.set(ascii('fmt '), 28);
  view.setUint32(32, 52, true);
  view.setUint32(40, 1, true);
  view.setUint32(48, 2, true);
  view.setUint32(52, 2, true);
  view.setUint32(56, 2_822_400, true);
  view.setUint32(60, 1, true);
  bytes.set(ascii('data'), 80);
  view.setUint32(84, 12, true);
  return bytes;
}
