import type { OptionRow } from './option-row.js';

/** The rows of the option table that only the preview has. */
export const previewOptions = {
  embed: {
    value: null,
    words: 'also write the chapters into the mp3 whenever the page saves',
    group: 'preview',
    inConfig: false,
  },
  stay: { value: null, words: 'go on when the last page is closed', group: 'preview', inConfig: false },
  'no-open': { value: null, words: 'open no browser', group: 'preview', inConfig: false },
} as const satisfies Readonly<Record<string, OptionRow>>;
