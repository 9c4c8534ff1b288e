import { describe, expect, test } from 'vitest';
import type { AudioFacts } from '../../../src/audio/audio-facts.js';
import type { Chapter } from '../../../src/chapters/chapter.js';
import { checkPlayers } from '../../../src/verify/players/check-players.js';
import type { PlayerName } from '../../../src/verify/players/player-names.js';
import { checkTagSize } from '../../../src/verify/tag-size.js';
import {
  buildAudio,
  buildChapter,
  buildInput,
  buildMark,
  buildNotes,
  buildPlan,
  foundByteLength,
  type InputChange,
  placeAt,
} from '../build-input.js';

/** Three chapters of a minute that every player likes. */
const sound = [0, 60_000, 120_000].map((startMs, index) =>
  buildChapter(startMs, { endMs: startMs + 60_000, line: 10 + index }),
);

function replaceChapter(index: number, change: Partial<Chapter>): Chapter[] {
  return sound.map((chapter, at) => (at === index ? { ...chapter, ...change } : chapter));
}

function titled(characters: number): Chapter[] {
  return replaceChapter(1, { title: 'x'.repeat(characters) });
}

function audioFrom(start: number): AudioFacts {
  return buildAudio({ audio: { start, end: foundByteLength } });
}

/** The findings without the one that a player takes chapters from elsewhere. */
function findingsOf(player: PlayerName, chapters: readonly Chapter[], change: InputChange = {}) {
  const marks = chapters.map(({ startMs, line }) => buildMark(startMs, line ?? 0));
  const options = { players: [player] };
  const input = buildInput({ notes: buildNotes({ marks }), chapters, options, ...change });
  return checkPlayers(input).diagnostics.filter(({ code }) => code !== 'verify/players-elsewhere');
}

describe('checkPlayers()', () => {
  test('reports nothing without players, or without chapters', () => {
    expect(checkPlayers(buildInput({ chapters: sound }))).toEqual({ check: null, diagnostics: [] });
    const players = { options: { players: ['apple' as const] } };
    expect(checkPlayers(buildInput(players))).toEqual({ check: null, diagnostics: [] });
  });

  test.each([
    'apple',
    'spotify',
    'youtube',
    'overcast',
    'pocketcasts',
    'antennapod',
    'kasts',
    'shikwasa',
    'vlc',
  ] as const)('finds nothing wrong with sound chapters for %s', (player) => {
    expect(findingsOf(player, sound)).toEqual([]);
  });

  test('names the players and counts the rules not kept', () => {
    const options = { players: ['youtube', 'apple'] as const };
    expect(checkPlayers(buildInput({ chapters: sound, options })).check).toEqual({
      name: 'players',
      stated: 'Apple Podcasts, YouTube',
      measured: null,
      outcome: 'ok',
      note: null,
    });
    const late = checkPlayers(buildInput({ chapters: sound.slice(1), options }));
    expect(late.check).toMatchObject({ outcome: 'warning', note: '4 rules not kept' });
    expect(late.diagnostics.map(({ code, args }) => `${String(args['player'])} ${code}`)).toEqual([
      'Apple Podcasts verify/players-first-chapter',
      'Apple Podcasts verify/players-few-chapters',
      'YouTube verify/players-elsewhere',
      'YouTube verify/players-first-chapter',
      'YouTube verify/players-few-chapters',
    ]);
  });

  test('counts no advice', () => {
    const options = { players: ['antennapod'] as const };
    const { check, diagnostics } = checkPlayers(buildInput({ chapters: sound.slice(1), options }));
    expect(check?.outcome).toBe('ok');
    expect(diagnostics).toHaveLength(1);
  });
});

