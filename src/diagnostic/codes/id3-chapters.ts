import { rule } from '../rule.js';
import { formatQuantity } from '../wording.js';

/** Pictures, links and other frames in chapters. */
export interface HeldInChapters {
  readonly pictures: number;
  readonly links: number;
  readonly others: number;
}

/** Chapters of another program, with what of their content goes, and what stays in the new chapters. */
export interface ForeignChapters {
  readonly count: number;
  readonly gone: HeldInChapters;
  readonly kept: HeldInChapters;
}

/** "2 pictures and 3 links"; empty where there is nothing. */
function formatHeld({ pictures, links, others }: HeldInChapters): string {
  const held = [
    pictures === 0 ? [] : [formatQuantity(pictures, 'picture')],
    links === 0 ? [] : [formatQuantity(links, 'link')],
    others === 0 ? [] : [formatQuantity(others, 'other frame')],
  ].flat();
  return held.length < 2 ? held.join('') : `${held.slice(0, -1).join(', ')} and ${held.at(-1)}`;
}

function withHeld(count: number, held: HeldInChapters): string {
  const words = formatHeld(held);
  return `${formatQuantity(count, 'chapter')}${words === '' ? '' : ` with ${words}`}`;
}

function sumOf(a: HeldInChapters, b: HeldInChapters): HeldInChapters {
  return { pictures: a.pictures + b.pictures, links: a.links + b.links, others: a.others + b.others };
}

function isOne({ pictures, links, others }: HeldInChapters): boolean {
  return pictures + links + others === 1;
}

