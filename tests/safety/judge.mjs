// The judge of what a run made of an mp3. It shares no line with the product: its own reading of tags, its own idea of
// where the payload starts, so that a shared error cannot hide.

/** Where the payload starts: after the ID3v2 tags that are in a row at the head. */
export function payloadStart(bytes) {
  let start = junkLength(bytes);
  for (
    let tag = tagAt(bytes, start);
    tag !== null && start + tag.total <= bytes.length;
    tag = tagAt(bytes, start)
  ) {
    start += tag.total;
  }
  return start;
}

/** A name of v2.2 with a fourth byte, as iTunes writes it into later tags; of ID3v2.2 section 4, and those of iTunes. */
const shortName =
  /^(?:BUF|CNT|COM|CRA|ETC|EQU|GEO|IPL|LNK|MCI|MLL|PIC|POP|REV|RVA|SLT|STC|TAL|TBP|TCM|TCO|TCP|TCR|TDA|TDY|TEN|TFT|TIM|TKE|TLA|TLE|TMT|TOA|TOF|TOL|TOR|TOT|TP[1-4]|TPA|TPB|TRC|TRD|TRK|TS2|TSA|TSC|TSI|TSP|TSS|TST|TT[1-3]|TXT|TXX|TYE|UFI|ULT|WAF|WAR|WAS|WCM|WCP|WPB|WXX|PCS|TCT|TDS|TID|TKW|TDR|WFD|ITU|GP1|MVN|MVI|TPS|WRS)[ \0]$/;

/** A few bytes, or up to 4096 zeros, that keep programs from finding the tag after them. */
function junkLength(bytes) {
  if (tagAt(bytes, 0) !== null) return 0;
  // A header of a version that nobody knows is kept, with all that follows; a letter is not a version.
  const isUnknownTag = ascii(bytes, 0, 3) === 'ID3' && bytes[3] < 32 && bytes[4] < 255;
  if (isUnknownTag && syncsafe(bytes, 6) !== null) return 0;
  const end = Math.min(bytes.length, 4096);
  for (let at = 1; at < end; at += 1) {
    // What begins as an MPEG frame does is audio, whatever comes next.
    if (bytes[at - 1] === 0xff && bytes[at] >= 0xe0) return 0;
    const before = bytes.subarray(0, at);
    if (at > 16 && before.some((byte) => byte !== 0)) return 0;
    const id = ascii(bytes, at + 10, bytes[at + 3] === 2 ? 3 : 4);
    const tag = tagAt(bytes, at);
    // One that claims more than there is does not count: then all of this is payload.
    const isName = /^[A-Z0-9]+$/.test(id) || shortName.test(id);
    const hasContent =
      tag !== null && bytes.subarray(at + 10, at + 10 + Math.min(tag.size, 4096)).some((byte) => byte !== 0);
    if (tag !== null && at + tag.total <= bytes.length && (isName || hasContent)) return at;
  }
  return 0;
}

function tagAt(bytes, at) {
  if (bytes.length < at + 10 || ascii(bytes, at, 3) !== 'ID3') return null;
  const version = bytes[at + 3];
  if (version < 2 || version > 4 || bytes[at + 4] === 255) return null;
  const size = syncsafe(bytes, at + 6);
  if (size === null) return null;
  const footerAt = at + 10 + size;
  // The footer repeats the header; other letters in its place are payload.
  const repeats =
    ascii(bytes, footerAt, 3) === '3DI' &&
    equal(bytes.subarray(at + 3, at + 10), bytes.subarray(footerAt + 3, footerAt + 10));
  const hasFooter = version === 4 && (bytes[at + 5] & 0x10) !== 0 && repeats;
  return { at, version, flags: bytes[at + 5], size, total: 10 + size + (hasFooter ? 10 : 0) };
}

