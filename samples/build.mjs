#!/usr/bin/env node
// Makes episode.md, plain.txt and episode.mp3 from nothing: node samples/build.mjs
//
// Needs espeak-ng and lame. The same versions of the two give the same bytes.
import { writeFileSync } from 'node:fs';
import { drawCover } from './build/cover.mjs';
import { renderNotes, renderPlainNotes } from './build/notes.mjs';
import { chapters, episode } from './build/script.mjs';
import { encode, requirePrograms, speak } from './build/speech.mjs';
import { renderTag } from './build/tag.mjs';

requirePrograms();
const { pcm, startsMs, durationMs } = speak(chapters);
const tag = renderTag(episode, drawCover(startsMs, durationMs));
const mp3 = Buffer.concat([tag, encode(pcm, 56)]);
const facts = { episode, chapters, startsMs, durationMs, byteLength: mp3.length };

write('episode.mp3', mp3);
write('episode.md', renderNotes(facts));
write('plain.txt', renderPlainNotes(facts));

function write(name, content) {
  writeFileSync(new URL(name, import.meta.url), content);
  console.log(`samples/${name}: ${Buffer.byteLength(content)} bytes`);
}
