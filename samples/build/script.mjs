// What is said in the sample episode, and how its notes write it down.

/** What the front matter and the tag say about the episode. */
export const episode = {
  title: 'Marking time — what a chapter is made of',
  artist: 'The Chapterize Sample Show',
  album: 'Small Episodes',
  year: '2026',
  date: '2026-11-20T09:00:00Z',
  comment: 'Synthetic speech (espeak-ng). Made by samples/build.mjs; take it and do as you like.',
  file: 'https://podcast.example/episodes/episode.mp3',
};

/**
 * The chapters in order. `notes` is Markdown as podcasters write it, `spoken` opens the chapter in the audio and says
 * the title, `text` goes on from there.
 */
export const chapters = [
  {
    notes: 'Welcome',
    plain: 'Welcome',
    spoken: 'Welcome.',
    text: 'This is a very small episode. Its voice is synthetic, its cover is drawn by a few lines of code, and every chapter says its own title, so that you can hear whether a mark is in the right place.',
  },
  {
    notes: 'Why listeners like [chapters](https://en.wikipedia.org/wiki/Podcast#Enhanced_podcasts)',
    plain: 'Why listeners like chapters',
    spoken: 'Why listeners like chapters.',
    text: 'They skip what they know, they come back to what they liked, and they can tell a friend where to start.',
  },
  {
    notes: 'Inside the file: `CTOC` and `CHAP` frames',
    plain: 'Inside the file: CTOC and CHAP frames',
    spoken: 'Inside the file: see tock, and chap frames.',
    text: 'One frame lists the chapters. The others hold a start, an end, and a title each. The sound itself stays as it was, byte for byte.',
  },
  {
    notes: 'Titles in UTF-16 &amp; links in Latin-1',
    plain: 'Titles in UTF-16 & links in Latin-1',
    depth: 1,
    spoken: 'Titles in you tee eff sixteen, and links in latin one.',
    text: 'This chapter stands inside the one before. Players do not agree on much, so the title and the link take the one form that all of them read.',
  },
  {
    notes: 'Grüße aus Köln: Umlaute gehören dazu',
    plain: 'Grüße aus Köln: Umlaute gehören dazu',
    voice: 'de',
    spoken: 'Grüße aus Köln. Umlaute gehören dazu.',
    text: 'Auch auf Deutsch bleibt jeder Buchstabe, wie er ist.',
  },
  {
    notes: 'Coffee break ☕ with a _very_ short silence',
    plain: 'Coffee break ☕ with a very short silence',
    spoken: 'Coffee break, with a very short silence.',
    text: '',
    pauseSeconds: 4,
  },
  {
    notes: 'What the byte length is for',
    plain: 'What the byte length is for',
    spoken: 'What the byte length is for.',
    text: 'A podcast feed states how many bytes the file has. Chapters make the file longer, so the number in the notes must follow. That is checked before anything is written.',
  },
  {
    notes: '[Where to go from here](https://podcast.example/where-next?from=episode)',
    plain: 'Where to go from here',
    spoken: 'Where to go from here.',
    text: 'Try it on an episode of your own. Thank you for listening.',
  },
];