/** The frames of the first tag, or null where the judge cannot tell them with certainty (then only counts are judged). */
export function framesOf(bytes) {
  const tag = tagAt(bytes, 0);
  if (tag === null || (tag.flags & 0x80) !== 0) return null;
  const end = Math.min(tag.at + 10 + tag.size, bytes.length);
  let at = 10;
  if ((tag.flags & 0x40) !== 0 && tag.version > 2) {
    const size = tag.version === 4 ? syncsafe(bytes, 10) : uint32(bytes, 10) + 4;
    if (size === null || 10 + size > end) return null;
    at += size;
  }
  const [idLength, headerLength] = tag.version === 2 ? [3, 6] : [4, 10];
  const frames = [];
  while (at + headerLength <= end && bytes[at] !== 0) {
    const id = ascii(bytes, at, idLength);
    if (!/^[A-Z0-9]+$/.test(id)) return null;
    const size =
      tag.version === 2
        ? (bytes[at + 3] << 16) | (bytes[at + 4] << 8) | bytes[at + 5]
        : tag.version === 4
          ? syncsafe(bytes, at + 4)
          : uint32(bytes, at + 4);
    const frameEnd = at + headerLength + (size ?? end);
    if (size === null || size === 0 || frameEnd > end) return null;
    // A reading that leads nowhere is not a certainty: another frame, zeros or the end must follow.
    if (frameEnd < end && bytes[frameEnd] !== 0 && !/^[A-Z0-9]+$/.test(ascii(bytes, frameEnd, idLength)))
      return null;
    frames.push({
      id,
      at,
      raw: bytes.subarray(at, frameEnd),
      body: bytes.subarray(at + headerLength, frameEnd),
    });
    at = frameEnd;
  }
  for (let rest = at; rest < end; rest += 1) if (bytes[rest] !== 0) return null;
  return { version: tag.version, frames };
}

const isOurs = (frame) =>
  frame.id === 'CTOC' ||
  frame.id === 'CHAP' ||
  (frame.id === 'PRIV' && ascii(frame.body, 0, 15) === 'urn:chapterize\0');

/** Whether chapters, of any tool, are in the first tag as far as the judge can see. */
export function hasChapters(bytes) {
  const end = payloadStart(bytes);
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, end).includes('CHAP') ||
    Buffer.from(bytes.buffer, bytes.byteOffset, end).includes('CTOC')
  );
}

/** Whether a frame of ours, or what is left of one, is in the tags: it goes when chapters are written. */
export function hasOurMark(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, payloadStart(bytes)).includes('urn:chapterize\0');
}

/**
 * What is wrong with an embed.
 *
 * @param before the file as it was
 * @param after the file with chapters
 * @param chapters what was to be written
 * @param codes what the product said it repaired
 */
export function judgeEmbed(before, after, chapters, codes) {
  const wrong = [];
  // I1: the payload is the same, to the last byte.
  const payload = before.subarray(payloadStart(before));
  const kept = after.subarray(payloadStart(after));
  if (!equal(payload, kept))
    wrong.push(`I1 the payload of ${payload.length} bytes became ${kept.length} other bytes`);
  wrong.push(...judgeFrames(before, after, codes));
  // I6: the chapters read back as they were meant.
  const ours = ourFrames(after);
  // A damaged mark says nothing of the chapters: the product then says that it replaces those of another program.
  const isMarked = hasOurMark(before) && !codes.includes('id3/chapters-replaced');
  const read = ours
    .filter(({ id }) => id === 'CHAP')
    .map((frame, index) =>
      chapterOf(frame, after[3], { before, isMarked, url: chapters[index]?.url ?? null }),
    );
  const meant = chapters.map(({ startMs, endMs, title, url }) =>
    JSON.stringify([startMs, endMs, title, url]),
  );
  if (read.join() !== meant.join()) wrong.push(`I6 chapters ${read.join()} instead of ${meant.join()}`);
  for (const [index, { picture }] of chapters.entries()) {
    const frame = ours.filter(({ id }) => id === 'CHAP')[index];
    if (picture !== undefined && !Buffer.from(frame?.body ?? []).includes(picture.data))
      wrong.push(`I6 the picture of chapter ${index + 1} is not in it`);
  }
  wrong.push(...judgeCarried(before, after));
  const contents = ours.filter(({ id }) => id === 'CTOC');
  // Where no chapter is left, as all were past the end of the audio, there is nothing to list.
  if (contents.length !== Math.min(chapters.length, 1))
    wrong.push(`I6 ${contents.length} tables of contents`);
  return wrong;
}