describe('rules of lists', () => {
  test.each(['apple', 'spotify', 'youtube'] as const)('%s wants the first chapter at 0:00', (player) => {
    expect(findingsOf(player, replaceChapter(0, { startMs: 1 }))).toMatchObject([
      { code: 'verify/players-first-chapter', severity: 'warning', place: placeAt(10, 3) },
    ]);
  });

  test.each(['apple', 'spotify', 'youtube'] as const)('%s wants three chapters', (player) => {
    expect(findingsOf(player, sound.slice(0, 2))).toMatchObject([
      { code: 'verify/players-few-chapters', severity: 'warning', place: placeAt(10, 3) },
    ]);
  });

  test('one chapter is one', () => {
    expect(findingsOf('apple', sound.slice(0, 1))[0]?.args).toMatchObject({ count: 1, least: 3 });
  });

  test.each([
    ['antennapod', 'AntennaPod'],
    ['pocketcasts', 'Pocket Casts'],
  ] as const)('%s shows a late start in its own way', (player, name) => {
    expect(findingsOf(player, replaceChapter(0, { startMs: 10_000 }))).toMatchObject([
      {
        code: 'verify/players-late-start',
        severity: 'info',
        args: { player: name, startMs: 10_000 },
        place: placeAt(10, 3),
      },
    ]);
  });

  test.each([
    ['spotify', 'Spotify takes chapters from the description or the feed, not from the mp3'],
    ['youtube', 'YouTube takes chapters from the description, not from the mp3'],
    ['vlc', 'VLC shows chapters of an mp3 from version 4 on only'],
  ] as const)('%s does not take chapters from an mp3', (player, message) => {
    const options = { players: [player] };
    expect(checkPlayers(buildInput({ chapters: sound, options })).diagnostics).toMatchObject([
      { code: 'verify/players-elsewhere', severity: 'info', message, place: null },
    ]);
  });

  test('vlc wants a tag of 128 KiB at most', () => {
    const plan = buildPlan({ resultByteLength: foundByteLength });
    expect(findingsOf('vlc', sound, { audio: audioFrom(131_072), plan })).toEqual([]);
    expect(findingsOf('vlc', sound, { audio: audioFrom(131_073), plan })).toMatchObject([
      {
        code: 'verify/players-large-tag',
        severity: 'warning',
        args: { player: 'VLC', byteLength: 131_073, most: 131_072 },
        place: { kind: 'file', file: 'audio/episode.mp3' },
      },
    ]);
    expect(findingsOf('vlc', sound, { audio: null })).toEqual([]);
  });

  test('a large tag is not reported twice', () => {
    const audio = buildAudio({ audio: { start: 200_000, end: foundByteLength } });
    const tagFindings = (player: PlayerName) =>
      checkTagSize(buildInput({ chapters: sound, audio, options: { players: [player] } })).diagnostics;
    expect(tagFindings('vlc')).toEqual([]);
    expect(tagFindings('apple')).toHaveLength(1);
  });
});

