// Files of our own making, one of each way in which chapterize writes an mp3, and changes to the mark in them.
import { spliced } from './mutator.mjs';
import { chaptersFor, embed, repair, repairSize, settings, strip } from './product.mjs';

/** What `-u` has a mark remember of the notes. */
const statedValues = [
  { name: 'length', text: '37', before: 'length: ', after: '' },
  { name: 'duration', text: '', before: '"1:02:03"', after: '' },
  { name: 'published', text: 'grüße', before: '世界', after: '' },
];

/** The chapters of a later run: a title is mended, and they are fewer. */
const otherChapters = (durationMs) =>
  chaptersFor(durationMs)
    .slice(0, 2)
    .map((chapter) => ({ ...chapter, title: `${chapter.title}, mended`, picture: undefined }));

/** From a file to what chapterize makes of it. */
const makers = [
  (bytes) => embed(bytes),
  (bytes) => embed(bytes, { settings: { ...settings, statedValues } }),
  (bytes) => embed(bytes, { settings: { ...settings, tagVersion: '2.3', paddingByteLength: 0 } }),
  (bytes) => embed(bytes, { settings: { ...settings, tagVersion: 'keep' } }),
  (bytes) => embed(bytes, { settings: { ...settings, force: true } }),
  (bytes) => repair(bytes),
  (bytes) => repairSize(bytes),
  (bytes) => strip(bytes),
  async (bytes) => {
    const { written } = await embed(bytes, { settings: { ...settings, statedValues } });
    return written === null ? { written } : embed(written, { chaptersOf: otherChapters });
  },
];

/** What chapterize writes when it is given these files, each once. */
export async function madeOf(files) {
  const made = new Map();
  for (const bytes of files) {
    for (const make of makers) {
      const { written } = await make(bytes);
      if (written === null || Buffer.compare(bytes, written) === 0) continue;
      const own = Buffer.from(written);
      made.set(own.toString('latin1'), own);
    }
  }
  return [...made.values()];
}

/** The same file with a change in our mark, where numbers say what was there before; null where it has none. */
export function mutateMark(random, bytes) {
  const at = bytes.indexOf('urn:chapterize\0');
  if (at < 0) return null;
  const start = at + 'urn:chapterize\0'.length;
  const place = start + random(Math.min(random(4) === 0 ? 2000 : 60, bytes.length - start));
  const value = [0, 1, 0x7f, 0x80, 0xff, bytes[place] ^ (1 << random(8))][random(6)];
  const count = random(3) === 0 ? 1 + random(5) : 1;
  return spliced(bytes, place, random(4) === 0 ? 0 : count, Buffer.alloc(count, value));
}
