import type { ChapterMark } from '../chapters/chapter.js';
import type { TextEdit } from '../front-matter/text-edit.js';
import type { ShowNotes } from '../notes/show-notes.js';
import { addressLike, beginOf, type FieldsEntry } from './data-entry.js';
import { writeValue } from './data-value.js';
import type { MarkChange } from './mark-change.js';
import type { MarkEdit, MarkRefusal } from './mark-edit.js';
import type { MarkIndex } from './mark-index.js';
import { markLinesOf } from './mark-lines.js';
import { pictureLine, pictureOf, writePicturePath } from './mark-picture.js';

type PictureChange = Extract<MarkChange, { kind: 'picture' }>;

/** Plans another picture for a mark, or none: an image below its line, or a value of its entry of data. */
export function planPicture(
  notes: ShowNotes,
  mark: ChapterMark,
  change: PictureChange,
  index: MarkIndex,
): MarkEdit | MarkRefusal {
  const isData = mark.writing?.position === 'value';
  const edit = isData ? entryEdit(notes, mark, index, change.image) : lineEdit(notes, mark, change.image);
  if (typeof edit === 'string') return { place: mark.place, reason: edit };
  return {
    edits: edit === null ? [] : [edit],
    expects: { mark: change.mark, parts: { image: change.image } },
  };
}

function lineEdit({ source }: ShowNotes, mark: ChapterMark, image: string | null): TextEdit | string | null {
  const lines = markLinesOf(source, mark);
  if (lines === null) return 'it is not clear where it is written';
  const standing = pictureOf(source, mark);
  if (image === null) return standing === null ? null : { ...standing.whole, content: '' };
  if (standing !== null) return { ...standing.path, content: writePicturePath(image) };
  const written = source.text.slice(lines.start, lines.end);
  const line = pictureLine(written.replace(/(?<![\r\n])[\r\n]+$/, ''), image);
  if (line === null) return 'no line for a picture can be added below it';
  const isOpen = !/[\r\n]$/.test(written);
  const content = isOpen ? lines.lineEnd + line : line + lines.lineEnd;
  return { start: lines.end, end: lines.end, content };
}

function entryEdit(
  notes: ShowNotes,
  { imagePlace, writing }: ChapterMark,
  index: MarkIndex,
  image: string | null,
): TextEdit | string | null {
  const entry = writing?.entry ?? null;
  if (entry === null) return 'its list is written in a way that cannot be edited';
  if (entry.kind === 'text') return 'its entry is one text, which has no place for a picture';
  const standing = entry.fields.findIndex(({ role }) => role === 'image');
  const field = entry.fields[standing];
  if (field === undefined) {
    if (imagePlace !== undefined) return 'it is not clear where its picture is written';
    return image === null ? null : newField(notes, index, entry, image);
  }
  if (image !== null) return { start: field.start, end: field.end, content: writeValue(image, field.quotes) };
  const before = entry.fields[standing - 1];
  // What is between two values is removed with the second; at the start, with the first.
  if (before !== undefined) return { start: before.end, end: field.end, content: '' };
  const next = entry.fields[standing + 1];
  return next === undefined
    ? 'it is all that its entry says'
    : { start: beginOf(field), end: beginOf(next), content: '' };
}

/** The picture behind the last value, set apart as the others are. */
function newField(notes: ShowNotes, index: MarkIndex, entry: FieldsEntry, image: string): TextEdit | string {
  const { fields } = entry;
  const [value, last] = [addressLike(notes.source.text, index, 'image', image, entry), fields.at(-1)];
  if (value === null || last === undefined)
    return 'its entry has no keys, so there is no place for a picture';
  const gaps = fields.slice(1).map((field, at) => notes.source.text.slice(fields[at]?.end, beginOf(field)));
  const joint = gaps.find((gap) => /^\s*(?:,\s*)?$/.test(gap));
  if (joint === undefined) return 'it is not clear how its values are set apart';
  return { start: last.end, end: last.end, content: joint + value };
}
