import { fileOrAddress } from './value-kinds.js';

/**
 * Rows of the table of options about what is published. chapterize.yaml sets none of them: nothing reaches the network but
 * by the command line.
 */
export const publishedOptions = {
  published: {
    value: null,
    words: 'ask for the file under the URL that the notes state, and compare it',
    group: 'published',
    inConfig: false,
  },
  full: {
    value: null,
    words: 'read the published file whole, for its exact duration',
    group: 'published',
    inConfig: false,
  },
  'fetch-chapters': {
    value: null,
    words: 'fetch and compare the chapters file that the item of the feed names; --published does it too',
    group: 'published',
    inConfig: false,
  },
  'allow-private': {
    value: null,
    words: 'ask servers outside the public internet too',
    group: 'published',
    inConfig: false,
  },
  feed: {
    value: fileOrAddress,
    words: 'compare the item of the feed, a file or a URL',
    group: 'published',
    inConfig: false,
  },
} as const;
