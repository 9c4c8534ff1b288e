import { defaultOptions } from '../../run/options.js';
import type { OptionRow } from './option-row.js';
import * as kinds from './value-kinds.js';

/** How the tag is written: rows of the table of options. */
export const tagOptions = {
  'tag-version': {
    value: kinds.tagVersion,
    words: 'choose the version of the tag: auto, 2.3 or keep',
    group: 'tag',
    unset: defaultOptions.tagVersion,
    inConfig: true,
  },
  'tag-size': {
    value: null,
    words: 'correct the size of the tag where it reaches into the audio, nothing else',
    group: 'tag',
    inConfig: false,
  },
  padding: {
    value: kinds.bytes,
    words: 'leave BYTES free in a tag that grows',
    group: 'tag',
    unset: 'at least 1024',
    inConfig: true,
  },
  'keep-foreign': {
    value: null,
    words: 'leave files alone that have chapters of another program',
    group: 'tag',
    inConfig: true,
  },
  force: {
    value: null,
    words: 'do what can be done with a damaged tag or over 255 chapters; keeps the old tag beside it',
    group: 'tag',
    inConfig: true,
  },
} as const satisfies Readonly<Record<string, OptionRow>>;
