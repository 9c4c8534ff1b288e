import { vlcTagLimit } from '../tag-size.js';
import {
  chapterAdvisedAtLeast,
  chapterAtLeast,
  linksWithout,
  linksWithoutFrameName,
  noEmoji,
  picturesHideTitles,
  titleAdvisedAtMost,
  v24TitleAtMost,
} from './chapter-rules.js';
import { atLeastChapters, elsewhere, firstAtZero, lateStart, tagAtMost } from './list-rules.js';
import type { Player } from './player.js';

const appleGuide = 'https://podcasters.apple.com/support/5482-using-chapters-on-apple-podcasts';
const spotifyGuide = 'Spotify for Creators, "Creating and managing chapters" (support.spotify.com)';
const youtubeNews = 'https://9to5google.com/2020/05/28/youtube-video-chapters/';
const pocketCastsIos = 'https://github.com/Automattic/pocket-casts-ios (chapter reader)';
const antennaPodSource = 'https://github.com/AntennaPod/AntennaPod';
const vlcSource = 'https://github.com/videolan/vlc';

/** Every player whose publishing rules are known, in the order of docs/players.md. */
export const players: readonly Player[] = [
  // Apple Podcasts. Its guide states the rules for timestamps in the description; those of an mp3 are from reports.
  {
    name: 'apple',
    title: 'Apple Podcasts',
    reads: 'the mp3, the description, the feed; makes its own for episodes that have none',
    rules: [
      firstAtZero(appleGuide),
      atLeastChapters(3, appleGuide),
      v24TitleAtMost(51, 'https://github.com/radio-t/radio-t-site/issues/211'),
    ],
  },
  // Spotify. The limits of title and length are advice.
  {
    name: 'spotify',
    title: 'Spotify',
    reads: 'timestamps in the description, Podlove Simple Chapters in the feed',
    rules: [
      elsewhere('takes chapters from the description or the feed, not from the mp3', spotifyGuide),
      firstAtZero(spotifyGuide),
      atLeastChapters(3, spotifyGuide),
      // "Under 40 characters".
      titleAdvisedAtMost(39, spotifyGuide),
      chapterAdvisedAtLeast(30_000, spotifyGuide),
      noEmoji(spotifyGuide),
    ],
  },
  // YouTube and YouTube Music.
  {
    name: 'youtube',
    title: 'YouTube',
    reads: 'timestamps in the description',
    rules: [
      elsewhere('takes chapters from the description, not from the mp3', youtubeNews),
      firstAtZero(youtubeNews),
      atLeastChapters(3, youtubeNews),
      chapterAtLeast(10_000, youtubeNews),
      titleAdvisedAtMost(70, 'https://support.vevo.com/hc/en-us/articles/6945557784347-YouTube-Chapters'),
    ],
  },
  // Overcast. All that is known of it (a table of contents at top level) holds for every file that is written here.
  { name: 'overcast', title: 'Overcast', reads: 'the mp3', rules: [] },
  // Pocket Casts, Android and iOS; both sources are public.
  {
    name: 'pocketcasts',
    title: 'Pocket Casts',
    reads: 'the mp3, the feed',
    rules: [
      lateStart(
        'on Android moves the first chapter to 0:00',
        'https://github.com/Automattic/pocket-casts-android (ChapterManagerImpl)',
      ),
      linksWithout(/%/, 'no % in links: on iOS it decodes them', pocketCastsIos),
      linksWithoutFrameName(pocketCastsIos),
    ],
  },
  // AntennaPod; its source is public.
  {
    name: 'antennapod',
    title: 'AntennaPod',
    reads: 'the mp3, the feed',
    rules: [
      lateStart('shows no chapter before the first', `${antennaPodSource} (ChapterUtils)`),
      linksWithout(
        /[+%]/,
        'no + or % in links: it decodes them as form data',
        `${antennaPodSource} (ChapterReader)`,
      ),
    ],
  },
  // Kasts, of KDE; its source is public.
  {
    name: 'kasts',
    title: 'Kasts',
    reads: 'the mp3, the feed',
    // It drops the second of two chapters that start within one second.
    rules: [chapterAtLeast(1000, 'https://invent.kde.org/multimedia/kasts (chapter model)')],
  },
  // Shikwasa, a player for web pages; its source is public.
  {
    name: 'shikwasa',
    title: 'Shikwasa',
    reads: 'the mp3',
    rules: [atLeastChapters(2, 'https://github.com/jessuni/shikwasa (chapter plugin)')],
  },
  // VLC; its source is public.
  {
    name: 'vlc',
    title: 'VLC',
    reads: 'the mp3, from version 4 on',
    rules: [
      elsewhere('shows chapters of an mp3 from version 4 on only', `${vlcSource} (modules/demux/mpeg/es.c)`),
      picturesHideTitles(`${vlcSource} (modules/meta_engine/ID3Tag.h)`),
      tagAtMost(vlcTagLimit, `${vlcSource} (modules/stream_filter/skiptags.c)`),
    ],
  },
];
