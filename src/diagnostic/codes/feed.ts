import { rule } from '../rule.js';
import { formatQuantity, shortText } from '../wording.js';

/** Findings of the area `feed/` about the feed as a whole, and about finding the item of an episode. */
export const feedCodes = {
  'feed/malformed': rule<{ readonly detail: string }>({
    severity: 'error',
    message: ({ detail }) => `the feed is not well-formed XML: ${detail}`,
    help: () => 'correct the template; & is written &amp;, and HTML stands in <![CDATA[…]]>',
    explain:
      'Podcast apps read feeds with strict XML readers, which stop at the first error: they see no episode from there on, or ' +
      'none at all. Often a bare &, an entity of HTML such as &nbsp;, or an element that is not closed. What comes before the ' +
      'place was compared, nothing behind it. Correct the template that makes the feed.',
  }),
  'feed/blank-start': rule<{ readonly lineCount: number }>({
    severity: 'error',
    message: ({ lineCount }) =>
      lineCount === 0
        ? 'spaces stand before <?xml, where nothing may stand'
        : `${formatQuantity(lineCount, 'blank line')} before <?xml, where nothing may stand`,
    help: () => 'remove the line end that the template writes before <?xml',
    explain:
      'An XML declaration is allowed at the very first character only, so strict readers refuse the whole feed. Templates ' +
      'write such a line end after their front matter or after a tag of their own. The rest was read as if it were not there.',
  }),
  'feed/encoding': rule<{
    readonly label: string;
    readonly problem: 'is not known' | 'does not fit its bytes';
  }>({
    severity: 'error',
    message: ({ label, problem }) => `the encoding of the feed, ${label}, ${problem}`,
    help: () => 'write the feed in UTF-8 and say so: <?xml version="1.0" encoding="UTF-8"?>',
    explain:
      'The first line of a feed names its encoding. Another one was used to write it, or the name means nothing, so that no ' +
      'reader can tell the letters. Use UTF-8.',
  }),
  'feed/too-large': rule<{ readonly what: string; readonly limit: string }>({
    severity: 'error',
    message: ({ what, limit }) => `the feed has ${what}; at most ${limit} are read`,
    help: () => 'publish the newest episodes only, or page the feed (RFC 5005)',
    explain:
      'Podcast apps give up on such feeds, and no reader should spend hours on one. It was read up to the limit at most. ' +
      'Leave out old episodes, or split the feed into pages.',
  }),
  'feed/not-rss': rule<{ readonly root: string }>({
    severity: 'error',
    message: ({ root }) => `the feed is not RSS: its root element is <${root}>, expected <rss>`,
    help: () =>
      'give the feed of the podcast; a page of the site is not one, and Atom is not read by podcast apps',
    explain:
      'Podcast apps read RSS 2.0. This file is something else: a web page, a sitemap, or an Atom feed. Give the address or ' +
      'path of the RSS feed.',
  }),
  'feed/no-item': rule<{ readonly looked: string }>({
    severity: 'error',
    message: ({ looked }) => `the feed has no item of this episode; looked for ${looked}`,
    help: () => 'build the feed anew, or correct `file` in the notes',
    explain:
      'No item has the enclosure URL that the notes state, that name at its end, the guid or the title of the notes. The ' +
      'feed is older than the episode, leaves it out (a draft, a date in the future), or holds the newest ones only.',
  }),
  'feed/doubled-item': rule<{ readonly what: 'guid' | 'enclosure'; readonly otherLine: number }>({
    severity: 'error',
    message: ({ what, otherLine }) =>
      what === 'guid'
        ? `the item has the guid of the one on line ${otherLine}`
        : `the item has the enclosure of the one on line ${otherLine}`,
    help: () => 'remove one of them; apps show one at random, or both',
    explain:
      'Apps tell episodes by their guid, and listeners by the file. Two items share one: an item that was written twice, a ' +
      'page of an archive that overlaps, or a copied file whose values were not changed.',
  }),
  'feed/item-without-notes': rule<{ readonly title: string }>({
    severity: 'warning',
    message: ({ title }) => `no notes belong to the item "${shortText(title)}"`,
    help: () => 'name its file in `file` of the notes, or leave the item out of the feed',
    explain:
      'The feed has an item that none of the notes of this run leads to. Either its notes are elsewhere, or they state ' +
      'another file, or the item is a leftover.',
  }),
  'feed/chapters-outside-item': rule<Record<never, never>>({
    severity: 'error',
    message: () => 'chapters stand outside of any item, where no app looks for them',
    help: () => 'move the element into the <item> of its episode, before </item>',
    explain:
      '`podcast:chapters` and `psc:chapters` belong to one episode, so they stand inside its item. Here they stand behind ' +
      '`</item>` or in the channel, mostly because a template closes the item too early.',
  }),
} as const;
