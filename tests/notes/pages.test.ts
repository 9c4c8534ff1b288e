import { describe, expect, test } from 'vitest';
import { readChapters, readFindings } from './read-notes.js';

const spoken =
  '[00:00:00] hello and welcome\n[00:00:02] to the harbour\n[00:00:05] where we talk about wind\n';

describe('a page that is named after its transcript', () => {
  test.each([
    ['English', '# Raw transcript — Harbour talk 12', '## Chapters (official)', '## Transcript'],
    ['German', '# Transkript: Hafengespräch', '## Kapitel', '## Wortlaut'],
    ['French', '# Transcription du 12', '## Chapitres', '## Texte'],
    ['Spanish', '# Transcripción', '**Capítulos:**', '**Texto:**'],
  ])('lists its chapters below a heading of their own: %s', (_, page, chapters, text) => {
    const list = '- 00:00:00 Wind\n- 00:06:08 Ropes\n- 00:16:07 Tides\n';
    expect(readChapters(`${page}\n\n${chapters}\n\n${list}\n${text}\n\n${spoken}`)).toEqual([
      '0:00 Wind',
      '6:08 Ropes',
      '16:07 Tides',
    ]);
  });

  test('has none where the heading is one of the transcript', () => {
    expect(readChapters(`# Transcript\n\n${spoken}\n## The timeline\n\n${spoken}`)).toEqual([]);
  });

  test('may tell its length before the chapters', () => {
    const head =
      '# Harbour talk — working transcript\n\n**Posted:** 3 June · 29:53 · solo\n\n**Chapters**\n\n';
    const list = '- 00:00 Wind\n- 06:08 Ropes\n- 16:07 Tides\n';
    expect(readChapters(`${head}${list}\n## Text\n\n${spoken}`)).toEqual([
      '0:00 Wind',
      '6:08 Ropes',
      '16:07 Tides',
    ]);
  });
});

describe('chapters below "Chapters" that are told of further down', () => {
  const list =
    '## Chapters\n\n| | |\n|---|---|\n| 00:00 | Intro |\n| 00:57 | Knot 1 — Bowline |\n| 04:51 | Knot 2 — Clove hitch |\n| 09:03 | Ends |\n';
  const parts =
    '## 00:00 — Intro\n\nWords.\n\n## 00:57 — Knot 1: Bowline\n\nMore.\n\n## 04:51 — Knot 2: Clove hitch\n\nMore.\n\n## 09:03 — Ends\n\nBye.\n';

  test('are those of the list, and the headings are copies in other punctuation', () => {
    expect(readChapters(`${list}\n${parts}`)).toEqual([
      '0:00 Intro',
      '0:57 Knot 1 — Bowline',
      '4:51 Knot 2 — Clove hitch',
      '9:03 Ends',
    ]);
    expect(readFindings(`${list}\n${parts}`)).toEqual([]);
  });
});
