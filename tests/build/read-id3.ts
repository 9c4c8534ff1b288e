/** A reader of sound tags for tests; it shares no code with src. */

export interface ReadFrame {
  readonly id: string;
  readonly flags: number;
  readonly body: Uint8Array;
  readonly raw: Uint8Array;
}

export interface ReadTag {
  readonly major: number;
  readonly flags: number;
  readonly length: number;
  readonly frames: readonly ReadFrame[];
  readonly padding: number;
}

/** Reads a tag strictly; throws where it is not as its specification asks. */
export function readTag(file: Uint8Array): ReadTag | null {
  if (latin(file, 0, 3) !== 'ID3') return null;
  const major = file[3] ?? 0;
  const flags = file[5] ?? 0;
  if (major !== 3 && major !== 4) throw new Error(`version ${major}`);
  const length = 10 + sizeAt(file, 6, true);
  if (length > file.length) throw new Error(`tag of ${length} bytes in ${file.length}`);
  const { frames, end } = readFrames(file.subarray(0, length), 10, major);
  if (file.subarray(end, length).some((byte) => byte !== 0))
    throw new Error(`no frame and no padding at ${end}`);
  return { major, flags, length, frames, padding: length - end };
}

export interface ReadChapter {
  readonly elementId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly offsets: string;
  readonly title: string;
  readonly url: string | null;
}

/** The chapters of a tag, each in the order of its frames, and what its only CTOC lists. */
export function readChapterFrames(tag: ReadTag): {
  readonly listed: readonly string[];
  readonly chapters: readonly ReadChapter[];
} {
  const contents = tag.frames.filter(({ id }) => id === 'CTOC');
  const [only] = contents;
  if (only === undefined || contents.length > 1) throw new Error(`${contents.length} CTOC frames`);
  const [name, rest] = splitAtZero(only.body);
  if (name !== 'toc' || rest[0] !== 3) throw new Error(`CTOC ${name} with flags ${rest[0]}`);
  const listed = latin(rest, 2, rest.length).split('\0').slice(0, -1);
  if (listed.length !== rest[1]) throw new Error(`CTOC counts ${rest[1]}, lists ${listed.length}`);
  const chapters = tag.frames
    .filter(({ id }) => id === 'CHAP')
    .map(({ body }) => readChapter(body, tag.major));
  return { listed, chapters };
}

function readChapter(body: Uint8Array, major: number): ReadChapter {
  const [elementId, rest] = splitAtZero(body);
  const { frames, end } = readFrames(rest, 16, major);
  if (end !== rest.length) throw new Error('a CHAP that its subframes do not fill');
  const [title, link] = frames;
  if (title?.id !== 'TIT2' || frames.length > 2) throw new Error(frames.map(({ id }) => id).join(' '));
  return {
    elementId,
    startMs: sizeAt(rest, 0, false),
    endMs: sizeAt(rest, 4, false),
    offsets: Buffer.from(rest.subarray(8, 16)).toString('hex'),
    title: readTitle(title.body),
    url: link === undefined ? null : readLink(link),
  };
}

function readTitle(body: Uint8Array): string {
  const content = Buffer.from(body.subarray(1));
  if (body[0] === 3) return content.toString('utf8');
  if (body[0] !== 1 || content.readUInt16LE(0) !== 0xfeff) throw new Error('a title that is no UTF-16LE');
  if (content.readUInt16LE(content.length - 2) !== 0) throw new Error('a title without its terminator');
  return content.subarray(2, -2).toString('utf16le');
}

function readLink({ id, body }: ReadFrame): string {
  const [description, url] = splitAtZero(body.subarray(1));
  const wanted = url.length % 2 === 1 ? 'chapter url' : 'chapter link';
  if (id !== 'WXXX' || body[0] !== 0 || description !== wanted)
    throw new Error(`${id} ${body[0]} ${description}`);
  return latin(url, 0, url.length);
}

function readFrames(content: Uint8Array, start: number, major: number): { frames: ReadFrame[]; end: number } {
  const frames: ReadFrame[] = [];
  let at = start;
  while (at + 10 <= content.length && content[at] !== 0) {
    const id = latin(content, at, at + 4);
    const end = at + 10 + sizeAt(content, at + 4, major === 4);
    if (!/^[A-Z0-9]{4}$/.test(id) || end > content.length || end === at + 10)
      throw new Error(`${id} at ${at} to ${end}`);
    const flags = ((content[at + 8] ?? 0) << 8) | (content[at + 9] ?? 0);
    frames.push({ id, flags, body: content.subarray(at + 10, end), raw: content.subarray(at, end) });
    at = end;
  }
  return { frames, end: at };
}

function sizeAt(content: Uint8Array, at: number, syncsafe: boolean): number {
  let value = 0;
  for (const byte of content.subarray(at, at + 4)) {
    if (syncsafe && byte > 127) throw new Error(`no syncsafe size at ${at}`);
    value = value * (syncsafe ? 128 : 256) + byte;
  }
  return value;
}

function splitAtZero(content: Uint8Array): [string, Uint8Array] {
  const end = content.indexOf(0);
  if (end < 0) throw new Error('a string without its terminator');
  return [latin(content, 0, end), content.subarray(end + 1)];
}

function latin(content: Uint8Array, start: number, end: number): string {
  return Buffer.from(content.subarray(start, end)).toString('latin1');
}
