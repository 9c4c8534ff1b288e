// Writes chapters with node-id3: node node-id3-chapters.mjs CHAPTERS.json FILE.mp3
import { readFileSync } from 'node:fs';
import NodeID3 from 'node-id3';

const chapters = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const written = NodeID3.update(
  {
    tableOfContents: [{ elementID: 'toc', isOrdered: true, elements: chapters.map(({ id }) => id) }],
    chapter: chapters.map(({ id, startMs, endMs, title }) => ({
      elementID: id,
      startTimeMs: startMs,
      endTimeMs: endMs,
      tags: { title },
    })),
  },
  process.argv[3],
);
if (written !== true) throw written;
