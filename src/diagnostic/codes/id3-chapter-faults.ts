import { rule } from '../rule.js';
import { formatQuantity, formatTime } from '../wording.js';

type Counted = { readonly count: number };

const chapters = (count: number) => formatQuantity(count, 'chapter');
const repair = () => 'chapterize repair writes the chapters again as they should be';

/** What other programs get wrong about chapters. */
export const id3ChapterFaultCodes = {
  'id3/chapter-sizes': rule<Counted>({
    severity: 'warning',
    message: ({ count }) =>
      `the sizes of ${formatQuantity(count, 'chapter frame')} are in the form of another ID3v2 version`,
    help: repair,
    explain:
      'ID3v2.4 writes sizes with 7 bits in each byte, ID3v2.3 with 8. From 128 bytes on the two differ, and players that follow the ' +
      'specification lose the chapter, its title, or all that follows. FFmpeg and older versions of TagLib write such files.',
  }),
  'id3/chapter-encoding': rule<Counted>({
    severity: 'warning',
    message: ({ count }) => `titles of ${chapters(count)} are in an encoding that ID3v2.3 does not have`,
    help: repair,
    explain:
      'UTF-8 and UTF-16 without a byte order mark came with ID3v2.4. In an ID3v2.3 tag some players show such titles garbled or not at all.',
  }),
  'id3/contents-missing': rule<Counted>({
    severity: 'warning',
    message: ({ count }) => `there is no table of contents for ${chapters(count)}`,
    help: repair,
    explain:
      'A CTOC frame lists the chapters in their order. Apple Podcasts and other players show no chapters where there is none.',
  }),
  'id3/contents-not-top': rule<{ readonly elementId: string }>({
    severity: 'warning',
    message: ({ elementId }) =>
      `no table of contents is the topmost one, ${JSON.stringify(elementId)} should say so`,
    help: repair,
    explain:
      'One CTOC frame must have the top-level flag, which tells players where to begin. Some show no chapters without it.',
  }),
  'id3/contents-count': rule<{ readonly listed: number; readonly count: number }>({
    severity: 'warning',
    message: ({ listed, count }) =>
      `the table of contents lists ${listed} of ${chapters(count)}: more than 255 cannot be counted in it`,
    help: () => 'use at most 255 chapters',
    explain:
      'The number of entries of a CTOC frame is one byte. A program wrote more chapters than that, the count began at 0 again, and ' +
      'players show only the first ones.',
  }),
  'id3/contents-unknown-chapter': rule<{ readonly elementId: string }>({
    severity: 'info',
    message: ({ elementId }) =>
      `the table of contents lists ${JSON.stringify(elementId)}, but there is no chapter of that name`,
    help: repair,
    explain:
      'A table of contents names the chapters by their element IDs. This one names a chapter that is not in the file, which players ignore.',
  }),
  'id3/chapters-hidden': rule<Counted>({
    severity: 'info',
    message: ({ count }) =>
      `${chapters(count)} ${count === 1 ? 'is' : 'are'} in no table of contents, and hidden in some players`,
    help: null,
    explain:
      'Players that go by the table of contents do not list a chapter that is not in it. Some programs hide a chapter that way on ' +
      'purpose, to change the picture only.',
  }),
  'id3/chapters-nested': rule<{ readonly elementId: string }>({
    severity: 'info',
    message: ({ elementId }) =>
      `the table of contents ${JSON.stringify(elementId)} is nested; most players show one level or none`,
    help: repair,
    explain:
      'Tables of contents may list other ones. Few players follow them: some show the chapters of the topmost only, others all in a row.',
  }),
  'id3/duplicate-element-id': rule<{ readonly elementId: string; readonly count: number }>({
    severity: 'warning',
    message: ({ elementId, count }) =>
      `${formatQuantity(count, 'frame')} ${count === 1 ? 'has' : 'have'} an element ID that another one has, such as ${JSON.stringify(elementId)}`,
    help: repair,
    explain:
      'Each chapter has an ID by which the table of contents lists it. Programs that keep chapters by ID (mutagen, TagLib) see only one of those that share one.',
  }),
  'id3/chapters-doubled': rule<Counted>({
    severity: 'warning',
    message: ({ count }) => `${chapters(count)} ${count === 1 ? 'stands' : 'stand'} in the tag twice`,
    help: repair,
    explain:
      'A chapter of the same start and title stands in the tag again, as after two runs of a program that only adds. Players list both.',
  }),
  'id3/chapters-untitled': rule<Counted>({
    severity: 'warning',
    message: ({ count }) => `${chapters(count)} ${count === 1 ? 'has' : 'have'} no title`,
    help: repair,
    explain:
      'Players show a chapter without a title as an empty line or not at all. Repair calls it by its number.',
  }),
  'id3/chapter-ends': rule<Counted>({
    severity: 'warning',
    message: ({ count }) => `${chapters(count)} ${count === 1 ? 'has' : 'have'} no end behind the start`,
    help: repair,
    explain:
      'The end of a chapter is 0, not set, or lies before its start. FFmpeg and others leave such chapters out or give them a wrong length.',
  }),
  'id3/chapters-unordered': rule<{ readonly startMs: number }>({
    severity: 'info',
    message: ({ startMs }) =>
      `the chapters are not in the order of their times: ${formatTime(startMs)} stands behind a later one`,
    help: repair,
    explain:
      'Some players list chapters as they stand in the tag, others by time, and a few show one chapter only. Repair writes them in the order of their times.',
  }),
  'id3/chapters-past-end': rule<Counted>({
    severity: 'warning',
    message: ({ count }) =>
      `${chapters(count)} ${count === 1 ? 'starts' : 'start'} behind the end of the audio`,
    help: repair,
    explain: 'No player can reach a chapter that starts behind the end of the audio. Repair leaves it out.',
  }),
  'id3/no-chapters': rule<object>({
    severity: 'error',
    message: () => 'the file has no chapters that could be repaired',
    help: () => 'write some from show notes: chapterize episode.md audio.mp3',
    explain:
      'Repair reads the chapters that a file has and writes them again as they should be. This one has none.',
  }),
} as const;
