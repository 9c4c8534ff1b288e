import { describe, expect, test } from 'vitest';
import { parseNotes } from '../../src/notes/parse-notes.js';
import { decodeText } from '../../src/text/source-text.js';
import { readChapters, readNotes } from './read-notes.js';

const chapters = ['0:00 Wells', '1:35 Pumps & pipes', "12:00 The miller's leat"];
const recordings = (notes: string) =>
  readNotes(notes).diagnostics.flatMap(({ code, args }) =>
    code === 'notes/no-chapters' && Array.isArray(args['recordings']) ? [args['recordings'].length] : [],
  );

function sourceOf(file: string, text: string) {
  const { source } = decodeText(file, new TextEncoder().encode(text));
  if (source === null) throw new Error('not UTF-8');
  return source;
}

describe('literals of a program', () => {
  test.each([
    [
      'keys of other players, in an object within an object that computes its length',
      `export const lesson = {\n  audio: {\n    duration: 14 * 60 + 32,\n    chapters: [\n      { t: 0, label: 'Wells' },\n      { t: 95, label: 'Pumps & pipes' },\n      { t: 720, label: 'The miller\\'s leat' },\n    ],\n  },\n  map: { root: { x: 0, y: -260 } },\n};\n`,
    ],
    [
      'several on a line, indented, in a call with functions',
      `  for (const cue of cues || []) play(cue);\n\n    run({\n      chapters: [\n        { t: 0, title: "Wells" }, { t: 95, title: "Pumps & pipes" },\n        { t: 720, title: "The miller's leat" },\n      ],\n      build: function (stage) { var parts = []; return parts; }\n    });\n`,
    ],
    [
      'with their type and comments',
      `const chapters: readonly Part[] = [\n  // { t: 7, title: 'Old' },\n  { start: 0, end: 95, title: \`Wells\` }, /* the first */\n  { start: 95, end: 720, title: 'Pumps & pipes', tone: 'dry' as Tone },\n  { start: 720, end: 800, title: "The miller's leat" },\n] as const;\n`,
    ],
    [
      'one by one',
      `player.mark({ time: 0, title: 'Wells' });\nplayer.mark({ time: 95, title: 'Pumps & pipes' });\nplayer.mark({ time: 720, title: "The miller's leat" });\n`,
    ],
    [
      'milliseconds, by their thousands',
      `const track = {\n  duration: 900000,\n  chapters: [\n    { t: 0, label: 'Wells' },\n    { t: 95000, label: 'Pumps & pipes' },\n    { t: 720000, label: "The miller's leat" },\n  ],\n};\n`,
    ],
    [
      'in a script of a page',
      `<!doctype html>\n<html><body><p>Mills</p><script>\n  const chapters = [\n    { time: 0, title: 'Wells' },\n    { time: 95, title: 'Pumps & pipes' },\n    { time: 720, title: "The miller's leat" }\n  ];\n</script></body></html>\n`,
    ],
    [
      'one recording of two',
      `export const reels = [\n  { id: 1, title: 'Mills', chapters: [{ time: '0:00', label: 'Wells' }, { time: '1:35', label: 'Pumps & pipes' }, { time: '12:00', label: "The miller's leat" }] },\n  { id: 2, title: 'Boats', chapters: [] },\n];\n`,
    ],
    [
      'behind a call, under a name of its own',
      `useEffect(() => {\n\tsetMarkers([\n\t\t{ time: 0, title: 'Wells' },\n\t\t{ time: 95, title: 'Pumps & pipes' },\n\t\t{ time: 720, title: "The miller's leat" },\n\t]);\n}, []);\n`,
    ],
    [
      'blocks with a label',
      `episode "Mills & water" {\n  draft = false\n  recorded_at = "2023-03-07T18:30:00Z"\n  links = [\n    "https://example.org/mills",\n    "https://example.org/pumps"\n  ]\n\n  chapter "Wells" {\n    time = "00:00:00"\n  }\n\n  chapter "Pumps & pipes" {\n    time = "00:01:35"\n  }\n\n  chapter "The miller's leat" {\n    time = "00:12:00"\n  }\n}\n`,
    ],
    [
      'blocks without a label',
      `episode {\n  live = true\n\n  chapter {\n    time  = "0:00"\n    title = "Wells"\n  }\n\n  chapter {\n    time  = "1:35"\n    title = "Pumps & pipes"\n  }\n\n  chapter {\n    time  = "12:00"\n    title = "The miller's leat"\n  }\n}\n`,
    ],
    [
      'handed over one by one, each with its title first',
      `cue("Wells", { at: '0:00' });\ncue("Pumps & pipes", { at: '1:35' });\ncue("The miller's leat", { at: '12:00' });\n`,
    ],
    [
      'strings put together, each with its line end',
      `export const item = {\n  text:\n    'Mills.\\n' +\n    '\\n' +\n    '[0:00]  Wells\\n' +\n    '\\n' +\n    '[1:35] Pumps & pipes\\n' +\n    "[12:00]  The miller's leat\\n",\n};\n`,
    ],
  ])('%s', (_, program) => {
    expect(readChapters(program)).toEqual(chapters);
  });

  test('a single block with a label is a chapter, and a single object is not', () => {
    expect(
      readChapters('episode "Mills" {\n  live = true\n  chapter "Wells" {\n    time = "0:00"\n  }\n}\n'),
    ).toEqual(['0:00 Wells']);
    expect(readChapters(`play({ chapter: { time: '0:00', title: 'Wells' } });\n`)).toEqual([]);
  });

  test('a list for each of several recordings is refused, and the lists are named', () => {
    const lesson = (title: string, other: number) =>
      `  {\n    title: '${title}',\n    chapters: [\n      { t: 0, label: 'Start' },\n      { t: ${other}, label: 'Middle' },\n      { t: ${other * 3}, label: 'End' },\n    ],\n  },\n`;
    const program = `export const lessons = [\n${lesson('Mills', 95)}${lesson('Boats', 141)}];\n`;
    expect(readChapters(program)).toEqual([]);
    expect(recordings(program)).toEqual([2]);
    const twins = `export const lessons = [\n${lesson('Mills', 95)}${lesson('Barns', 95)}];\n`;
    expect(readChapters(twins)).toEqual(['0:00 Start', '1:35 Middle', '4:45 End']);
  });

  test.each([
    [
      'starts that are computed',
      `x = { chapters: [{ t: 0, title: 'Wells' }, { t: L, title: 'Pumps' }, { t: 2 * L, title: 'Leat' }] };\n`,
    ],
    [
      'titles that are computed',
      `x = { chapters: [{ title: 'Wells', at: '0:00' }, { title: parts.pumps.title, at: '1:35' }, { title: parts.leat.title, at: '12:00' }] };\n`,
    ],
    [
      'steps of an animation',
      `const steps = [\n  { time: 0, title: 'Send' },\n  { time: 800, title: 'Check' },\n  { time: 1600, title: 'Done' },\n];\n`,
    ],
    [
      'recordings, each with the second at which it begins',
      `const reviews = [\n  { youtubeId: 'a1', startTime: 0, title: 'Mills' },\n  { youtubeId: 'b2', startTime: 8, title: 'Boats' },\n];\n`,
    ],
    [
      'levels of a game',
      `const LEVELS = [\n  { start: 0, end: 5, label: 'Wells' },\n  { start: 6, end: 11, label: 'Pumps' },\n  { start: 12, end: 16, label: 'Leats' },\n];\n`,
    ],
    [
      'an example in a block of code',
      "# Player\n\n```js\nconst chapters = [\n  { time: 0, title: 'Intro' },\n  { time: 60, title: 'Middle' },\n];\n```\n",
    ],
  ])('%s give no chapters', (_, program) => {
    expect(readChapters(program)).toEqual([]);
  });

  test('deep brackets are given up on', () => {
    expect(readChapters(`{ a: 1 }\n${'[{a:'.repeat(20_000)}`)).toEqual([]);
    expect(readChapters(`{ a: 1 }\n${"x = ['a', ".repeat(20_000)}`)).toEqual([]);
  });
});

