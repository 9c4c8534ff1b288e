import { rule } from '../rule.js';
import { formatCount, formatQuantity, shortText } from '../wording.js';

/** What the pictures of chapters make of a tag. */
export interface TagCost {
  /** Bytes before the audio, as the file was found. */
  readonly before: number;
  /** The same once the chapters are in. */
  readonly after: number;
  /** Chapters with a picture. */
  readonly count: number;
  /** Of all pictures together. */
  readonly byteLength: number;
}

const smaller = 'use smaller pictures: 600 by 600 pixels are plenty (--image-size 600)';

function costOf({ before, after, count, byteLength }: TagCost): string {
  const pictures = `${formatQuantity(count, 'chapter')} with pictures of ${formatQuantity(byteLength, 'byte')} in all`;
  return `${pictures}: the tag has ${formatQuantity(after, 'byte')}, ${formatCount(before)} before`;
}

/** Findings about the pictures of chapters. */
export const picturesCodes = {
  'pictures/not-found': rule<{ readonly path: string }>({
    severity: 'error',
    message: ({ path }) => `there is no picture "${shortText(path)}"`,
    help: () => 'write its path from the folder of the notes on',
    explain:
      'A chapter names a picture, and there is no such file. The path is taken from the folder of the notes on. Correct the path, or put the file there.',
  }),

  'pictures/outside': rule<{ readonly path: string; readonly leadsTo: string }>({
    severity: 'error',
    message: ({ path, leadsTo }) =>
      `"${shortText(path)}" leads to ${leadsTo}, outside the folder of the notes`,
    help: () => 'put the picture beside the notes, or allow it with --allow-outside',
    explain:
      'The path of a picture, or a symbolic link in it, leads out of the folder of the notes. Notes that somebody else wrote could have private files published that way, so such files are read only with --allow-outside.',
  }),

  'pictures/unreadable': rule<{ readonly reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the picture cannot be read: ${reason}`,
    help: () => 'make it a file that you may read',
    explain:
      'What a chapter names as its picture is there and cannot be read: it may be a folder, or a file without the right to read it. Correct the path or the rights.',
  }),

  'pictures/too-large': rule<{ readonly byteLength: number; readonly most: number }>({
    severity: 'error',
    message: ({ byteLength, most }) =>
      `the picture has ${formatQuantity(byteLength, 'byte')}, at most ${formatCount(most)} are read`,
    help: () => smaller,
    explain:
      'A picture of that size would make the tag larger than most players read. Save it smaller: 600 by 600 pixels as JPEG take some 60 KB.',
  }),

  'pictures/not-a-picture': rule<{ readonly found: string; readonly remedy: string }>({
    severity: 'error',
    message: ({ found }) => `the picture is ${found}; players show JPEG and PNG only`,
    help: ({ remedy }) => remedy,
    explain:
      'The content of the file tells that it is neither JPEG nor PNG, whatever its name says. Players show pictures of chapters in these two types only. Convert it, for example with `magick picture.webp picture.jpg`, and name the new file in the notes.',
  }),

  'pictures/cut-off': rule<{ readonly type: string; readonly byteLength: number }>({
    severity: 'error',
    message: ({ type, byteLength }) =>
      `the picture is ${type} that ends too early: ${formatQuantity(byteLength, 'byte')} are there, and its end is missing`,
    help: () => 'copy or download the whole file again',
    explain:
      'The file begins as a picture and breaks off before the mark that ends one, as it happens when a download or a copy is interrupted. Players would show half of it or nothing. Get the whole file.',
  }),

  'pictures/damaged': rule<{ readonly type: string }>({
    severity: 'error',
    message: ({ type }) => `the picture is ${type} that is damaged inside`,
    help: () => 'save it again from the program that made it',
    explain:
      'The file begins as a picture and does not go on as one: its parts do not follow each other, or a checksum is wrong. Players may show nothing. Save it again.',
  }),

  'pictures/too-many-pixels': rule<{
    readonly widthPx: number;
    readonly heightPx: number;
    readonly most: number;
  }>({
    severity: 'error',
    message: ({ widthPx, heightPx, most }) =>
      `the picture claims ${formatCount(widthPx)} by ${formatCount(heightPx)} pixels, more than ${formatQuantity(most, 'pixel')}`,
    help: () => 'save it smaller: 600 by 600 pixels are plenty',
    explain:
      'A picture needs memory for each of its pixels when a player shows it, however small the file is. One of this size would make players run out of memory. Save it smaller.',
  }),

  'pictures/name-differs': rule<{ readonly type: string; readonly name: string }>({
    severity: 'info',
    message: ({ type, name }) => `the picture is ${type}, although its name ends with ${name}`,
    help: null,
    explain:
      'The type of a picture is told by its content, and that type goes into the mp3, so that players show it. Only the name of the file is misleading. Rename it if you like.',
  }),

  'pictures/not-square': rule<{ readonly widthPx: number; readonly heightPx: number }>({
    severity: 'info',
    message: ({ widthPx, heightPx }) =>
      `the picture has ${formatCount(widthPx)} by ${formatCount(heightPx)} pixels; players show pictures of chapters in a square`,
    help: null,
    explain:
      'Players show the picture of a chapter in the place of the cover, which is square. One of other proportions is cut or gets bars. Make it square if that matters.',
  }),

  'pictures/of-site': rule<{ readonly path: string }>({
    severity: 'warning',
    message: ({ path }) => `"${shortText(path)}" is an address on the site and is left out`,
    help: () => 'name the file by its path from the folder of the notes on',
    explain:
      'A path that begins with a slash, or that has a placeholder in it, is completed by the program that makes the site, so it cannot be told which file is meant. The chapter gets no picture. Name the file by its path from the folder of the notes on.',
  }),

  'pictures/address-only': rule<{ readonly count: number; readonly address: string }>({
    severity: 'warning',
    message: ({ count, address }) =>
      `an mp3 holds pictures, not their addresses: ${formatQuantity(count, 'picture')} left out (${address})`,
    help: () => 'fetch them with --fetch-images, or name files',
    explain:
      'A chapter names its picture by an address of the web. Nothing is fetched unless it is asked for, so the mp3 gets no such pictures. Run with --fetch-images, or download them and name the files.',
  }),

  'pictures/not-https': rule<{ readonly address: string }>({
    severity: 'error',
    message: ({ address }) => `${address} is not an https address; pictures are fetched over https only`,
    help: () => 'write https:// if the server has it, or name a file',
    explain:
      'What is fetched over plain http can be changed on the way, and it would be published in the mp3. Pictures are fetched over https only, also where an address is redirected.',
  }),

  'pictures/not-fetched': rule<{ readonly reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the picture cannot be fetched: ${reason}`,
    help: () => 'correct the address, or name a file',
    explain:
      'The server did not give the picture: the address may be wrong, the picture too large, or the server not reachable or inside a private network. Correct the address, or download the picture and name the file.',
  }),

  'pictures/large': rule<{ readonly byteLength: number; readonly most: number }>({
    severity: 'warning',
    message: ({ byteLength, most }) =>
      `the picture has ${formatQuantity(byteLength, 'byte')}, more than ${formatCount(most)}`,
    help: () => smaller,
    explain:
      'All pictures stand in the tag before the audio, and a player that streams loads them before it plays. Apps have been slow with chapter pictures of a few hundred KB. 600 by 600 pixels as JPEG take some 60 KB.',
  }),

  'pictures/repeated': rule<{ readonly uses: number; readonly byteLength: number; readonly total: number }>({
    severity: 'info',
    message: ({ uses, byteLength, total }) =>
      `this picture stands in the file ${formatCount(uses)} times, once for each chapter that has it: ${formatCount(uses)} × ${formatCount(byteLength)} = ${formatQuantity(total, 'byte')}`,
    help: null,
    explain:
      'Chapters of an mp3 cannot share a picture, so each has its own copy. Where a picture is the cover of the show, chapters without a picture show the cover anyway.',
  }),

  'pictures/cost': rule<TagCost>({
    severity: 'info',
    message: costOf,
    help: null,
    explain:
      'What the pictures of chapters take in the file. They stand in the tag before the audio, and a player that streams loads them first.',
  }),

  'pictures/large-tag': rule<TagCost & { readonly most: number }>({
    severity: 'warning',
    message: (args) => `${costOf(args)}; more than ${formatCount(args.most)} are slow to stream`,
    help: () => smaller,
    explain:
      'A player that streams loads the whole tag before the audio. A tag of more than 1 MiB is felt on a slow connection, and VLC 4 reads no tag over 128 KiB. Use smaller pictures or fewer.',
  }),

  'pictures/tag-too-large': rule<TagCost & { readonly most: number }>({
    severity: 'error',
    softenedBy: 'force',
    message: (args) => `${costOf(args)}; Android reads no tag of more than ${formatCount(args.most)}`,
    help: () => `${smaller}, or write it all the same with --force`,
    explain:
      'The media framework of Android skips tags of more than 3 MiB, and with them the title, the cover and every chapter. Use smaller pictures or fewer. --force writes the file all the same.',
  }),

  'pictures/no-address': rule<{ readonly count: number; readonly format: string }>({
    severity: 'warning',
    message: ({ count, format }) =>
      `${formatQuantity(count, 'picture')} left out: ${format} takes addresses of pictures, and these are files`,
    help: () => 'say where they are on the web with --image-base URL',
    explain:
      'Apps that read a chapters file fetch the pictures from the web, so it takes their addresses. The notes name files. With --image-base the address is that URL with the path of the file behind it.',
  }),
} as const;
