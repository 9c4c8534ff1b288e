import { describe, expect, test } from 'vitest';
import { readChapters } from './read-notes.js';

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
});