/** I12: where there was no tag at the head, the title of the ID3v1 tag at the end is in the new one. */
function judgeCarried(before, after) {
  const end = before.subarray(Math.max(0, before.length - 128));
  if (payloadStart(before) > 0 || end.length < 128 || ascii(end, 0, 3) !== 'TAG') return [];
  const title = ascii(end, 3, 30).replace(/\0.*$/s, '').trim();
  // What is not ASCII may be written in more than one way.
  if (!/^[\x20-\x7e]+$/.test(title) || tagAt(before, 0) !== null) return [];
  const texts = framesOf(after)?.frames.filter(({ id }) => id === 'TIT2') ?? [];
  const isThere = texts.some(({ body }) => {
    const text =
      body[0] === 1 ? Buffer.from(body.subarray(1)).toString('utf16le') : ascii(body, 1, body.length);
    return text.replace(/^\ufeff/, '').startsWith(title);
  });
  return isThere ? [] : [`I12 the title ${JSON.stringify(title)} of ID3v1 is not in the new tag`];
}

/** Repairs that are announced and change the old region: sizes in the other form, frames of size zero, added zeros. */
const repairs = new Set(['id3/size-form', 'id3/empty-frame', 'id3/unsynchronisation-undone']);

/** I2: every foreign frame is there, its bytes and its order the same. */
function judgeFrames(before, after, codes) {
  const old = framesOf(before);
  const found = framesOf(after);
  if (old === null || found === null)
    return codes.some((code) => repairs.has(code)) ? [] : judgeRegion(before, after);
  const wanted = old.frames.filter((frame) => !isOurs(frame));
  const left = found.frames.filter((frame) => !isOurs(frame));
  if (old.version !== found.version) {
    return left.length < wanted.length ? [`I2 ${wanted.length} foreign frames became ${left.length}`] : [];
  }
  const same =
    wanted.length === left.length && wanted.every((frame, at) => isKept(frame, left[at], old.version));
  return same ? [] : [`I2 foreign frames ${names(wanted)} became ${names(left)}`];
}

/** ASPI counts from the start of the audio and is recomputed; unsynchronisation is undone. */
function isKept(frame, kept, version) {
  if (frame.id === 'ASPI' && kept.id === 'ASPI') return kept.raw.length === frame.raw.length;
  if (version === 4 && (frame.raw[9] & 0x02) !== 0) return kept.id === frame.id;
  return equal(frame.raw, kept.raw);
}

/** Whether a region is in bytes as two pieces with ten zeros between: its frames, and what is not a frame. */
function isPartedByZeros(bytes, region) {
  const zeros = Buffer.alloc(10);
  if (bytes.includes(Buffer.concat([zeros, region]))) return true;
  const opening = region.subarray(0, Math.min(10, region.length));
  for (let at = bytes.indexOf(opening); at >= 0; at = bytes.indexOf(opening, at + 1)) {
    let same = 0;
    while (same < region.length && bytes[at + same] === region[same]) same += 1;
    // Zeros of the region before the place look like those that were put in.
    for (let split = same; split >= 0 && split > same - 20; split -= 1) {
      const rest = Buffer.concat([zeros, region.subarray(split)]);
      if (rest.equals(bytes.subarray(at + split, at + split + rest.length))) return true;
    }
  }
  return false;
}

