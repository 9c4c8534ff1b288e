import { fileOrAddress } from './value-kinds.js';

/**
 * Rows of the table of options about what is published. chapterize.yaml sets none of them: only the command line allows
 * network access.
 */
export const publishedOptions = {
  published: { words: 'check the file at the URL that the notes state' },
  full: { words: 'read the whole published file to measure its exact duration' },
  'fetch-chapters': {
    words: 'fetch and compare the chapters file that the item of the feed names; --published does it too',
  },
  'allow-private': { words: 'also ask servers outside the public internet' },
  feed: { value: fileOrAddress, words: 'check the item of the episode in this feed' },
} as const;
