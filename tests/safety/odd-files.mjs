// Odd mp3s, built byte by byte: a row each of what real and hostile files do.
import { audioKinds, notMp3, trailers } from './odd-audio.mjs';
import { chapterHeads } from './odd-chapters.mjs';
import { audio, tag } from './odd-parts.mjs';
import { extended, heads, wrapped } from './odd-tags.mjs';

/** Every odd file: a name that says what is odd, and the bytes. */
export function oddFiles() {
  const files = [...audioKinds(), ...notMp3(), ...trailers(), ...extended(), ...wrapped()];
  for (const version of [2, 3, 4]) files.push(...heads(version));
  for (const version of [3, 4]) {
    for (const [name, frames] of chapterHeads(version))
      files.push([name, Buffer.concat([tag(version, frames, { padding: 40 }), audio(40)])]);
  }
  return files.map(([name, bytes]) => ({ name, bytes }));
}
