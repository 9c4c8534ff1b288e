// The notes of the sample episode: Markdown with front matter, and the same as plain text without.

/** Notes as a podcast's site keeps them. */
export function renderNotes({ episode, chapters, startsMs, durationMs, byteLength }) {
  const marks = chapters.map(
    ({ notes, depth }, index) => `${depth === 1 ? '  ' : ''}- [@${clock(startsMs[index])}] - ${notes}`,
  );
  return `---
title: "${episode.title}"
date: ${episode.date}
file: ${episode.file}
duration: "${clock(durationMs)}"
length: "${byteLength}" # bytes, as the feed states them
---
A very small episode about chapters, spoken by [espeak-ng](https://github.com/espeak-ng/espeak-ng). Every chapter says
its title, so you can hear whether a mark is right.

## Chapters

${marks.join('\n')}

<!-- - [@9:59] - Not a chapter: a line that was taken out of the show -->

## Links

- [ID3v2 Chapter Frame Addendum](https://id3.org/id3v2-chapters-1.0)
- Find us as [@chapterize](https://podcast.example/@chapterize)

## How this file was made

\`\`\`sh
# - [@1:23] - no chapter either: this is code
node samples/build.mjs
\`\`\`
`;
}

/** The same chapters as a mail or a text editor has them. */
export function renderPlainNotes({ episode, chapters, startsMs }) {
  const marks = chapters.map(({ plain }, index) => `${clock(startsMs[index])} ${plain}`);
  return `${episode.title}\n\n${marks.join('\n')}\n`;
}

function clock(milliseconds) {
  const seconds = milliseconds / 1000;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