describe('rules of chapters', () => {
  test.each([
    ['youtube', 10_000, 'verify/players-short-chapter', 'warning'],
    ['spotify', 30_000, 'verify/players-brief-chapter', 'info'],
  ] as const)('%s wants chapters of %i ms', (player, leastMs, code, severity) => {
    expect(findingsOf(player, replaceChapter(1, { startMs: 120_000 - leastMs }))).toEqual([]);
    expect(findingsOf(player, replaceChapter(1, { startMs: 120_001 - leastMs }))).toMatchObject([
      { code, severity, args: { lengthMs: leastMs - 1, leastMs }, place: placeAt(11, 3) },
    ]);
    expect(findingsOf(player, replaceChapter(2, { endMs: 120_000 + leastMs }))).toEqual([]);
    expect(findingsOf(player, replaceChapter(2, { endMs: 119_999 + leastMs }))).toMatchObject([
      { code, place: placeAt(12, 3) },
    ]);
  });

  test('a chapter lasts to the next start, and the last one as long as the audio', () => {
    expect(findingsOf('youtube', replaceChapter(0, { endMs: 5000 }))).toEqual([]);
    expect(findingsOf('youtube', replaceChapter(2, { endMs: null }))).toEqual([]);
  });

  test('says both lengths', () => {
    const [short] = findingsOf('youtube', replaceChapter(1, { startMs: 110_500 }));
    expect(short?.args).toMatchObject({ leastMs: 10_000, lengthMs: 9500 });
    const [brief] = findingsOf('spotify', replaceChapter(1, { startMs: 110_500 }));
    expect(brief?.args).toMatchObject({ leastMs: 30_000, lengthMs: 9500 });
  });

  test.each([
    ['spotify', 39],
    ['youtube', 70],
  ] as const)('%s shows titles of %i characters', (player, most) => {
    expect(findingsOf(player, replaceChapter(1, { title: 'ü'.repeat(most) }))).toEqual([]);
    expect(findingsOf(player, replaceChapter(1, { title: 'u\u0308'.repeat(most) }))).toEqual([]);
    expect(findingsOf(player, replaceChapter(1, { title: 'ü'.repeat(most + 1) }))).toMatchObject([
      {
        code: 'verify/players-long-title',
        severity: 'info',
        args: { characters: most + 1, most },
        place: placeAt(11, 3),
      },
    ]);
  });

  test('apple loses long titles in a tag of version 2.4 only', () => {
    const v24 = { plan: buildPlan({ resultTagVersion: '2.4' }) };
    expect(findingsOf('apple', titled(51), v24)).toEqual([]);
    expect(findingsOf('apple', titled(52))).toEqual([]);
    expect(findingsOf('apple', titled(52), { plan: null })).toEqual([]);
    expect(findingsOf('apple', titled(52), v24)).toMatchObject([
      {
        code: 'verify/players-long-v24-title',
        severity: 'warning',
        args: { characters: 52, most: 51 },
        place: placeAt(11, 3),
      },
    ]);
  });

  test.each(['🎙 Interview', 'Love ❤️', '⌨️ Keys'])('spotify advises against %s', (title) => {
    expect(findingsOf('spotify', replaceChapter(2, { title }))).toMatchObject([
      {
        code: 'verify/players-emoji',
        severity: 'info',
        args: { player: 'Spotify' },
        place: placeAt(12, 3),
      },
    ]);
  });

  test.each(['C# 12 & © 2024', '™ and ❤ as text', 'Übung 1'])('%s holds no emoji', (title) => {
    expect(findingsOf('spotify', replaceChapter(2, { title }))).toEqual([]);
  });

  test.each(['https://a.example/?q=a+b', 'https://a.example/caf%C3%A9'])('antennapod garbles %s', (url) => {
    expect(findingsOf('antennapod', replaceChapter(1, { url }))).toMatchObject([
      {
        code: 'verify/players-link',
        severity: 'warning',
        args: { player: 'AntennaPod', url },
        place: placeAt(11, 3),
      },
    ]);
  });

  test('pocketcasts decodes % in a link, and takes TIT2 in one for a title', () => {
    const codesOf = (url: string) =>
      findingsOf('pocketcasts', replaceChapter(1, { url })).map(({ code }) => code);
    expect(codesOf('https://a.example/caf%C3%A9')).toEqual(['verify/players-link']);
    expect(codesOf('https://a.example/?v=xTIT2y')).toEqual(['verify/players-link-title']);
    expect(codesOf('https://a.example/?q=a+b')).toEqual([]);
  });

  test('kasts drops a chapter within a second of another, shikwasa shows no single one', () => {
    const close = [...sound, buildChapter(60_400, { endMs: 120_000 })].toSorted(
      (a, b) => a.startMs - b.startMs,
    );
    expect(findingsOf('kasts', close)).toMatchObject([{ code: 'verify/players-short-chapter' }]);
    expect(findingsOf('kasts', sound)).toEqual([]);
    expect(findingsOf('shikwasa', sound.slice(0, 1))).toMatchObject([
      { code: 'verify/players-few-chapters' },
    ]);
    expect(findingsOf('shikwasa', sound)).toEqual([]);
  });

  test('antennapod opens a plain link', () => {
    expect(findingsOf('antennapod', replaceChapter(1, { url: 'https://a.example/a-b?c=d#e' }))).toEqual([]);
  });
});

test('every finding names its source', () => {
  const chapters = replaceChapter(0, {
    startMs: 59_000,
    title: `🎙️${'x'.repeat(80)}`,
    url: 'https://a.example/%20',
  });
  const players = [
    'apple',
    'spotify',
    'youtube',
    'overcast',
    'pocketcasts',
    'antennapod',
    'kasts',
    'shikwasa',
    'vlc',
  ] as const;
  const audio = buildAudio({ audio: { start: 200_000, end: foundByteLength } });
  const plan = buildPlan({ resultTagVersion: '2.4' });
  const { diagnostics } = checkPlayers(
    buildInput({ chapters: chapters.slice(0, 2), audio, plan, options: { players } }),
  );
  expect(new Set(diagnostics.map(({ code }) => code)).size).toBe(11);
  for (const { help, args } of diagnostics) expect(help).toContain(`source: ${String(args['source'])}`);
});