/** Findings about chapters in tags: those found, and those to be written. */
export const id3ChapterCodes = {
  'id3/chapter-damaged': rule<{ readonly id: string; readonly reason: string }>({
    severity: 'warning',
    message: ({ id, reason }) => `the frame ${id} cannot be read as it should: ${reason}`,
    help: null,
    explain:
      'A chapter or table of contents in the file is damaged, or wrapped in a way that cannot be undone (encrypted). What can be read of it is shown. Players show such a chapter differently or not at all; writing the chapters anew replaces it.',
  }),
  'id3/chapters-in-further-tag': rule<{ readonly count: number; readonly tagNumber: number }>({
    severity: 'warning',
    message: ({ count, tagNumber }) =>
      `${formatQuantity(count, 'chapter')} ${count === 1 ? 'stands' : 'stand'} in tag ${tagNumber} of the file; most players read only the first`,
    help: () => 'write the chapters anew with chapterize, which puts them into the first tag',
    explain:
      'The file has several ID3v2 tags in a row, and chapters in one behind the first. FFmpeg, mpv and music-metadata merge all tags; nearly all other players read only the first and show no chapters.',
  }),
  'id3/chapters-replaced': rule<ForeignChapters>({
    severity: 'warning',
    message: ({ count, gone, kept }) => {
      const goes = `${withHeld(count, gone)} of another program ${count === 1 ? 'goes' : 'go'}`;
      const stays = formatHeld(kept);
      return stays === ''
        ? goes
        : `${goes}; ${stays} of theirs ${isOne(kept) ? 'stays' : 'stay'} in the new chapters`;
    },
    help: () =>
      '`chapterize show` lists them; `chapterize undo` brings them back; --keep-foreign refuses such files',
    explain:
      'The file has chapters that chapterize did not write, from an audio editor or a publishing service for instance. Two sets of chapters in one file are shown in a jumble, so the old ones are taken out. Where a new chapter starts at the same time, down to the millisecond, what the old one holds beside its title stays in it: pictures, links, other frames. A link that the notes state takes the place of the old one. Undo brings all of it back; with --keep-foreign nothing is written.',
  }),
  'id3/foreign-chapters': rule<ForeignChapters>({
    severity: 'error',
    message: ({ count, gone, kept }) =>
      `found ${withHeld(count, sumOf(gone, kept))} of another program, which --keep-foreign leaves alone`,
    help: () => 'run without --keep-foreign to replace them; undo brings them back',
    explain:
      'The file has chapters that chapterize did not write, and --keep-foreign asks to leave such files alone. Nothing is written.',
  }),
  'id3/own-chapters-replaced': rule<{ readonly count: number; readonly gone: HeldInChapters }>({
    severity: 'info',
    message: ({ count, gone }) => {
      const replaced = `${formatQuantity(count, 'chapter')} of an earlier run ${count === 1 ? 'is' : 'are'} replaced`;
      const held = formatHeld(gone);
      return held === ''
        ? replaced
        : `${replaced}; ${held} of another program ${isOne(gone) ? 'goes' : 'go'} with them`;
    },
    help: null,
    explain:
      'The file has chapters from an earlier run, and the notes have changed since. The new ones take their place. What another program has put into a chapter stays while a chapter starts at the same time.',
  }),
  'id3/tag-converted': rule<{ readonly from: string; readonly why: string }>({
    severity: 'info',
    message: ({ from, why }) => `the v${from} tag becomes v2.3, because ${why}`,
    help: null,
    explain:
      'ID3v2.2 has no chapters, and chapters of 128 bytes or more in ID3v2.4 vanish in FFmpeg, mpv, Pocket Casts and Apple Podcasts. ID3v2.3 is what all players read. Every frame is carried over under its v2.3 name, none is lost.',
  }),
  'id3/keep-loses-chapters': rule<{
    readonly frame: string;
    readonly byteLength: number;
    readonly players: string;
  }>({
    severity: 'error',
    message: ({ frame, byteLength, players }) =>
      `kept in v2.4, ${frame} has ${formatQuantity(byteLength, 'byte')}, at most 127 are read alike; ${players} would lose it`,
    help: () => 'leave --tag-version at auto, which turns the tag into v2.3',
    explain:
      'Below 128 bytes a size is the same number in ID3v2.3 and ID3v2.4; from there on several players read it wrongly in v2.4, and the chapter vanishes. Turn the tag into v2.3, or shorten the title or link that the message names.',
  }),
  'id3/keep-without-chapters': rule<{ readonly version: string }>({
    severity: 'error',
    message: ({ version }) =>
      `the tag is v${version}, chapters exist in v2.3 and v2.4; no player would show them`,
    help: () => 'leave --tag-version at auto, which turns the tag into v2.3',
    explain:
      'ID3v2.2 has no chapter frames. Turn the tag into v2.3; every frame is carried over under its v2.3 name.',
  }),
  'id3/absolute-position': rule<{ readonly id: string }>({
    severity: 'error',
    message: ({ id }) =>
      `the frame ${id} states a position in the file and is wrapped (compressed, encrypted or cut), so that it cannot be corrected`,
    help: ({ id }) => `remove ${id} with a tag editor`,
    explain:
      'An audio seek point index states where in the file the audio starts. That place moves when the tag grows, so the number has to be corrected, which is not possible in a frame that is compressed, encrypted or too short.',
  }),
  'id3/tag-too-large': rule<{ readonly byteLength: number; readonly most: number }>({
    severity: 'error',
    message: ({ byteLength, most }) =>
      `the tag would have ${formatQuantity(byteLength, 'byte')}, at most ${most} are possible`,
    help: () => 'make the pictures in the tag smaller',
    explain:
      'The size of an ID3v2 tag is a number of 28 bits, so a tag cannot be larger than 256 MB. Tags of that size hold enormous pictures; make them smaller with a tag editor.',
  }),
  'id3/ambiguous-result': rule<{ readonly reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the new tag would not read back as it was planned: ${reason}`,
    help: () => 'write the tag anew with a tag editor, then run again',
    explain:
      'Before anything is written the new tag is read again, and must give exactly what was planned. Here it does not, because bytes of the old tag can be read in more than one way. Nothing is written; rewrite the tag with a tag editor.',
  }),
  'id3/proof-failed': rule<{ readonly what: string; readonly planned: string; readonly found: string }>({
    severity: 'error',
    message: ({ what, planned, found }) =>
      `a second decoder reads ${what} differently: planned ${planned}, found ${found}`,
    help: () => 'report this as a bug of chapterize, with the notes',
    explain:
      'Before anything is written the new chapters are read by node-id3, a decoder that shares no code with chapterize. Here it reads something else than what was planned. Nothing is written. This should not happen: please report it.',
  }),
  'id3/undo-altered': rule({
    severity: 'error',
    message: () =>
      'another program has changed the tag since; what it was before chapterize cannot be given back',
    help: () => '`chapterize strip` removes the chapters and leaves the changes of the other program',
    explain:
      'Chapterize remembers in the tag what is needed to give back the file as it was, to the last bit. Another program has changed the frames that it is made of, so the result would be another file, and nothing is written. Strip removes the chapters and keeps the changes.',
  }),
  'id3/undo-forgotten': rule({
    severity: 'error',
    message: () => 'the file as it was before chapterize is not remembered in it',
    help: () => '`chapterize strip` removes the chapters and leaves all else',
    explain:
      'Either an early version of chapterize wrote the file, or the chapters of another program that were replaced held more than 16 MB; that was said when they were. Strip removes the chapters.',
  }),
  'id3/undo-impossible': rule({
    severity: 'warning',
    message: () => 'more than 16 MB of the old tag go; `chapterize undo` will not be able to give them back',
    help: () => 'write another file with -o, or keep a copy, if they may be needed',
    explain:
      'Chapterize remembers in the tag what it takes out of it, so that undo can give back the file as it was. Chapters of another program with pictures of more than 16 MB in all are too much for that.',
  }),
  'id3/nothing-to-undo': rule({
    severity: 'info',
    message: () => 'the file has no mark of chapterize; there is nothing to undo',
    help: null,
    explain:
      'Chapterize leaves a mark in every tag that it writes, and undo goes by it. This file has none: it was never written by chapterize, or has been undone already.',
  }),
  'id3/strip-inexact': rule<{ readonly reason: string }>({
    severity: 'warning',
    message: ({ reason }) =>
      `the chapters are removed, but the tag is not what it was before them: ${reason}`,
    help: null,
    explain:
      'Chapterize remembers what a tag was like before the chapters, so that strip can give back the same bytes. Another program has changed the tag since, so only the chapters are removed and its changes are kept.',
  }),
} as const;
