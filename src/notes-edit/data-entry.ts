import type { ChapterMark, EntryField, EntryWriting } from '../chapters/chapter.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { writeClockLike } from './clock-form.js';
import { writeValue } from './data-value.js';
import type { MarkIndex } from './mark-index.js';
import { type TitleWriting, writeTitle } from './title-markup.js';

/** A chapter to be written. */
export type NewChapter = Pick<ChapterMark, 'startMs' | 'title' | 'url' | 'image'>;

/** An entry of named values. */
export type FieldsEntry = Extract<EntryWriting, { kind: 'fields' }>;

/**
 * Writes an entry of data as a neighbour writes its own: the same keys for start, title and link, the same quotes and breaks.
 * Anything else that the neighbour states is about its own chapter, and is left out.
 *
 * @param index of the marks of the notes
 * @returns null if the neighbour is written in a way that cannot be followed
 */
export function entryLike(
  notes: ShowNotes,
  chapter: NewChapter,
  how: TitleWriting,
  index: MarkIndex,
  like: ChapterMark,
) {
  const { writing } = like;
  if (writing === null || writing.entry === null) return null;
  const { source } = notes;
  const { clock, entry } = writing;
  const written = source.text.slice(clock.start, clock.end);
  const start = writeClockLike(written, like.startMs, chapter.startMs, index.clocks);
  const title = writeTitle(chapter.title, null, how);
  if (entry.kind === 'text') {
    if (chapter.image != null) return null;
    const address = chapter.url === null ? '' : ` ${chapter.url}`;
    const content = entry.lead + start.text + entry.joint + title + address;
    return { text: entry.quotes === '' ? content : writeValue(content, entry.quotes), startMs: start.ms };
  }
  const link = chapter.url === null ? '' : addressLike(source.text, index, 'link', chapter.url, entry);
  const image = chapter.image == null ? '' : addressLike(source.text, index, 'image', chapter.image, entry);
  const frame = frameOf(source.text, entry);
  if (link === null || image === null || frame === null) return null;
  const values = entry.fields.flatMap((field) => {
    const key = keyOf(source.text, field);
    if (field.role === 'title') return [key + writeValue(title, field.quotes)];
    if (field.role !== 'start') return [];
    const [before, after] = [
      source.text.slice(field.start, clock.start),
      source.text.slice(clock.end, field.end),
    ];
    return [key + before + start.text + after];
  });
  values.push(...[link, image].filter((value) => value !== ''));
  return { text: frame.open + values.join(frame.joint) + frame.close, startMs: start.ms };
}

const newKeys = { link: 'url', image: 'image' } as const;

/** The link or picture as the list writes them, or under a key `url` or `image` spelled as the key of the title is. */
export function addressLike(
  text: string,
  index: MarkIndex,
  role: 'link' | 'image',
  address: string,
  entry: FieldsEntry,
): string | null {
  const like = entry.fields.find((field) => field.role === role) ?? index[role];
  if (like !== null) return keyOf(text, like) + writeValue(address, like.quotes);
  const title = entry.fields.find((field) => field.role === 'title');
  if (title === undefined || title.key === null) return null;
  return keyOf(text, title).replace(/[^"'\s:=]+/, newKeys[role]) + writeValue(address, title.quotes);
}

/** What is before, between and after the values of an entry; null if comments are among them. */
function frameOf(
  text: string,
  { fields, start, end }: FieldsEntry,
): { readonly open: string; readonly joint: string; readonly close: string } | null {
  const [first, ...others] = fields;
  const last = fields.at(-1);
  if (first === undefined || last === undefined) return null;
  const open = text.slice(start, beginOf(first));
  const close = text.slice(last.end, end).trimEnd();
  const joints = others.map((field, index) => text.slice(fields[index]?.end, beginOf(field)));
  const joint = joints.find((gap) => /^\s*(?:[,:=]\s*)?$/.test(gap));
  const isFollowed = /^[{\s]*$/.test(open) && /^\s*(?:,\s*)?\}?$/.test(close) && joint !== undefined;
  return isFollowed ? { open, joint, close } : null;
}

/** Where a field begins: at its key. */
export function beginOf({ key, start }: EntryField): number {
  return key?.start ?? start;
}

/** The key with what is between it and its value; empty for a value without a key. */
function keyOf(text: string, { key, start }: EntryField): string {
  return key === null ? '' : text.slice(key.start, start);
}
