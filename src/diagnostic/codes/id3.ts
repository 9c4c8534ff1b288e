import { rule } from '../rule.js';
import { formatCount, formatQuantity } from '../wording.js';

const withForce = 'or run with --force, which leaves it out and saves the old tag next to the audio';

/** Findings about tags as they are found: oddities, damage, and what becomes of them. */
export const id3Codes = {
  'id3/tag-cut': rule<{ stated: number; found: number }>({
    severity: 'error',
    message: ({ stated, found }) =>
      `the tag says it has ${formatQuantity(stated, 'byte')}, but the file ends after ${formatCount(found)}`,
    help: () => 'get a complete copy of the file',
    explain:
      'The header of an ID3v2 tag tells how long the tag is. This file ends before that, so it was cut off and contains ' +
      'no audio. Download or export the file again.',
  }),
  'id3/tag-compressed': rule<{ flags: number }>({
    severity: 'warning',
    message: ({ flags }) =>
      `the v2.2 tag is marked as compressed (flags ${flags.toString(16)}), which no program can read; it is kept after the new tag`,
    help: null,
    explain:
      'ID3v2.2 reserves a flag for compressed tags but does not define the compression, so readers ignore such a tag. ' +
      'It stays in the file byte for byte, and a new tag with the chapters is put in front of it. If a tag has the flag ' +
      'but is not really compressed, it is read normally.',
  }),
  'id3/frame-cut': rule<{ id: string; stated: number; available: number }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ id, stated, available }) =>
      `the frame ${id} says it has ${formatQuantity(stated, 'byte')}, but the tag ends after ${formatCount(available)}`,
    help: ({ id }) => `remove or rewrite ${id} with a tag editor, ${withForce}`,
    explain:
      'The last frame reaches past the end of the tag, so either its size or the size of the tag is wrong. It is not ' +
      'clear where the frame really ends. Players based on Media3 (Pocket Casts on Android) read nothing from such a ' +
      'tag, not even chapters. Rewrite the tag with a tag editor.',
  }),
  'id3/mark-ignored': rule<{ stated: number; most: number }>({
    severity: 'warning',
    message: ({ stated, most }) =>
      `the mark that chapterize left says the tag had ${formatQuantity(stated, 'byte')} before the chapters, but at most ${formatCount(most)} are possible; the mark is ignored`,
    help: null,
    explain:
      'Chapterize leaves a PRIV frame in the tag that stores what the tag was before. Writing chapters never makes a ' +
      'tag shorter, so a mark that claims a longer tag is damaged or forged. It is ignored, and the chapters are ' +
      'treated like those of another program.',
  }),
  'id3/too-many-frames': rule<{ most: number }>({
    severity: 'error',
    message: ({ most }) =>
      `the tag has ${formatCount(most)} frames or more; real tags have a few hundred at most`,
    help: () => 'rewrite the tag with a tag editor',
    explain:
      'Most tags have a few dozen frames; with many chapters and pictures it can be a few hundred. Reading all the ' +
      'frames of this one would take minutes and a lot of memory, so only the first are read. There may be chapters ' +
      'among the rest, so nothing is written. Rewrite the tag with a tag editor.',
  }),
  'id3/chapters-in-junk': rule<{ id: string }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ id }) => `found ${id} after bytes that are not frames; some players read it and some do not`,
    help: () => `rewrite the tag with a tag editor, ${withForce}`,
    explain:
      'The tag contains bytes that are not frames, with old chapters after them. Some players stop at the damage. ' +
      'Others read on, and would show the old chapters as well as the new ones. It is not clear where the damage ends, ' +
      'so it cannot be repaired. Rewrite the tag with a tag editor.',
  }),
  'id3/junk-in-tag': rule<{ byteLength: number }>({
    severity: 'warning',
    message: ({ byteLength }) =>
      `${formatQuantity(byteLength, 'byte')} after the last frame ${byteLength === 1 ? 'is neither a frame nor' : 'are neither frames nor'} padding; kept`,
    help: null,
    explain:
      'After the frames of a tag only padding (zeros) is allowed. Here there is something else, left by a program that ' +
      'shortened the tag or wrote it wrongly. It is kept byte for byte after the chapters, where it does not confuse ' +
      'players.',
  }),
  'id3/junk-before-tag': rule<{ byteLength: number }>({
    severity: 'info',
    message: ({ byteLength }) =>
      `${formatQuantity(byteLength, 'byte')} before the tag ${byteLength === 1 ? 'is' : 'are'} neither tag nor audio; left out, so players find the tag`,
    help: null,
    explain:
      'Most programs look for a tag at the first byte of a file, so they find none here: something else, usually zeros, ' +
      'comes before it. Some look as far as the first frame of audio, and so does chapterize. The new tag replaces both ' +
      'and keeps everything in the old tag. Undo restores the removed bytes.',
  }),
  'id3/data-before-tag': rule<{ byteLength: number }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ byteLength }) =>
      `${formatQuantity(byteLength, 'byte')} of unknown data before the tag, expected the tag at the first byte`,
    help: () => `remove that data with the program that wrote it, ${withForce}`,
    explain:
      'Something that is neither a tag nor audio comes before the tag. Most programs find no tag in such a file. A new tag in ' +
      'front would hide the old one from all of them, and a new tag in place of both would drop data whose meaning is unknown. ' +
      'So nothing is written. With --force the new tag replaces both and keeps everything in the old tag; undo restores the data.',
  }),
  'id3/empty-frame': rule<{ id: string }>({
    severity: 'info',
    message: ({ id }) => `the frame ${id} is empty (0 bytes) and is left out`,
    help: null,
    explain:
      'A frame must contain at least one byte. TagLib stops reading a tag at an empty frame, and jsmediatags reads ' +
      'nothing at all, so it is left out. No information is lost, and strip restores it.',
  }),
  'id3/odd-frame-id': rule<{ id: string }>({
    severity: 'info',
    message: ({ id }) => `the frame ID ${JSON.stringify(id)} is not one that ID3v2 allows; kept`,
    help: null,
    explain:
      'Frame IDs are made of capital letters and digits. This one is not, although a frame of a sensible size follows. ' +
      'iTunes is known to write such IDs. Some programs stop reading there. The frame is kept as it is, after the ' +
      'chapters.',
  }),
  'id3/size-form': rule<{ count: number; version: string; found: string }>({
    severity: 'info',
    message: ({ count, version, found }) =>
      `${formatQuantity(count, 'frame')} of the v${version} tag had ${found} sizes; rewritten as the version requires`,
    help: null,
    explain:
      'Frame sizes are plain numbers in ID3v2.3 and syncsafe numbers (7 bits per byte) in ID3v2.4. Some programs, such ' +
      'as iTunes and FFmpeg, mix that up. The sizes are corrected so that all players read the tag in the same way. The ' +
      'content of the frames does not change.',
  }),
  'id3/unsynchronisation-undone': rule<{ count: number }>({
    severity: 'info',
    message: ({ count }) => `unsynchronisation was undone: ${formatQuantity(count, 'inserted zero')} removed`,
    help: null,
    explain:
      'Unsynchronisation inserts zeros into a tag so that players of the 1990s do not take it for audio. No form of it ' +
      "works in all of today's players, and chapters in such a tag come out garbled. The zeros are removed. The content " +
      'of the frames stays the same.',
  }),
  'id3/extended-header': rule<{ byteLength: number; holds: string }>({
    severity: 'info',
    message: ({ byteLength, holds }) =>
      `the extended header (${formatQuantity(byteLength, 'byte')}${holds === '' ? '' : `, ${holds}`}) is left out`,
    help: null,
    explain:
      'An extended header contains a checksum or limits of the tag, and nothing about the episode. TagLib, Kid3 and ' +
      'AntennaPod find no chapters after one, and a checksum would no longer be right. It is left out, and strip ' +
      'restores it.',
  }),
  'id3/extended-header-damaged': rule({
    severity: 'error',
    softenedBy: 'force',
    message: () => 'no frame begins where the extended header ends, so the tag cannot be read',
    help: () => `write the tag again with a tag editor, ${withForce}`,
    explain:
      'A flag says that there is an extended header before the frames, but it is not clear where it ends. A new tag in ' +
      'front would hide the title and everything else in this one, so nothing is written. Wrong sizes that are known ' +
      'from other programs are corrected. Rewrite the tag with a tag editor.',
  }),
  'id3/footer': rule<{ found: 'footer' | 'nothing' }>({
    severity: 'info',
    message: ({ found }) =>
      found === 'footer'
        ? 'the footer of the tag is left out'
        : 'the tag says it has a footer, but there is none; the flag is cleared',
    help: null,
    explain:
      'A v2.4 tag can end with a copy of its header. At the start of a file that has no use, and Media3 loses all ' +
      'metadata of such a tag. If only the flag is set, players skip ten bytes of audio. Strip restores it.',
  }),
  'id3/unknown-flags': rule<{ flags: number }>({
    severity: 'warning',
    message: ({ flags }) =>
      `the tag header has flags that its version does not define (${flags.toString(16)}); cleared`,
    help: null,
    explain:
      'Readers that follow the standard reject a tag with flags that they do not know. The tag is readable without ' +
      'them, so they are cleared. Strip sets them again.',
  }),
  'id3/unknown-version': rule<{ majorVersion: number }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ majorVersion }) => `found a tag of ID3v2.${majorVersion}, expected 2.2, 2.3 or 2.4`,
    help: () =>
      'write the tag again with a tag editor, or run with --force, which keeps it after the new tag, where no program looks for it',
    explain:
      'There is no such version of ID3v2. Some programs, TagLib among them, read the tag as if it were v2.4, and a new ' +
      'tag in front would hide its title and everything else from them. So nothing is written. With --force the tag ' +
      'stays in the file byte for byte after the new one, and undo removes the new one again.',
  }),
  'id3/header-damaged': rule({
    severity: 'error',
    softenedBy: 'force',
    message: () => 'the size in the header of the tag is not valid, so it is not clear where the tag ends',
    help: () =>
      'write the tag again with a tag editor, or run with --force, which keeps it after the new tag, where no program looks for it',
    explain:
      'The size of an ID3v2 tag is written with 7 bits in each byte. Here a byte has 8, so most programs find no tag. eyeD3 ' +
      'reads it anyway, and a new tag in front would hide its title and everything else. So nothing is written. ' +
      'With --force the old tag stays in the file byte for byte after the new one, and undo removes the new one again.',
  }),
  'id3/further-tags': rule<{ count: number }>({
    severity: 'info',
    message: ({ count }) =>
      `there ${count === 1 ? 'is' : 'are'} ${formatQuantity(count, 'more tag')} after the first; kept, and the chapters go in the first`,
    help: null,
    explain:
      'Most players read only the first ID3v2 tag of a file, and some merge all of them. The chapters go in the first, ' +
      'so all players find them. The other tags keep every frame except chapters, which would be shown as well as the ' +
      'new ones.',
  }),
  'id3/further-tag-version': rule<{ last: string; version: string }>({
    severity: 'warning',
    message: ({ last, version }) =>
      `the last tag before the audio is ID3v${last}, and the one with the chapters is v${version}: programs built on music-metadata show no chapters`,
    help: () => 'merge the tags with a tag editor, then run chapterize again',
    explain:
      'The file has several ID3v2 tags. Programs that use the library music-metadata, many of them web apps, show the ' +
      'chapters of tags of the same version as the last one only. chapterize writes the chapters in that version if it ' +
      'can: it turns a v2.4 tag into v2.3, but not the other way round, and it leaves the other tags as they are.',
  }),
  'id3/values-carried': rule<{ from: string; count: number; left: string }>({
    severity: 'warning',
    message: ({ from, count, left }) =>
      `${formatQuantity(count, 'value')} of the ${from} tag at the end of the file ${count === 1 ? 'is' : 'are'} copied to the new tag${left === '' ? '' : `, but not ${left}`}`,
    help: null,
    explain:
      'Programs that find an ID3v2 tag at the start of a file look no further. So a new tag with nothing but chapters ' +
      'would hide the title, the artist and everything else in a tag at the end. These values are therefore copied to ' +
      'the new tag. The old tag stays as it is, and strip and undo remove the copies. Binary APE items that have no ' +
      'meaning outside APE are named in the message and are not copied.',
  }),
  'id3/values-differ': rule<{ from: string; ids: string }>({
    severity: 'warning',
    message: ({ from, ids }) =>
      `the ${from} tag at the end of the file differs in ${ids} from the one that most programs have shown so far; the values of that one are copied`,
    help: () => 'check title, artist and the like in the result',
    explain:
      'The file has several tags at its end, and they contradict each other. Of ID3v1, an appended ID3v2 tag and APEv2, the ' +
      'first that has a value counts, since most programs have shown that one. The others stay where they are.',
  }),
  'id3/discard-flag': rule<{ id: string }>({
    severity: 'info',
    message: ({ id }) => `the frame ${id} asks to be dropped by programs that do not know it; kept`,
    help: null,
    explain:
      'A flag of the frame says that a program should drop it if it changes the tag and does not know the frame. ' +
      'Chapters do not change what other frames mean, so every frame is kept.',
  }),
} as const;
