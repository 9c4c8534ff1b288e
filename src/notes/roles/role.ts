import type { TextPlace } from '../../diagnostic/diagnostic.js';

/** THE table of roles: what a time in the notes is. */
export const roles = {
  chapter: 'the start of a chapter',
  end: 'the end of a chapter that a range states',
  'end-mark': 'a last time without text: the end of the recording',
  copy: 'the start of a chapter again, in a second list of the same times and titles',
  'left-out': 'a time among the chapters, or one that looks like a chapter, but is left out',
  'in-title': 'part of the title of a chapter',
  length: 'a length or a measured time, of a song, a race or something linked',
  verse: 'a verse of the Bible',
  'time-of-day': 'a time of day',
  'in-sentence': 'part of a sentence',
  transcript: 'who spoke when',
  subtitle: 'a cue of subtitles',
  chat: 'a line of a chat',
  correction: 'points to something that is corrected or decided',
  programme: 'an event in a programme',
  elsewhere: "a time in another recording, or a listener's comment",
  lone: 'a single time, or one of a few that do not make a list',
  code: 'code',
  quotation: 'a quotation',
  value: 'a value of the front matter',
  markup: 'an address, a comment or other markup',
} as const;

/** What a time in the notes is. */
export type TimeRole = keyof typeof roles;

/** A time in the notes, with what it is. */
export interface NotedTime {
  /** As written. */
  readonly text: string;
  /** Milliseconds, as it is read. */
  readonly startMs: number;
  readonly role: TimeRole;
  /** The role in words. */
  readonly meaning: string;
  readonly place: TextPlace;
}
