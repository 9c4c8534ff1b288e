import { rule } from '../rule.js';
import { formatCount, formatQuantity } from '../wording.js';

const withForce = 'or run with --force, which leaves it out and saves the old tag beside the audio';

/** Findings about tags as they are found: oddities, damage, and what becomes of them. */
export const id3Codes = {
  'id3/tag-cut': rule<{ readonly stated: number; readonly found: number }>({
    severity: 'error',
    message: ({ stated, found }) =>
      `the tag states ${formatQuantity(stated, 'byte')}, the file ends after ${found} of them`,
    help: () => 'get a whole copy of the file',
    explain:
      'The header of an ID3v2 tag says how long the tag is. This file ends before that, so it was cut off, and holds no audio behind the tag. Download or export the file again.',
  }),
  'id3/tag-compressed': rule<{ readonly flags: number }>({
    severity: 'warning',
    message: ({ flags }) =>
      `the v2.2 tag is marked as compressed (flags ${flags.toString(16)}), which no program can read; kept behind the new one`,
    help: null,
    explain:
      'ID3v2.2 reserves a flag for compressed tags and never says how they are compressed, so readers ignore such a tag. It stays in the file byte for byte, and a new tag with the chapters goes in front of it. A tag that has the flag and reads well without it is read.',
  }),
  'id3/frame-cut': rule<{ readonly id: string; readonly stated: number; readonly available: number }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ id, stated, available }) =>
      `the frame ${id} states ${formatQuantity(stated, 'byte')}, the tag ends after ${available} of them`,
    help: ({ id }) => `remove or rewrite ${id} with a tag editor, ${withForce}`,
    explain:
      'The last frame of the tag reaches past the end of the tag, so either its size or that of the tag is wrong, and where it really ends is unclear. Players based on Media3 (Pocket Casts on Android) read nothing at all from such a tag, chapters included. Rewrite the tag with a tag editor.',
  }),
  'id3/mark-ignored': rule<{ readonly stated: number; readonly most: number }>({
    severity: 'warning',
    message: ({ stated, most }) =>
      `the mark of chapterize claims that the tag had ${formatQuantity(stated, 'byte')} before the chapters, at most ${formatCount(most)} are possible; the mark is ignored`,
    help: null,
    explain:
      'Chapterize leaves a PRIV frame in the tag that remembers what the tag was before. Writing chapters never makes a tag shorter, so a mark that claims a longer tag is damaged or forged. Nothing is made of what it says: its chapters are replaced as those of another program would be.',
  }),
  'id3/too-many-frames': rule<{ readonly most: number }>({
    severity: 'error',
    message: ({ most }) => `the tag has ${formatCount(most)} frames or more, which no real tag has`,
    help: () => 'write the tag anew with a tag editor',
    explain:
      'Tags have some dozens of frames, with many chapters and pictures some hundreds. This one has so many that reading them all would take minutes and much memory, so only the first are read, and since chapters may stand among the others the tag is left alone. Write the tag anew with a tag editor.',
  }),
  'id3/chapters-in-junk': rule<{ readonly id: string }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ id }) => `found ${id} behind bytes that are no frames; players disagree whether it counts`,
    help: () => `write the tag anew with a tag editor, ${withForce}`,
    explain:
      'Somewhere in the tag are bytes that are no frames, and behind them old chapters. Some players stop at the damage, others read on and would show the old chapters besides the new ones. Where the damage ends is unclear, so it is not mended.',
  }),
  'id3/junk-in-tag': rule<{ readonly byteLength: number }>({
    severity: 'warning',
    message: ({ byteLength }) =>
      `${formatQuantity(byteLength, 'byte')} behind the frames ${byteLength === 1 ? 'is' : 'are'} no frame; kept`,
    help: null,
    explain:
      'Behind the frames of a tag only padding may follow, zeros. Here something else stands there, left by a program that shortened the tag or wrote it wrongly. It is kept byte for byte behind the chapters, where players do not trip over it.',
  }),
  'id3/junk-before-tag': rule<{ readonly byteLength: number }>({
    severity: 'info',
    message: ({ byteLength }) =>
      `${formatQuantity(byteLength, 'byte')} before the tag ${byteLength === 1 ? 'is' : 'are'} neither tag nor audio; left out, so that programs find the tag`,
    help: null,
    explain:
      'A tag is looked for at the first byte of a file. Here something else stands before it, zeros as a rule, and most programs find no tag at all; some look for one as far as the first frame of audio, and so does chapterize. The new tag takes the place of both, with all that the old one holds, and undo puts the bytes back.',
  }),
  'id3/empty-frame': rule<{ readonly id: string }>({
    severity: 'info',
    message: ({ id }) => `the frame ${id} holds nothing (0 bytes) and is left out`,
    help: null,
    explain:
      'A frame must hold at least one byte. TagLib stops reading a tag at an empty frame, and jsmediatags reads nothing at all, so it is left out. No information is lost, and strip puts it back.',
  }),
  'id3/odd-frame-id': rule<{ readonly id: string }>({
    severity: 'info',
    message: ({ id }) => `the frame ID ${JSON.stringify(id)} is none that ID3v2 allows; kept`,
    help: null,
    explain:
      'Frame IDs are made of capital letters and digits. This one is not, though a frame of a sensible size stands there; iTunes is known to write such IDs. Some programs stop reading there. The frame is kept as it is, behind the chapters.',
  }),
  'id3/size-form': rule<{ readonly count: number; readonly version: string; readonly found: string }>({
    severity: 'info',
    message: ({ count, version, found }) =>
      `${formatQuantity(count, 'frame')} of the v${version} tag had ${found} sizes; rewritten as the version asks`,
    help: null,
    explain:
      'Sizes of frames are plain numbers in ID3v2.3 and syncsafe ones (7 bits a byte) in ID3v2.4. Some programs, iTunes and FFmpeg among them, mix that up. The sizes are put right, the content of the frames stays as it is, so that all players read the tag alike.',
  }),
  'id3/unsynchronisation-undone': rule<{ readonly count: number }>({
    severity: 'info',
    message: ({ count }) =>
      `unsynchronisation was undone: ${formatQuantity(count, 'inserted zero')} taken out`,
    help: null,
    explain:
      'Unsynchronisation inserts zeros into a tag, so that players of the 1990s do not take it for audio. No form of it is read by all players of today, and chapters inside such a tag come out garbled. The zeros are taken out; what the frames say stays the same.',
  }),
  'id3/extended-header': rule<{ readonly byteLength: number; readonly holds: string }>({
    severity: 'info',
    message: ({ byteLength, holds }) =>
      `the extended header (${formatQuantity(byteLength, 'byte')}${holds === '' ? '' : `, ${holds}`}) is left out`,
    help: null,
    explain:
      'An extended header holds a checksum or limits of the tag, nothing about the episode. Behind one TagLib, Kid3 and AntennaPod find no chapters, and a checksum would no longer fit. It is left out, and strip puts it back.',
  }),
  'id3/extended-header-damaged': rule({
    severity: 'error',
    softenedBy: 'force',
    message: () =>
      'no frame begins where the extended header of the tag ends; nothing of the tag can be read',
    help: () => `write the tag again with a tag editor, ${withForce}`,
    explain:
      'A flag says that an extended header stands before the frames, and where it ends cannot be told. A tag with chapters in place of this one would hide the title and all else that it holds, so nothing is written. A size that is wrong in a way that is known from other programs is put right.',
  }),
  'id3/footer': rule<{ readonly found: 'footer' | 'nothing' }>({
    severity: 'info',
    message: ({ found }) =>
      found === 'footer'
        ? 'the footer of the tag is left out'
        : 'the tag states a footer, found none; the flag is cleared',
    help: null,
    explain:
      'A v2.4 tag may end with a copy of its header. At the head of a file it serves no purpose, and Media3 loses all metadata of such a tag. Where only the flag for it is set, players would skip ten bytes of audio. Strip puts it back.',
  }),
  'id3/unknown-flags': rule<{ readonly flags: number }>({
    severity: 'warning',
    message: ({ flags }) =>
      `the tag header has flags that its version does not define (${flags.toString(16)}); cleared`,
    help: null,
    explain:
      'Readers that follow the standard refuse a tag with flags that they do not know. Here the tag reads well without them, so they are cleared, and strip sets them again.',
  }),
  'id3/unknown-version': rule<{ readonly majorVersion: number }>({
    severity: 'warning',
    message: ({ majorVersion }) =>
      `found a tag of ID3v2.${majorVersion}, known are 2.2, 2.3 and 2.4; kept behind the new one`,
    help: null,
    explain:
      'No such version of ID3v2 exists, so nothing in the tag can be read. It stays in the file byte for byte, and a new tag with the chapters is put in front of it.',
  }),
  'id3/further-tags': rule<{ readonly count: number }>({
    severity: 'info',
    message: ({ count }) =>
      `${formatQuantity(count, 'further tag')} behind the first; kept, the chapters go into the first`,
    help: null,
    explain:
      'Most players read only the first ID3v2 tag of a file, some merge all of them. The chapters go into the first, so that all players find them. Further tags keep every frame; only chapters in them are taken out, because they would be shown besides the new ones.',
  }),
  'id3/values-carried': rule<{ readonly from: string; readonly count: number; readonly left: string }>({
    severity: 'warning',
    message: ({ from, count, left }) =>
      `${formatQuantity(count, 'value')} of the ${from} tag at the end of the file ${count === 1 ? 'is' : 'are'} carried into the new tag${left === '' ? '' : `, but not ${left}`}`,
    help: null,
    explain:
      'Programs that find an ID3v2 tag at the head of a file look no further, so a new tag with nothing but chapters would hide the title, the artist and all else that stands in a tag at the end. The values are therefore carried into the new tag. The old tag stays as it is, and strip and undo take the carried values out again. An APE item of bytes that have no meaning outside APE is named and stays where it is.',
  }),
  'id3/discard-flag': rule<{ readonly id: string }>({
    severity: 'info',
    message: ({ id }) => `the frame ${id} asks to be dropped by programs that do not know it; kept`,
    help: null,
    explain:
      'A flag of the frame says that a program that alters the tag and does not know the frame should drop it. Chapters do not change what other frames mean, so every frame is kept.',
  }),
} as const;
