import { rule } from '../rule.js';
import { formatQuantity, shortText } from '../wording.js';

/** Findings of the area `feed/` about the feed as a whole, and about finding the item of an episode. */
export const feedCodes = {
  'feed/malformed': rule<{ detail: string }>({
    severity: 'error',
    message: ({ detail }) => `the feed is not well-formed XML: ${detail}`,
    help: () => 'correct the template: write & as &amp;, and put HTML in <![CDATA[…]]>',
    explain:
      'Podcast apps read feeds with strict XML readers, which stop at the first error. They see no episode after it, or ' +
      'none at all. Common causes are a bare &, an HTML entity such as &nbsp;, or an element that is not closed. ' +
      'Everything before this place was compared, and nothing after it. Correct the template that builds the feed.',
  }),
  'feed/blank-start': rule<{ lineCount: number }>({
    severity: 'error',
    message: ({ lineCount }) =>
      lineCount === 0
        ? 'there are spaces before <?xml, which must come first'
        : `${formatQuantity(lineCount, 'blank line')} before <?xml, which must come first`,
    help: () => 'remove the line break that the template writes before <?xml',
    explain:
      'An XML declaration is only allowed at the very first character, so strict readers reject the whole feed. ' +
      'Templates often write a line break after their front matter or after one of their tags. The rest of the feed was ' +
      'read anyway.',
  }),
  'feed/encoding': rule<{ label: string; problem: 'is not known' | 'does not fit its bytes' }>({
    severity: 'error',
    message: ({ label, problem }) => `the encoding of the feed, ${label}, ${problem}`,
    help: () => 'write the feed in UTF-8 and say so: <?xml version="1.0" encoding="UTF-8"?>',
    explain:
      'The first line of a feed names its encoding. Either the feed was written in another one, or no such encoding ' +
      'exists. Readers cannot tell which letters are meant. Use UTF-8.',
  }),
  'feed/too-large': rule<{ what: string; limit: string }>({
    severity: 'error',
    message: ({ what, limit }) => `the feed has ${what}; at most ${limit} are read`,
    help: () => 'publish the newest episodes only, or page the feed (RFC 5005)',
    explain:
      'Podcast apps give up on feeds of this size. Chapterize read it up to the limit. Leave out old episodes, or split ' +
      'the feed into pages.',
  }),
  'feed/not-rss': rule<{ root: string }>({
    severity: 'error',
    message: ({ root }) => `the feed is not RSS: its root element is <${root}>, expected <rss>`,
    help: () => 'give the RSS feed of the podcast; podcast apps read neither web pages nor Atom',
    explain:
      'Podcast apps read RSS 2.0. This file is something else: a web page, a sitemap, or an Atom feed. Give the address ' +
      'or path of the RSS feed.',
  }),
  'feed/no-item': rule<{ looked: string }>({
    severity: 'error',
    message: ({ looked }) => `the feed has no item for this episode; looked for ${looked}`,
    help: () => 'build the feed again, or correct `file` in the notes',
    explain:
      'No item has the enclosure URL that the notes state, the same file name, or the guid or title of the notes. The ' +
      'feed is older than the episode, leaves it out (a draft, or a date in the future), or only lists the newest ' +
      'episodes.',
  }),
  'feed/doubled-item': rule<{ what: 'guid' | 'enclosure'; otherLine: number }>({
    severity: 'error',
    message: ({ what, otherLine }) =>
      what === 'guid'
        ? `the item has the same guid as the one on line ${otherLine}`
        : `the item has the same enclosure as the one on line ${otherLine}`,
    help: () => 'remove one of them: apps show either of them, or both',
    explain:
      'Apps tell episodes apart by their guid, and listeners by the audio. Two items share one of these. An item was ' +
      'written twice, pages of an archive overlap, or a file was copied and its values were not changed.',
  }),
  'feed/item-without-notes': rule<{ title: string }>({
    severity: 'warning',
    message: ({ title }) => `no notes belong to the item "${shortText(title)}"`,
    help: () => 'name its audio in `file` of the notes, or leave the item out of the feed',
    explain:
      'The feed has an item that none of the notes in this run belongs to. Either its notes are elsewhere, or they ' +
      'state another file, or the item is left over.',
  }),
  'feed/chapters-outside-item': rule<Record<never, never>>({
    severity: 'error',
    message: () => 'these chapters are outside any item, where no app looks for them',
    help: () => 'move the element into the <item> of its episode, before </item>',
    explain:
      '`podcast:chapters` and `psc:chapters` belong to one episode, so they go inside its item. Here they come after ' +
      '`</item>` or are in the channel, usually because a template closes the item too early.',
  }),
} as const;
