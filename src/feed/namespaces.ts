/** The vocabularies of podcast feeds that are read. */
export type FeedSpace = '' | 'itunes' | 'podcast' | 'psc' | 'content' | 'other';

/** In lower case without the slash at the end: feeds write them in many ways. */
const spaces: Readonly<Record<string, FeedSpace>> = {
  '': '',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'https://podcastindex.org/namespace/1.0': 'podcast',
  'https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md': 'podcast',
  'http://podlove.org/simple-chapters': 'psc',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://purl.org/rss/1.0': '',
};

/** Which vocabulary a namespace is. */
export function namespaceOf(uri: string): FeedSpace {
  return spaces[uri.trim().toLowerCase().replace(/\/$/, '')] ?? 'other';
}
