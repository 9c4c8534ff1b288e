import { expect, test } from 'vitest';
import { inspectAudio } from '../../src/audio/inspect.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import { ascii, concat, renderApe, renderId3v1, renderStream } from '../build/mpeg.js';

const audio = renderStream({ frameCount: 3 });

async function titlesOf(...tags: readonly Uint8Array[]): Promise<unknown> {
  const source = memorySource('x.mp3', concat(audio, ...tags));
  const { trailingTitles = [] } = await inspectAudio(source, { hash: null });
  return trailingTitles.map(({ kind, offset, bytes }) => [
    kind,
    offset - audio.length,
    new TextDecoder().decode(bytes),
  ]);
}

/** An APEv1 tag of any items. */
function apeOf(...items: readonly (readonly [key: string, value: string])[]): Uint8Array {
  const body = concat(
    ...items.map(([key, value]) => {
      const sizes = new Uint8Array(8);
      new DataView(sizes.buffer).setUint32(0, value.length, true);
      return concat(sizes, ascii(`${key}\0${value}`));
    }),
  );
  const footer = new Uint8Array(32);
  footer.set(ascii('APETAGEX'));
  const view = new DataView(footer.buffer);
  view.setUint32(8, 1000, true);
  view.setUint32(12, body.length + 32, true);
  return concat(body, footer);
}

test('inspectAudio() gives the titles of ID3v1 and APE tags, in file order', async () => {
  expect(await titlesOf(renderApe({ valueLength: 5 }), renderId3v1('Pilot   '))).toEqual([
    ['apev2', 46, 'AAAAA'],
    ['id3v1', 83 + 3, 'Pilot'],
  ]);
});

test('the title of an APE tag is any item with that key', async () => {
  expect(await titlesOf(apeOf(['Artist', 'Ann'], ['TITLE', 'Pilot'], ['Year', '2026']))).toEqual([
    ['apev2', 8 + 10 + 8 + 6, 'Pilot'],
  ]);
  expect(await titlesOf(apeOf(['Artist', 'Ann']))).toEqual([]);
});

test('the enhanced ID3v1 tag leaves the title where it is; without one there is none', async () => {
  expect(await titlesOf(renderId3v1('T'.repeat(40), true))).toEqual([['id3v1', 227 + 3, 'T'.repeat(30)]]);
  expect(await titlesOf(renderId3v1(''))).toEqual([]);
});

test('an item that reaches past the tag ends the search', async () => {
  const tag = apeOf(['Artist', 'Ann'], ['Title', 'Pilot']);
  new DataView(tag.buffer).setUint32(0, 0xffff_ffff, true);
  expect(await titlesOf(tag)).toEqual([]);
});
