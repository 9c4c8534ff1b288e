import { expect, test } from 'vitest';
import { inspectAudio } from '../../src/audio/inspect.js';
import { applyEdits } from '../../src/bytes/byte-edit.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import { planEdit } from '../../src/plan/plan-edit.js';
import { bytes, tag, text } from '../build/id3.js';
import { renderStream } from '../build/mpeg.js';
import { chaptersOf, defaults } from './plan-facts.js';

const audio = renderStream({ frameCount: 5000 });
const frames = [text('2.4', 'TIT2', 'Episode')];
const withFooter = tag('2.4', frames, { footer: true });

async function embedded(file: Uint8Array): Promise<Uint8Array> {
  const facts = await inspectAudio(memorySource('a.mp3', file), { hash: null });
  expect(facts.audio.start).toBe(file.length - audio.length);
  const { plan } = await planEdit(facts, chaptersOf('One', 'Two'), defaults);
  return applyEdits(file, plan?.edits ?? []);
}

const heads: readonly [string, Uint8Array][] = [
  ['stands there', withFooter],
  ['is missing', withFooter.subarray(0, -10)],
  ['has other letters', bytes(withFooter.subarray(0, -10), 'XXX', withFooter.subarray(-7))],
  ['is missing behind padding', tag('2.4', frames, { flags: 0x10, padding: 500 })],
];

// A writer that believes the flag takes ten bytes of audio for the footer, and drops them with it.
test.each(heads)(
  'embedding keeps every byte of the audio when an announced footer %s',
  async (_what, head) => {
    const result = await embedded(bytes(head, audio));
    expect(Buffer.compare(result.subarray(-audio.length), audio)).toBe(0);
    expect(Buffer.from(result).includes('CTOC')).toBe(true);
  },
);
