import type { OptionRow } from './option-row.js';
import * as kinds from './value-kinds.js';

/** The rows of the option table that only the preview has. */
export const previewOptions = {
  embed: { words: 'also write the chapters into the mp3 whenever the page saves' },
  html: {
    value: kinds.file,
    words: 'instead write a page to share to FILE: read only, and it needs the mp3 next to it',
  },
  peaks: {
    value: kinds.file,
    words: 'take the waveform of --html from FILE, which audiowaveform made',
    unset: 'ffmpeg decodes the audio',
  },
  'audio-url': {
    value: kinds.address,
    words: 'let the page of --html play the mp3 from URL',
    unset: 'the mp3 next to the page',
  },
  stay: { words: 'keep running after the last page is closed' },
  'no-open': { words: 'do not open a browser' },
} as const satisfies Readonly<Record<string, OptionRow>>;