/** Where frames cannot be determined with certainty, the old region must be in the new tag as one piece. */
function judgeRegion(before, after) {
  const tag = tagAt(before, 0);
  if (
    tag === null ||
    tag.version !== after[3] ||
    (tag.flags & 0xc0) !== 0 ||
    hasChapters(before) ||
    hasOurMark(before)
  )
    return [];
  if (framesOf(before) === null && after.length === before.length) return [];
  const region = before.subarray(10, Math.min(10 + tag.size, before.length));
  let end = region.length;
  while (end > 0 && region[end - 1] === 0) end -= 1;
  const kept = Buffer.from(after.buffer, after.byteOffset, payloadStart(after));
  if (kept.includes(region.subarray(0, end)) || isPartedByZeros(kept, region.subarray(0, end))) return [];
  // In v2.4 the flag byte of a frame may change, where its unsynchronisation is undone: one short piece each.
  let lost = 0;
  for (let at = 0; at < end; at += 32)
    if (!kept.includes(region.subarray(at, Math.min(at + 32, end)))) lost += 1;
  const isFlagOnly = tag.version === 4 && lost <= 2 + region.length / 512;
  return isFlagOnly
    ? []
    : [`I2 ${lost} pieces of a region of ${end} bytes that is no row of frames were not kept`];
}

/** Our frames stand first, one after the other. */
function ourFrames(bytes) {
  const tag = tagAt(bytes, 0);
  const frames = [];
  const tagEnd = tag === null ? 0 : 10 + tag.size;
  let at = 10;
  while (at + 10 <= tagEnd) {
    const id = ascii(bytes, at, 4);
    const end = at + 10 + (bytes[3] === 4 ? syncsafe(bytes, at + 4) : uint32(bytes, at + 4));
    const frame = { id, raw: bytes.subarray(at, end), body: bytes.subarray(at + 10, end) };
    if (!isOurs(frame)) break;
    frames.push(frame);
    at = end;
  }
  return frames;
}

/** How the link of a chapter begins that chapterize writes: Latin-1, its description. */
const ourLink = '\0chapter link\0';

/**
 * @param before the file as it was: a link that stood there, in a chapter of another program, is kept and not ours
 * @param url that is meant
 */
function chapterOf({ body }, version, { before, isMarked, url }) {
  const at = body.indexOf(0) + 1;
  const inner = new Map();
  let sub = at + 16;
  while (sub + 10 <= body.length) {
    const size = version === 4 ? syncsafe(body, sub + 4) : uint32(body, sub + 4);
    const id = ascii(body, sub, 4);
    const content = body.subarray(sub + 10, sub + 10 + size);
    // A link of ours may stand in the file already, in what is left of a tag; without our mark it is anybody's.
    const isOurs = ascii(content, 0, ourLink.length) === ourLink && (isMarked || linkIn(content) === url);
    // One of another program that leads where ours would is the link of the chapter.
    const isMeant = isOurs || linkIn(content) === url;
    const isKept = id === 'WXXX' && !isMeant && Buffer.from(before).includes(content);
    // Ours are the first of their kind.
    if (!inner.has(id) && !isKept) inner.set(id, content);
    sub += 10 + size;
  }
  const title = inner.get('TIT2');
  const link = inner.get('WXXX');
  const decoder = new TextDecoder(title?.[0] === 3 ? 'utf-8' : 'utf-16le');
  const text =
    title === undefined
      ? null
      : decoder
          .decode(title.subarray(1))
          .replace(/^\ufeff/, '')
          .replace(/\0$/, '');
  const found = link === undefined ? null : linkIn(link);
  return JSON.stringify([uint32(body, at), uint32(body, at + 4), text, found]);
}

/** The address in a link whose description is Latin-1. */
function linkIn(content) {
  return ascii(content, content.indexOf(0, 1) + 1, content.length);
}

const names = (frames) => `[${frames.map(({ id, raw }) => `${id}:${raw.length}`).join(' ')}]`;

export function equal(a, b) {
  return Buffer.compare(a, b) === 0;
}

function ascii(bytes, at, length) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', at, at + length);
}

function syncsafe(bytes, at) {
  let value = 0;
  for (let index = at; index < at + 4; index += 1) {
    if (!(bytes[index] < 128)) return null;
    value = value * 128 + bytes[index];
  }
  return value;
}

function uint32(bytes, at) {
  return bytes[at] * 2 ** 24 + ((bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]);
}
