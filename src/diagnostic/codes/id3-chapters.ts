import { rule } from '../rule.js';
import { formatCount, formatQuantity } from '../wording.js';

/** Pictures, links and other frames in chapters. */
export interface HeldInChapters {
  readonly pictures: number;
  readonly links: number;
  readonly others: number;
}

/** Chapters of another program: what of their content is removed, and what stays in the new chapters. */
export interface ForeignChapters {
  readonly count: number;
  readonly gone: HeldInChapters;
  readonly kept: HeldInChapters;
}

/** "2 pictures and 3 links"; empty if there is nothing. */
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

const impossibleWords = {
  size: 'too much of the old tag is removed to store it (more than 16 MB)',
  pieces: 'the old tag differs from the new one in too many places to store them (more than 65,536)',
  altered:
    'another program has changed the tag since an earlier run, so that the original cannot be worked out',
} as const;

/** Findings about chapters in tags: those found, and those to be written. */
export const id3ChapterCodes = {
  'id3/chapter-damaged': rule<{ id: string; reason: string }>({
    severity: 'warning',
    message: ({ id, reason }) => `the frame ${id} cannot be read properly: ${reason}`,
    help: null,
    explain:
      'A chapter or table of contents in the file is damaged, or encrypted. Whatever is readable in it is shown. Players ' +
      'show such a chapter differently or not at all. Writing the chapters again replaces it.',
  }),
  'id3/chapters-in-further-tag': rule<{ count: number; tagNumber: number }>({
    severity: 'warning',
    message: ({ count, tagNumber }) =>
      `${formatQuantity(count, 'chapter')} ${count === 1 ? 'is' : 'are'} in tag ${tagNumber} of the file; most players read only the first`,
    help: () => 'write the chapters again with chapterize, which puts them in the first tag',
    explain:
      'The file has several ID3v2 tags in a row, and the chapters are not in the first one. FFmpeg, mpv and music-metadata ' +
      'merge all tags. Nearly all other players read only the first and show no chapters.',
  }),
  'id3/chapters-replaced': rule<ForeignChapters>({
    severity: 'warning',
    message: ({ count, gone, kept }) => {
      const replaced = `${withHeld(count, gone)} of another program ${count === 1 ? 'is' : 'are'} replaced`;
      const stays = formatHeld(kept);
      return stays === ''
        ? replaced
        : `${replaced}; ${stays} of theirs ${isOne(kept) ? 'stays' : 'stay'} in the new chapters`;
    },
    help: () => '`chapterize undo` brings them back; run with --keep-foreign to leave such files alone',
    explain:
      'The file has chapters that chapterize did not write. They may come from an audio editor or a publishing service. ' +
      'Players mix up two sets of chapters in one file, so the old ones are removed. If a new chapter starts at exactly ' +
      'the same time (to the millisecond), it keeps the pictures, links and other frames of the old one. A link in the ' +
      'notes replaces the old link. `chapterize show` lists the chapters before a run, and undo brings all of it back. ' +
      'With --keep-foreign nothing is written.',
  }),
  'id3/foreign-chapters': rule<ForeignChapters>({
    severity: 'error',
    message: ({ count, gone, kept }) =>
      `found ${withHeld(count, sumOf(gone, kept))} of another program; --keep-foreign leaves them alone`,
    help: () => 'run without --keep-foreign to replace them; undo brings them back',
    explain:
      'The file has chapters that chapterize did not write, and --keep-foreign asks to leave such files alone. Nothing is written.',
  }),
  'id3/own-chapters-replaced': rule<{ count: number; gone: HeldInChapters }>({
    severity: 'info',
    message: ({ count, gone }) => {
      const replaced = `${formatQuantity(count, 'chapter')} of an earlier run ${count === 1 ? 'is' : 'are'} replaced`;
      const held = formatHeld(gone);
      return held === ''
        ? replaced
        : `${replaced}; ${held} of another program ${isOne(gone) ? 'is' : 'are'} removed with them`;
    },
    help: null,
    explain:
      'The file has chapters from an earlier run, and the notes have changed since. The new chapters replace them. What ' +
      'another program has put in a chapter stays while a chapter starts at the same time.',
  }),
  'id3/tag-converted': rule<{ from: string; why: string }>({
    severity: 'info',
    message: ({ from, why }) => `the v${from} tag is converted to v2.3, because ${why}`,
    help: null,
    explain:
      'ID3v2.2 has no chapters, and FFmpeg, mpv, Pocket Casts and Apple Podcasts lose chapters of 128 bytes or more in ' +
      'ID3v2.4. All players read ID3v2.3. Every frame is kept under its v2.3 name.',
  }),
  'id3/keep-loses-chapters': rule<{ frame: string; byteLength: number; players: string }>({
    severity: 'error',
    message: ({ frame, byteLength, players }) =>
      `${frame} would have ${formatQuantity(byteLength, 'byte')} in a v2.4 tag, where ${players} lose frames of more than 127`,
    help: () => 'use --tag-version auto, which converts the tag to v2.3',
    explain:
      'Below 128 bytes a size is the same number in ID3v2.3 and ID3v2.4. From there on, several players read it wrongly ' +
      'in v2.4, and the chapter is lost. Convert the tag to v2.3, or shorten the title or link that the message names.',
  }),
  'id3/keep-without-chapters': rule<{ version: string }>({
    severity: 'error',
    message: ({ version }) => `the tag is v${version}, which has no chapters; only v2.3 and v2.4 have them`,
    help: () => 'use --tag-version auto, which converts the tag to v2.3',
    explain:
      'ID3v2.2 has no chapter frames, so no player would show them. Convert the tag to v2.3; every frame is kept under ' +
      'its v2.3 name.',
  }),
  'id3/absolute-position': rule<{ id: string }>({
    severity: 'error',
    message: ({ id }) =>
      `the frame ${id} states a position in the file, which cannot be corrected because the frame is compressed, encrypted or cut off`,
    help: ({ id }) => `remove ${id} with a tag editor`,
    explain:
      'An audio seek point index states where in the file the audio starts. That place moves when the tag grows, so the ' +
      'number has to be corrected. In a frame that is compressed, encrypted or too short this is not possible.',
  }),
  'id3/tag-too-large': rule<{ byteLength: number; most: number }>({
    severity: 'error',
    message: ({ byteLength, most }) =>
      `the tag would have ${formatQuantity(byteLength, 'byte')}; at most ${formatCount(most)} are possible`,
    help: () => 'make the pictures in the tag smaller',
    explain:
      'The size of an ID3v2 tag is a number of 28 bits, so a tag cannot be larger than 256 MB. Tags of that size ' +
      'contain enormous pictures. Make them smaller with a tag editor.',
  }),
  'id3/ambiguous-result': rule<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the new tag would not read back as planned: ${reason}`,
    help: () => 'rewrite the tag with a tag editor, then run again',
    explain:
      'Before anything is written, the new tag is read back and must give exactly what was planned. Here it does not, ' +
      'because bytes of the old tag can be read in more than one way. Nothing is written. Rewrite the tag with a tag ' +
      'editor.',
  }),
  'id3/proof-failed': rule<{ what: string; planned: string; found: string }>({
    severity: 'error',
    message: ({ what, planned, found }) =>
      `a second decoder reads ${what} differently: planned ${planned}, found ${found}`,
    help: () => 'report this as a bug of chapterize, with the notes',
    explain:
      'Before anything is written, the new chapters are read by node-id3, a decoder that shares no code with ' +
      'chapterize. Here it reads something other than what was planned. Nothing is written. This should not happen: ' +
      'please report it.',
  }),
  'id3/undo-altered': rule({
    severity: 'error',
    message: () => 'another program has changed the tag since, so the original cannot be restored',
    help: () => '`chapterize strip` removes the chapters and keeps the changes of the other program',
    explain:
      'Chapterize stores in the tag what it needs to restore the original file, to the last bit. Another program has ' +
      'changed the frames since, so the result would be a different file, and nothing is written. Strip removes the ' +
      'chapters and keeps the changes.',
  }),
  'id3/undo-forgotten': rule({
    severity: 'error',
    message: () => 'the tag does not store what the file was before chapterize',
    help: () => '`chapterize strip` removes the chapters and keeps everything else',
    explain:
      'Either an early version of chapterize wrote the file, or it replaced chapters of another program that had more ' +
      'than 16 MB. In that case it gave a warning at the time. Strip removes the chapters.',
  }),
  'id3/undo-impossible': rule<{ reason: 'size' | 'pieces' | 'altered' }>({
    severity: 'warning',
    message: ({ reason }) => `${impossibleWords[reason]}: \`chapterize undo\` will not be able to restore it`,
    help: () => 'if you may need it, write another file with -o or keep a copy',
    explain:
      'Chapterize stores in the tag what it takes out of it, so that undo can restore the original file. Chapters of ' +
      'another program with more than 16 MB of pictures are too large for that. Damaged or contrived tags can differ from the ' +
      'new one in more places than the 65,536 that are stored. And if another program has changed the kept frames since an ' +
      'earlier run, what was stored then can no longer restore the original.',
  }),
  'id3/nothing-to-undo': rule({
    severity: 'info',
    message: () => 'chapterize has not written this file; there is nothing to undo',
    help: null,
    explain:
      'Chapterize leaves a mark in every tag that it writes, and undo needs it. This file has none: chapterize never ' +
      'wrote it, or it was already undone.',
  }),
  'id3/strip-inexact': rule<{ reason: string }>({
    severity: 'warning',
    message: ({ reason }) =>
      `the chapters are removed, but the tag is not the same as before chapterize: ${reason}`,
    help: null,
    explain:
      'Chapterize stores what the tag was before the chapters, so that strip can restore the same bytes. Another ' +
      'program has changed the tag since, so only the chapters are removed and its changes are kept.',
  }),
} as const;
