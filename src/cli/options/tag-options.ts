import { defaultOptions } from '../../run/options.js';
import type { OptionRow } from './option-row.js';
import * as kinds from './value-kinds.js';

/** How the tag is written: rows of the table of options. */
export const tagOptions = {
  'tag-version': {
    value: kinds.tagVersion,
    words: 'choose the version of the tag: auto, 2.3 or keep',
    unset: defaultOptions.tagVersion,
    inConfig: true,
  },
  'tag-size': { words: 'continue if the tag reaches into the audio, and correct the size of the tag' },
  padding: {
    value: kinds.bytes,
    words: 'leave BYTES of free space in a tag that grows',
    unset: 'at least 1024',
    inConfig: true,
  },
  'keep-foreign': { words: 'leave files with chapters of another program alone', inConfig: true },
  force: {
    words: 'write despite a damaged tag or more than 255 chapters; saves the old tag next to the mp3',
    inConfig: true,
  },
} as const satisfies Readonly<Record<string, OptionRow>>;
