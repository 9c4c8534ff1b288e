import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatTime, shortText } from '../wording.js';

/** What the pictures of chapters make of a tag. */
export interface TagCost {
  /** Bytes before the audio, as the file was found. */
  readonly before: number;
  /** The same once the chapters are written. */
  readonly after: number;
  /** Chapters with a picture. */
  readonly count: number;
  /** Of all pictures together. */
  readonly byteLength: number;
}

const smaller = 'use smaller pictures: 600 by 600 pixels are plenty (--image-size 600)';

function costOf({ before, after, count, byteLength }: TagCost): string {
  const pictures = `${formatQuantity(count, 'chapter')} with pictures of ${formatQuantity(byteLength, 'byte')} in all`;
  const instead = before === after ? '' : ` instead of ${formatCount(before)}`;
  return `${pictures}: the tag has ${formatQuantity(after, 'byte')}${instead}`;
}

/** Findings about the pictures of chapters. */
export const picturesCodes = {
  'pictures/not-found': rule<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `there is no picture "${shortText(path)}"`,
    help: () => 'write its path relative to the folder of the notes',
    explain:
      'A chapter names a picture, but there is no such file. Its path is relative to the folder of the notes. Correct ' +
      'the path, or put the file there.',
  }),

  'pictures/no-such-chapter': rule<{ chapter: string; image: string }>({
    severity: 'warning',
    message: ({ chapter, image }) =>
      (/^\d+$/.test(chapter)
        ? `there is no chapter ${chapter}`
        : `no chapter is called "${shortText(chapter)}"`) + `: its picture ${shortText(image)} is not used`,
    help: () => 'write the title of the chapter, its number from 1, or * for every chapter',
    explain:
      '--chapter-image names a picture for one chapter, by its title or by its number, and these notes have no such ' +
      'chapter. The title must be the same to the letter.',
  }),

  'pictures/outside': rule<{ path: string; leadsTo: string }>({
    severity: 'error',
    message: ({ path, leadsTo }) =>
      `"${shortText(path)}" leads to ${leadsTo}, outside the folder of the notes`,
    help: () => 'put the picture next to the notes, or run with --allow-outside',
    explain:
      'The path of a picture, or a symbolic link in it, leads out of the folder of the notes. Notes written by somebody ' +
      'else could publish your private files that way, so such files are only read with --allow-outside.',
  }),

  'pictures/unreadable': rule<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the picture cannot be read: ${reason}`,
    help: () => 'check that it is a file and that you have permission to read it',
    explain:
      'The picture of a chapter exists but cannot be read. It may be a folder, or a file that you have no permission to ' +
      'read. Correct the path or the permissions.',
  }),

  'pictures/too-large': rule<{ byteLength: number; most: number }>({
    severity: 'error',
    message: ({ byteLength, most }) =>
      `the picture has ${formatQuantity(byteLength, 'byte')}; at most ${formatCount(most)} are read`,
    help: () => smaller,
    explain:
      'A picture of that size would make the tag larger than most players read. Save it smaller: 600 by 600 pixels as ' +
      'JPEG take about 60 KB.',
  }),

  'pictures/not-a-picture': rule<{ found: string; remedy: string }>({
    severity: 'error',
    message: ({ found }) => `the picture is ${found}; players only show JPEG and PNG`,
    help: ({ remedy }) => remedy,
    explain:
      'The content of the file is neither JPEG nor PNG, whatever its name says. Players only show chapter pictures of ' +
      'these two types. Convert it, for example with `magick picture.webp picture.jpg`, and name the new file in the ' +
      'notes.',
  }),

  'pictures/cut-off': rule<{ type: string; byteLength: number }>({
    severity: 'error',
    message: ({ type, byteLength }) =>
      `the picture is ${type} that was cut off after ${formatQuantity(byteLength, 'byte')}`,
    help: () => 'copy or download the whole file again',
    explain:
      'The file begins as a picture but stops before its end mark. This happens when a download or a copy is ' +
      'interrupted. Players would show half of it or nothing. Get the whole file.',
  }),

  'pictures/damaged': rule<{ type: string }>({
    severity: 'error',
    message: ({ type }) => `the picture is ${type}, but damaged`,
    help: () => 'save it again from the program that made it',
    explain:
      'The file begins as a picture but does not continue as one: its parts do not follow each other, or a checksum is ' +
      'wrong. Players may show nothing. Save it again.',
  }),

  'pictures/too-many-pixels': rule<{ widthPx: number; heightPx: number; most: number }>({
    severity: 'error',
    message: ({ widthPx, heightPx, most }) =>
      `the picture claims to have ${formatCount(widthPx)} by ${formatCount(heightPx)} pixels; at most ${formatQuantity(most, 'pixel')} are accepted`,
    help: () => 'save it smaller: 600 by 600 pixels are plenty',
    explain:
      'A player needs memory for every pixel that it shows, however small the file is. A picture this large would make ' +
      'players run out of memory. Save it smaller.',
  }),

  'pictures/name-differs': rule<{ type: string; name: string }>({
    severity: 'info',
    message: ({ type, name }) => `the picture is ${type}, although its name ends with ${name}`,
    help: null,
    explain:
      'The content of a picture determines its type, and that type goes in the mp3, so players show it. Only the name ' +
      'of the file is misleading. Rename it if you like.',
  }),

  'pictures/not-square': rule<{ widthPx: number; heightPx: number }>({
    severity: 'info',
    message: ({ widthPx, heightPx }) =>
      `the picture has ${formatCount(widthPx)} by ${formatCount(heightPx)} pixels; players show pictures of chapters in a square`,
    help: null,
    explain:
      'Players show the picture of a chapter in place of the cover, which is square. A picture of another shape is ' +
      'cropped or gets bars. Make it square if that matters.',
  }),

  'pictures/of-site': rule<{ path: string }>({
    severity: 'warning',
    message: ({ path }) => `"${shortText(path)}" is an address on your site, so it is left out`,
    help: () => 'write the path of the file relative to the folder of the notes',
    explain:
      'The program that builds the site completes a path that begins with a slash or contains a placeholder, so ' +
      'chapterize cannot tell which file is meant. The chapter gets no picture. Write the path of the file relative to ' +
      'the folder of the notes.',
  }),

  'pictures/address-only': rule<{ count: number; address: string }>({
    severity: 'warning',
    message: ({ count, address }) =>
      `an mp3 contains pictures, not their addresses: ${formatQuantity(count, 'picture')} left out (${address})`,
    help: () => 'run with --fetch-images, or name files instead',
    explain:
      'A chapter names its picture by a web address. Chapterize does not download anything unless you ask for it, so ' +
      'the mp3 does not get this picture. Run with --fetch-images, or download the pictures and name the files.',
  }),

  'pictures/not-https': rule<{ address: string }>({
    severity: 'error',
    message: ({ address }) => `${address} is not an https address; pictures are only fetched over https`,
    help: () => 'write https:// if the server supports it, or name a file instead',
    explain:
      'A picture that is fetched over plain http can be replaced on the way and would then be published in the mp3. So ' +
      'pictures are only fetched over https, and redirects must lead to https, too.',
  }),

  'pictures/not-fetched': rule<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the picture cannot be fetched: ${reason}`,
    help: () => 'correct the address, or name a file instead',
    explain:
      'The server did not return the picture. The address may be wrong, the picture too large, or the server ' +
      'unreachable or in a private network. Correct the address, or download the picture and name the file.',
  }),

  'pictures/large': rule<{ byteLength: number; most: number }>({
    severity: 'warning',
    message: ({ byteLength, most }) =>
      `the picture has ${formatQuantity(byteLength, 'byte')}; recommended are at most ${formatCount(most)}`,
    help: () => smaller,
    explain:
      'All pictures are in the tag before the audio, and a player that streams loads them before it plays. Apps have ' +
      'been slow with chapter pictures of a few hundred KB. 600 by 600 pixels as JPEG take about 60 KB.',
  }),

  'pictures/repeated': rule<{ uses: number; byteLength: number; total: number }>({
    severity: 'info',
    message: ({ uses, byteLength, total }) =>
      `this picture is in the file ${formatCount(uses)} times, once for each chapter that has it: ${formatCount(uses)} × ${formatCount(byteLength)} = ${formatQuantity(total, 'byte')}`,
    help: null,
    explain:
      'Chapters in an mp3 cannot share a picture, so each has its own copy. If the picture is the cover of the show, ' +
      'remove it: players show the cover for chapters without a picture.',
  }),

  'pictures/cost': rule<TagCost>({
    severity: 'info',
    message: costOf,
    help: null,
    explain:
      'This is the space that the pictures of chapters take in the file. They are in the tag before the audio, and a ' +
      'player that streams loads them first.',
  }),

  'pictures/large-tag': rule<TagCost & { readonly most: number }>({
    severity: 'warning',
    message: (args) => `${costOf(args)}; more than ${formatCount(args.most)} are slow to stream`,
    help: () => smaller,
    explain:
      'A player that streams loads the whole tag before the audio. A tag of more than 1 MiB causes a noticeable delay ' +
      'on a slow connection, and VLC 4 does not read tags over 128 KiB. Use smaller pictures, or fewer.',
  }),

  'pictures/tag-too-large': rule<TagCost & { readonly most: number }>({
    severity: 'error',
    softenedBy: 'force',
    message: (args) => `${costOf(args)}; Android does not read tags of more than ${formatCount(args.most)}`,
    help: () => `${smaller}, or run with --force to write it anyway`,
    explain:
      'The media framework of Android skips tags of more than 3 MiB, and with them the title, the cover and every ' +
      'chapter. Use smaller pictures, or fewer. --force writes the file anyway.',
  }),

  'pictures/not-exported': rule<{ count: number; startMs: number; mimeType: string; byteLength: number }>({
    severity: 'warning',
    message: ({ count, startMs, mimeType, byteLength }) =>
      `${formatQuantity(count, 'picture')} left out: neither JPEG nor PNG, or not whole (at ${formatTime(startMs)}: "${shortText(mimeType)}", ${formatQuantity(byteLength, 'byte')})`,
    help: () => 'another program wrote it; take the picture from where that program had it',
    explain:
      'A chapter of the mp3 has a picture that another program wrote. Its content is not a complete JPEG or PNG, whatever ' +
      'type its frame states, so it is not exported. The mp3 keeps it. Most players show no such picture either.',
  }),

  'pictures/no-address': rule<{ count: number; format: string }>({
    severity: 'warning',
    message: ({ count, format }) =>
      `${formatQuantity(count, 'picture')} left out: ${format} needs web addresses of pictures, but these are files`,
    help: () => 'give the web address of their folder with --image-base URL',
    explain:
      'Apps that read a chapters file fetch the pictures from the web, so the file needs their addresses. The notes ' +
      'name files instead. With --image-base URL, the address of a picture is that URL followed by the path of the ' +
      'file.',
  }),
} as const;
