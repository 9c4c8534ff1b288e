import { audioCodes } from './codes/audio.js';
import { audioDamageCodes } from './codes/audio-damage.js';
import { batchCodes } from './codes/batch.js';
import { configCodes } from './codes/config.js';
import { editCodes } from './codes/edit.js';
import { feedCodes } from './codes/feed.js';
import { feedItemCodes } from './codes/feed-item.js';
import { formatsCodes } from './codes/formats.js';
import { frontMatterCodes } from './codes/front-matter.js';
import { frontMatterChapterCodes } from './codes/front-matter-chapters.js';
import { id3Codes } from './codes/id3.js';
import { id3ChapterFaultCodes } from './codes/id3-chapter-faults.js';
import { id3ChapterCodes } from './codes/id3-chapters.js';
import { id3ConvertCodes } from './codes/id3-convert.js';
import { notesCodes } from './codes/notes.js';
import { notesClockCodes } from './codes/notes-clocks.js';
import { notesDoubtCodes } from './codes/notes-doubts.js';
import { notesEditCodes } from './codes/notes-edit.js';
import { notesImageCodes } from './codes/notes-images.js';
import { picturesCodes } from './codes/pictures.js';
import { publishedCodes } from './codes/published.js';
import { publishedFileCodes } from './codes/published-file.js';
import { timelineCodes } from './codes/timeline.js';
import { verifyCodes } from './codes/verify.js';
import { verifyKnownLengthCodes } from './codes/verify-known-length.js';
import { verifyLengthCodes } from './codes/verify-length.js';
import { verifyPlayersCodes } from './codes/verify-players.js';
import type { Rule } from './rule.js';

const table = {
  ...notesCodes,
  ...notesClockCodes,
  ...notesDoubtCodes,
  ...notesImageCodes,
  ...timelineCodes,
  ...frontMatterCodes,
  ...frontMatterChapterCodes,
  ...audioCodes,
  ...audioDamageCodes,
  ...id3Codes,
  ...id3ChapterCodes,
  ...id3ChapterFaultCodes,
  ...id3ConvertCodes,
  ...verifyCodes,
  ...verifyLengthCodes,
  ...verifyKnownLengthCodes,
  ...verifyPlayersCodes,
  ...editCodes,
  ...batchCodes,
  ...publishedCodes,
  ...publishedFileCodes,
  ...feedCodes,
  ...feedItemCodes,
  ...formatsCodes,
  ...notesEditCodes,
  ...configCodes,
  ...picturesCodes,
} as const;

export type Code = keyof typeof table;

/** The args that the wording of a code needs. */
export type Args<C extends Code> = (typeof table)[C] extends Rule<infer A> ? A : never;

/** THE table: every finding the program can report. One file per area keeps each readable; each code appears once. */
export const codes: Readonly<Record<Code, Rule<never>>> = table;