test('keys of starts with any unit', () => {
  const list = (key: string, factor: number) =>
    JSON.stringify({
      chapters: [
        { number: 1, title: 'Wells', durationSec: 95, [key]: 0 },
        { number: 2, title: 'Pumps & pipes', durationSec: 625, [key]: 95 * factor },
        { number: 3, title: "The miller's leat", durationSec: 9, [key]: 720 * factor },
      ],
    });
  for (const key of ['positionSec', 'timeOffsetSeconds', 'at_sec', 'offsetInSeconds', 't', 'seconds'])
    expect(readChapters(list(key, 1)), key).toEqual(chapters);
  for (const key of ['fromMs', 'offset_ms', 'positionMillis'])
    expect(readChapters(list(key, 1000)), key).toEqual(chapters);
});

describe('data', () => {
  const list = (second: string, first = '0:00') => ({
    chapters: [
      { time: first, title: 'Start' },
      { time: second, title: 'Middle' },
      { time: '41:00', title: 'End' },
    ],
  });

  test('with recordings under keys of their own is refused, translations are one list', () => {
    const several = JSON.stringify({ mills: list('1:35'), boats: list('2:41', '0:20') });
    expect(readChapters(several)).toEqual([]);
    expect(recordings(several)).toEqual([2]);
    expect(readChapters(JSON.stringify({ en: list('1:35'), de: list('1:35') }))).toHaveLength(3);
  });

  test('the descriptions of several episodes are refused wherever their lists begin', () => {
    const content = (minutes: readonly number[]) =>
      minutes
        .map((minute) => `- [@${minute}:16](https://youtu.be/x?t=${minute * 60 + 16}) Part ${minute}\\n`)
        .join('');
    const episode = (title: string, minutes: readonly number[]) =>
      `- title: ${title}\n  date: May 3, 2021\n  content: "# ${title}\\n\\n${content(minutes)}"\n`;
    const yaml = `${episode('Mills', [2, 3, 5])}${episode('Boats', [4, 8, 9])}`;
    const read = parseNotes(sourceOf('episodes.yml', yaml));
    expect(read.marks).toEqual([]);
  });

  test('pages of a book and hours of a plan are not times', () => {
    const book = {
      chapters: [
        { title: 'Wells', pages: 6, start: 1 },
        { title: 'Pumps', pages: 13, start: 7 },
      ],
    };
    expect(readChapters(JSON.stringify(book))).toEqual([]);
    const hours = { '00:00': 'Sleep', '08:00': 'Coffee', '12:30': 'Lunch' };
    expect(readChapters(JSON.stringify({ habits: hours }))).toEqual([]);
    expect(readChapters(JSON.stringify({ timestamps: hours }))).toHaveLength(3);
  });
});
