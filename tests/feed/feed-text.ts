/** What an item is made of; null leaves it out. */
export interface ItemSpec {
  readonly title?: string;
  readonly guid?: string | null;
  readonly enclosure?: string | null;
  readonly duration?: string | null;
  /** Elements that follow. */
  readonly more?: string;
}

/** An item on lines of its own. */
export function renderItem(spec: ItemSpec): string {
  const { title = 'Episode 42', guid = 'episode-42', enclosure = null, duration = '60', more = '' } = spec;
  return [
    '    <item>',
    `      <title>${title}</title>`,
    ...(guid === null ? [] : [`      <guid isPermaLink="false">${guid}</guid>`]),
    ...(enclosure === null ? [] : [`      ${enclosure}`]),
    ...(duration === null ? [] : [`      <itunes:duration>${duration}</itunes:duration>`]),
    ...(more === '' ? [] : [more]),
    '    </item>',
    '',
  ].join('\n');
}

/** A feed around items; `head` is line 1 to 4. */
export function renderFeed(items: string, afterItems = ''): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters" xmlns:content="http://purl.org/rss/1.0/modules/content/">',
    '  <channel>',
    '    <title>Bread</title>',
    `${items}${afterItems}  </channel>`,
    '</rss>',
    '',
  ].join('\n');
}
