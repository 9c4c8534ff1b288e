import { rule } from '../rule.js';
import { formatQuantity, formatTime } from '../wording.js';

type Counted = { readonly count: number };

const chapters = (count: number) => formatQuantity(count, 'chapter');
const repair = () => 'run chapterize repair, which rewrites the chapters correctly';

/** What other programs get wrong about chapters. */
export const id3ChapterFaultCodes = {
  'id3/chapter-sizes': rule<Counted>({
    severity: 'warning',
    message: ({ count }) =>
      `${formatQuantity(count, 'chapter frame')} ${count === 1 ? 'has its size' : 'have their sizes'} in the form of another ID3v2 version`,
    help: repair,
    explain:
      'ID3v2.4 writes sizes with 7 bits in each byte, ID3v2.3 with 8. From 128 bytes, the two differ. Players that ' +
      'follow the specification then lose the chapter, its title, or everything after it. FFmpeg and older versions of ' +
      'TagLib write such files.',
  }),
  'id3/chapter-encoding': rule<Counted>({
    severity: 'warning',
    message: ({ count }) => `the titles of ${chapters(count)} are in an encoding that ID3v2.3 does not have`,
    help: repair,
    explain:
      'UTF-8, and UTF-16 without a byte order mark, came with ID3v2.4. In an ID3v2.3 tag some players garble such ' +
      'titles or do not show them.',
  }),
  'id3/contents-missing': rule<Counted>({
    severity: 'warning',
    message: ({ count }) => `there is no table of contents for ${chapters(count)}`,
    help: repair,
    explain:
      'A CTOC frame lists the chapters in their order. Without one, Apple Podcasts and other players show no chapters.',
  }),
  'id3/contents-not-top': rule<{ elementId: string }>({
    severity: 'warning',
    message: ({ elementId }) =>
      `no table of contents is marked as the top one; expected ${JSON.stringify(elementId)} to be`,
    help: repair,
    explain:
      'One CTOC frame must have the top-level flag, which tells players where to begin. Without it some players show no ' +
      'chapters.',
  }),
  'id3/second-contents': rule<{ elementId: string }>({
    severity: 'warning',
    message: ({ elementId }) =>
      `a second table of contents, ${JSON.stringify(elementId)}, is marked as the top one; expected one`,
    help: repair,
    explain:
      'Only one CTOC frame may have the top-level flag, which tells players where to begin. A player that begins at one of ' +
      'several misses the chapters that the others list.',
  }),
  'id3/contents-count': rule<{ listed: number; count: number }>({
    severity: 'warning',
    message: ({ listed, count }) =>
      `the table of contents lists ${listed} of ${chapters(count)}: it cannot count past 255`,
    help: () => 'use at most 255 chapters',
    explain:
      'A CTOC frame counts its entries in one byte. A program wrote more than 255 chapters, so the count started at 0 ' +
      'again and players show only the first few.',
  }),
  'id3/contents-unknown-chapter': rule<{ elementId: string }>({
    severity: 'info',
    message: ({ elementId }) =>
      `the table of contents lists ${JSON.stringify(elementId)}, but there is no such chapter`,
    help: repair,
    explain:
      'A table of contents names the chapters by their element IDs. This one names a chapter that is not in the file. ' +
      'Players ignore it.',
  }),
  'id3/chapters-hidden': rule<Counted>({
    severity: 'info',
    message: ({ count }) =>
      `${chapters(count)} ${count === 1 ? 'is' : 'are'} not in a table of contents, so some players hide ${count === 1 ? 'it' : 'them'}`,
    help: null,
    explain:
      'Players that use the table of contents do not list a chapter that is not in it. Some programs hide a chapter ' +
      'that way on purpose, for example to change only the picture.',
  }),
  'id3/chapters-nested': rule<{ elementId: string }>({
    severity: 'info',
    message: ({ elementId }) =>
      `the table of contents ${JSON.stringify(elementId)} is nested; most players show one level or none`,
    help: repair,
    explain:
      'A table of contents can contain other ones. Few players support that: some show only the chapters of the top ' +
      'one, others show all in one list.',
  }),
  'id3/duplicate-element-id': rule<{ elementId: string; count: number }>({
    severity: 'warning',
    message: ({ elementId, count }) =>
      `${formatQuantity(count, 'frame')} ${count === 1 ? 'has' : 'have'} the same element ID as another one, such as ${JSON.stringify(elementId)}`,
    help: repair,
    explain:
      'Each chapter has an ID by which the table of contents lists it. Programs that keep chapters by ID (mutagen, ' +
      'TagLib) see only one of the chapters that share an ID.',
  }),
  'id3/chapters-doubled': rule<Counted>({
    severity: 'warning',
    message: ({ count }) => `${chapters(count)} ${count === 1 ? 'is' : 'are'} in the tag twice`,
    help: repair,
    explain:
      'The tag has several chapters with the same start and title. That happens when a program that only adds chapters ' +
      'runs twice. Players list both.',
  }),
  'id3/chapters-untitled': rule<Counted>({
    severity: 'warning',
    message: ({ count }) => `${chapters(count)} ${count === 1 ? 'has' : 'have'} no title`,
    help: repair,
    explain:
      'Players show a chapter without a title as an empty line, or not at all. Repair titles it with its number.',
  }),
  'id3/chapter-ends': rule<Counted>({
    severity: 'warning',
    message: ({ count }) => `${chapters(count)} ${count === 1 ? 'has' : 'have'} no end after the start`,
    help: repair,
    explain:
      'The end of a chapter is 0, not set, or before its start. FFmpeg and other programs leave out such chapters or ' +
      'give them a wrong length.',
  }),
  'id3/chapters-unordered': rule<{ startMs: number }>({
    severity: 'info',
    message: ({ startMs }) =>
      `the chapters are not in order of time: ${formatTime(startMs)} comes after a later one`,
    help: repair,
    explain:
      'Some players list chapters in the order of the tag, others by time, and a few show only one chapter. Repair ' +
      'writes them in order of time.',
  }),
  'id3/chapters-past-end': rule<Counted>({
    severity: 'warning',
    message: ({ count }) =>
      `${chapters(count)} ${count === 1 ? 'starts' : 'start'} after the end of the audio`,
    help: repair,
    explain: 'No player can reach a chapter that starts after the end of the audio. Repair leaves it out.',
  }),
  'id3/no-chapters': rule<object>({
    severity: 'error',
    message: () => 'the file has no chapters to repair',
    help: () => 'write some from show notes: chapterize episode.md audio.mp3',
    explain: 'Repair reads the chapters in a file and rewrites them correctly. This file has none.',
  }),
} as const;
