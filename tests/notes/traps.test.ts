import { describe, expect, test } from 'vitest';
import { readChapters } from './read-notes.js';

/** Times that are not chapters, in notes that have none. */
function linkedItem(clock: string): string {
  const [minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return `- [${clock}](https://v.example/w?t=${minutes * 60 + seconds}) At ${clock}\n`;
}

const alone: readonly (readonly [string, string])[] = [
  [
    'a single time before as many words as someone says',
    `- ([0:00](https://v.example/w?v=a&t=0s)) ### Summary\n${'They speak of wells and of the rain that fills them. '.repeat(5)}`,
  ],
  [
    'the lines of a song with fractions of a second',
    '[ti:Low water]\n[00:11.00]Nobody at the weir\n[00:15.40]nobody at the gate\n[00:20.05]the miller sold his horses\n[00:24.90]and now he has to wait\n',
  ],
  [
    'the lines of a song below a heading',
    '# Lyrics\n\n[00:11.00] Nobody at the weir\n[00:15.40] nobody at the gate\n[00:20.05] the miller sold his horses\n[00:24.90] and now he has to wait\n',
  ],
  [
    'what happened on a day, below its date',
    '### Timeline, October 9, 1998\n\n- 18:05 – Ida leaves the mill\n- 18:40 – buys bread\n- 21:52 – seen on the pier\n',
  ],
  [
    'a chronology',
    '## Chronologie der Nacht\n\n- **18:05** – Ida verlässt die Mühle\n- **18:40** – kauft Brot\n- **21:52** – am Pier\n',
  ],
  [
    'moments of another episode, as the text above says',
    'In episode 92 we made mistakes. All times refer to episode 92.\n\n- 3:20 It is Lynne.\n- 11:07 It was in 2001.\n- 40:12 Not so.\n',
  ],
  [
    'the list of a show that is lent, as the text says',
    'Their chapter times do not match this file:\n\n- 00:00 Dusk\n- 06:14 A shop\n- 19:50 The son\n- 48:07 Closing time\n',
  ],
  [
    'die Zeiten einer Folge, auf die sich der Text bezieht',
    'Die Zeitangaben beziehen sich auf Folge 12:\n\n- 0:00 Wind\n- 6:14 Seile\n- 19:50 Briefe\n',
  ],
  [
    'an evening in Dutch',
    'Programma\n\n- 19u30 Deuren open\n- 20u00 Welkom\n- 20u30 Optreden\n- 22u15 Einde\n',
  ],
  [
    'those who speak, as items',
    '- **Ada** (0:10): Is it lit?\n- **Bert** (0:14): It is.\n- **Ada** (0:21): All night?\n- **Bert** (0:25): All night.\n- **Ada** (0:31): Good.\n',
  ],
  [
    'a template whose times were never filled in',
    '- 00:00 Intro\n- 00:00 First\n- 00:00 Second\n- 00:00 Outro\n',
  ],
  [
    'footnotes that cite recordings',
    'Wind[^1] and rope[^b].\n\n[^1]: Harbour talk, part 4, 14:05.\n[^b]: The same, 22:48.\n[^c]: Nets, 1:02:11.\n',
  ],
  [
    'names in scripts without capitals',
    '（0:03）記者：風はどうですか。\n（0:09）船長：強いですね。\n（0:12）記者：波は。\n（0:15）船長：高いです。\n（0:21）記者：では。\n',
  ],
  [
    'those who speak, with three names or a number',
    '0:03 Ana Mar Ruiz: Sí.\n0:19 Jo Lu Pérez (12): No.\n0:31 Ana Mar Ruiz: ¿Y la sal?\n0:55 Jo Lu Pérez (12): Tampoco.\n',
  ],
  [
    'those who speak, as the only words next to times',
    '0:04 - Ada Berg\nGood evening.\n\n2:10 - Bert\nThank you.\n\n3:55 - Ada Berg\nIs it lit?\n\n7:30 - Bert\nIt is.\n\n19:30 - Ada Berg\nGood.\n',
  ],
  [
    'those who speak, between ranges and what they say',
    '0:04 - 2:10\nAda\nGood evening.\n2:10 - 3:55\nBert\nThank you.\n3:55 - 7:30\nAda\nIs it lit?\n7:30 - 9:00\nBert\nIt is.\n',
  ],
  [
    'items that cite several moments each',
    '- Ada says that the jars were made in Graz by hand (0:44). The lids came much later (1:07).\n- The kiln was lit twice a year (2:37).\n- She shows the first of the lids that they sold (3:20). Nobody wanted it (4:02).\n',
  ],
  [
    'a transcript that folds out below two words',
    '<details><summary>Talk transcript</summary>\n**Note: edited**\n\n[0:02](https://v.example/w?t=2)\n(host) Hello, all of you.\n\n[0:36](https://v.example/w?t=36)\nIt was the year of the nets.\n\n[1:16](https://v.example/w?t=76)\nWe had no lamp.\n\n</details>\n',
  ],
  [
    'those who speak, alone on the lines above',
    'ADA\n00:20 Nobody told us when the boat would leave.\nBERT\n00:45 Then came the fog.\nADA\n01:10 And all was still.\nBERT\n01:50 Were you cold?\nADA\n02:05 No.\n',
  ],
  [
    'those who speak, above times alone on their lines',
    'Ada\n0:03\nIt is on, I think.\n\nBert\n0:09\nIt is. Hello.\n\nAda\n0:14\nWell, then: the lamp.\n\nBert\n0:27\nWhich is not lit.\n',
  ],
  [
    'tracks with a colon, above what is said on them',
    'Track 4:\n[0:20] Nobody told us.\nTrack 5:\n[0:45] Then came the fog.\nTrack 4:\n[1:50] And all was still.\n',
  ],
  [
    'remarks on the cut of a film',
    'Notes on the second cut:\n\n00:12 lamp too dark\n00:47 lower third has a typo\n01:40 horn too loud\n03:05 cut the pause\n',
  ],
  [
    'remarks on a cut in German',
    '# Anmerkungen zum Rohschnitt\n\n- 00:12 Lampe zu dunkel\n- 00:47 Tippfehler\n- 01:40 Horn zu laut\n- 03:05 Boot\n',
  ],
  [
    'tides, by day',
    '| Day | High | Low | High |\n|---|---|---|---|\n| Mon | 03:12 | 09:25 | 15:40 |\n| Tue | 03:58 | 10:11 | 16:27 |\n| Wed | 04:47 | 11:02 | 17:19 |\n',
  ],
  [
    'the length of two songs, and of all of them',
    '- Best: Lamp (3:58)\n- Worst: Rope (7:02)\n- Runtime: 41:15\n',
  ],
  ['prayers of a day', 'İmsak 04:12\nGüneş 05:51\nÖğle 13:09\nİkindi 17:02\nAkşam 20:17\nYatsı 21:48\n'],
  [
    'goals by period',
    'Première période\n- 4:12 Berg (Lund)\n- 11:38 Ek\n\nDeuxième période\n- 0:52 Lund\n- 7:45 Ek\n',
  ],
  [
    'four results in tenths',
    'Fastest knots\n1. Ada 1:58.2\n2. Bert 2:03.9\n3. Cleo 2:04.4\n4. Dora 2:11.0\n',
  ],
  [
    'initials',
    '0:00 KL Is the lamp lit, and has it been lit all night?\n0:21 MO It has, since the evening, as ever.\n0:34 KL Good.\n0:36 MO Yes.\n0:47 KL And the rope?\n0:58 MO Dry.\n',
  ],
  [
    'races every few minutes, from one in the afternoon',
    '1:10 Maiden Stakes\n1:45 Nursery\n2:20 Handicap\n2:55 Harbour Cup\n3:30 Sprint\n4:05 Bumper\n',
  ],
  [
    'four ships and their hours',
    '04:20 Anna, pier 1\n07:45 Berta, pier 4\n11:10 Clara, pier 2\n16:35 Dora, outside\n',
  ],
  [
    'a night in minutes',
    '- 03:12 first shock\n- 03:15 lights go out\n- 03:31 second shock\n- 03:48 siren\n- 04:20 all clear\n',
  ],
  [
    'a voyage',
    '- Moored 06:50\n- Let go 07:04\n- Off the mole 07:33\n- Lighthouse 09:11\n- Back in 10:58\n- Alongside 11:20\n',
  ],
  [
    'departures and arrivals',
    'Graz 9:42 → Bruck 10:31\nBruck 10:58 → Leoben 11:12\nLeoben 12:05 → Selzthal 13:20\nSelzthal 13:44 → Liezen 13:51\n',
  ],
  [
    'a table of what was on the air',
    '<table><tr><th>時刻</th><th>曲</th></tr><tr><td>13:04</td><td>風</td></tr><tr><td>13:21</td><td>波</td></tr><tr><td>13:40</td><td>縄</td></tr></table>',
  ],
  [
    'a table of lengths that happen to rise',
    '| Песня | Длительность |\n|---|---|\n| Ветер | 3:10 |\n| Канат | 4:05 |\n| Письма | 4:40 |\n',
  ],
  [
    'a table of ranks',
    '| Platz | Name | Zeit |\n|---|---|---|\n| 1 | Ada | 33:41 |\n| 2 | Bert | 34:58 |\n| 3 | Cleo | 36:12 |\n| 4 | Dora | 39:05 |\n',
  ],
  [
    'splits of a race, up to the hours',
    '- 5 km: 24:51\n- 10 km: 49:40\n- 15 km: 1:14:22\n- 20 km: 1:39:18\n- All of it: 2:02:11\n',
  ],
  [
    'results in hundredths',
    '100 m, harbour\n\n1. Ada      0:58.41\n2. Bert     1:01.07\n3. Cleo     1:03.95\n4. Dora     1:05.20\n5. Emil     1:08.88\n',
  ],
  [
    'a log that begins before six in the morning',
    '05:58:30 Lamp on\n06:00:12 First boat\n06:59:50 Second boat\n07:05:00 Fog\n07:29:40 Horn\n08:00:00 Relief\n',
  ],
  [
    'a table of two runs',
    '# My best run 14:50\n\n| | Mine | Best |\n|---|---|---|\n| Harbour | 1:42 | 1:31 |\n| Nets | 4:20 | 3:58 |\n| Ropes | 9:03 | 8:10 |\n| Lamp | 14:50 | 13:02 |\n',
  ],
  ['a template', '## Contents\n\n- 00:00:00 - xxxx\n- 00:05:00 - xxxx\n- 00:08:00 - xxxx\n'],
  ['placeholder in a comment', '<!--\n - [@HH:MM:SS] - Topic\n - [@00:10] - Topic\n-->'],
  ['comment with blank lines in a list', '- Links\n\n  <!--\n\n- [@0:10] - Old\n- [@0:20] - Older\n\n-->\n'],
  ['comment that starts within a line', 'Text <!-- hidden\n\n- [@0:10] - Old\n\n--> more text'],
  ['comment in one line', '<!-- - [@0:10] - Old -->'],
  ['comment that never ends', '<!--\n- [@0:10] - Old\n- [@0:20] - Old'],
  ['comment in HTML', '<ul>\n<!-- <li>[@0:10] Old</li> -->\n<li>Links</li></ul>'],
  ['editorial mark', 'Intro {>> 0:15 - recorded <<}\n{>> [@0:10] - x\n\n[@0:20] - y <<}'],
  ['handle', '- [@handle](https://example.com/handle)\n- [@other](https://example.com/o)'],
  ['handle that starts with digits', '- [@20100Doe](https://example.com/20100Doe)'],
  ['handle with a colon', '- [@a1:b2](https://matrix.example.com)'],
  ['unstamped items', '- [View types](https://example.com)\n- More'],
  ['time in prose', 'You can skip to 28:25 for the demo, or to 30:10 for the end.'],
  ['time in parentheses in prose', 'The demo (skip to 28:25) is short.\n\nSo is the end (timestamp: 36:24).'],
  ['time at the end of a sentence', '- We talk about it at 47:10\n- And again at 50:12'],
  ['links to a time', '- [Talk](https://youtu.be/x?t=105)\n- [Other](https://youtu.be/y?t=1m2s)'],
  [
    'starts at',
    '- [Story](https://example.com) starts at [4:29](#t=4:29)\n- [Two](https://example.com) starts at [5:01](#t=5:01)',
  ],
  ['date and time of day', 'Sat, Jul 13, 2024, 4:00 PM\n\nSun, Jul 14, 2024, 5:00 PM'],
  ['time of day, am', '9:30 am Doors\n10:00 am Talks\n11:00 a.m. End'],
  ['time of day, PM without blank', '- 4:00PM Start\n- 5:00PM End\n- 6:00PM Bar'],
  ['time of day, Uhr', '19:00 Uhr Einlass\n20:00 Uhr Beginn\n22:00 Uhr Ende'],
  ['time of day, zone', '16:00 UTC - Stream\n17:00 UTC - Panel\n18:00 CEST - End'],
  [
    'time of day, zone, from midnight on',
    '1. 00:00 — 14:00 UTC: All file\n2. 14:00 UTC cutoff: None files\n3. 14:01 UTC: Count\n4. 14:05 UTC: Look\n5. 14:30 UTC: Sign\n6. 15:00 UTC: Tell',
  ],
  ['time of day, range with a zone', '- 16:00-17:00 CET Meetup\n- 17:00-18:00 CET Bar'],
  ['time of day in Japanese', '- 9:47 に発生し 11:00 には復旧した'],
  ['from thirteen on, Japanese', '13:00〜'],
  ['verse at the start of a sentence', '11:22において、イナゴを食べる話がある'],
  ['verses', '- John 3:16\n- Romans 8:28\n- Psalm 23:01'],
  ['one verse in bold', '- **John** 3:16'],
  ['ratio', '50:50 canary'],
  ['ratio with blanks', '- 16 : 8 fasting\n- 16 : 9 video'],
  ['aspect ratio', '- 16:9 video\n- 4:3 video\n- 1:1 video'],
  ['record', '- Donkey Kong in 1:32:51\n- Mario in 1:40:02'],
  ['versions', '- [Rust 1.44](https://example.com)\n- [1.21](https://example.com)'],
  ['paper', '[[2012.10807] Proposal](https://example.com/abs)'],
  ['dates', '2024-07-13 Release\n2024-07-14 Patch'],
  ['subtitles, SRT', '1\n00:00:01,319 --> 00:00:02,820\nHello\n\n2\n00:00:03,000 --> 00:00:04,000\nThere'],
  ['subtitles, WebVTT', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\n00:03.000 --> 00:04.000\nThere'],
  [
    'subtitles of long cues',
    ['00:00:00,000 --> 00:00:31,000', '00:00:31,000 --> 00:01:04,000', '00:01:04,000 --> 00:01:40,000']
      .map(
        (cue, index) =>
          `${index + 1}\n${cue}\n${'Nous partons avant le vent, et il fait froid. '.repeat(4)}\n`,
      )
      .join('\n'),
  ],
  ['transcript', '## Transcript\n\n[00:25:24] **Jo:** I think\n\n[00:26:24] **Al:** So'],
  ['transcript below deeper headings', '## Transcript\n\n### Part 1\n\n[00:25] Jo: I\n\n[00:26] Al: So'],
  ['transcript, German', '# Transkript\n\n00:25 - Jo: Ja\n\n00:26 - Al: Nein'],
  ['transcript, French', '# Retranscription complète\n\n00:25 - Jo: Oui\n\n00:26 - Al: Non'],
  ['transcript, Spanish', '# Transcripción del episodio\n\n00:25 - Jo: Sí\n\n00:26 - Al: No'],
  ['transcript, Portuguese', '# Transcrição\n\n00:25 - Jo: Sim\n\n00:26 - Al: Não'],
  ['transcript, Russian', '# Полная расшифровка\n\n00:25 - Jo: Да\n\n00:26 - Al: Нет'],
  ['transcript, Japanese', '# 全文文字起こし\n\n00:25 - Jo: はい\n\n00:26 - Al: いいえ'],
  ['transcript, Japanese, below a line in bold', '**文字起こし**\n\n00:25 Jo: はい\n\n00:26 Al: いいえ'],
  ['transcript, Chinese', '## 逐字稿\n\n00:25 - Jo: 對\n\n00:26 - Al: 不對'],
  ['transcript, Korean', '## 녹취록 (자동)\n\n00:25 - Jo: 네\n\n00:26 - Al: 아니요'],
  ['transcript in HTML', '<h2>Full transcript</h2><p>[00:25:24] Jo: I</p><p>[00:26:24] Al: So</p>'],
  ['transcript below a line in bold', '**Transcript**\n\n00:25 Jo: I\n\n00:26 Al: So'],
  ['block quote', '> [@0:10] - Quoted\n> [@0:20] - Quoted'],
  ['block quote in HTML', '<blockquote><p>(0:10) Quoted</p><p>(0:20) Quoted</p></blockquote>'],
  ['fenced code', '```\n- [@0:10] - Code\n- [@0:20] - Code\n```'],
  ['fenced code with tildes', '~~~md\n0:10 - Code\n0:20 - Code\n~~~'],
  ['fenced code that holds a comment', '```html\n<!--\n```\n\nText\n\n```\n0:10 - Code\n```\n-->'],
  ['indented code', 'Text\n\n    [@0:10] - Code\n    [@0:20] - Code'],
  ['pre', '<pre>\n0:10 - Code\n0:20 - Code\n</pre>'],
  ['lines set in, a few of them', '<pre>\n2:10 a\n3:20 b\n4:40 c\n</pre>'],
  ['script', '<script>\nconst a = "0:10 - x";\n0:10 - Code\n0:20 - Code\n</script>'],
  ['style', '<style>\n0:10 - x\n0:20 - x\n</style>'],
  ['lone bare time', '4:48 of pure joy'],
  ['lone time on its own', '4:48'],
  [
    'lengths of videos',
    '- [One](https://example.com) (12:34)\n- [Two](https://example.com) (3:21)\n- Three (1:00)',
  ],
  ['lone length', '- [One](https://example.com) (12:34)'],
  ['lengths in prose paragraphs', 'One (12:34)\n\nTwo (13:21)'],
  ['longer number', '12:345 - x\n12:3456 - y'],
  ['four fields', '1:02:03:04 - x\n1:02:03:05 - y'],
  ['IPv6 and MAC', '00:1B:44:11:3A:B7 - card\n2001:db8::1 - host'],
  ['percentage', '10:50% - x\n10:51% - y'],
  ['time joined to a word', '10:50er - x\n10:51er - y'],
  ['minus time', '-10:50 - x'],
  ['time in a link address only', '- [Site](https://example.com/0:10)\n- [Site](https://example.com/0:20)'],
  ['time in an image', '![0:10](a.png)\n\n![0:20](b.png)'],
  ['front matter only', '---\ntitle: "0:10 - x"\ndescription: "(0:10) x (0:20) y"\n---\n\nText'],
  ['nothing', ''],
  ['blanks', ' \n\t\n'],
  ['unfinished tag', '{% include x.md timestamp="0:10" title="x"'],
  ['tag without title', '{% include x.md timestamp="0:10" %}'],
];

/** Times that are not chapters beside some that are. */
const beside: readonly (readonly [string, string, readonly string[]])[] = [
  ['handles', '- [@0:10] - One\n- [@doe](https://example.com)', ['0:10 One']],
  ['nested resources', '- [@0:10] - One\n  - [View](https://example.com/?t=1m)', ['0:10 One']],
  [
    'a line that begins with a time in a wrapped title',
    '- [@0:10] - It was said at\n  47:10 in the other show',
    ['0:10 It was said at 47:10 in the other show'],
  ],
  ['a paragraph that begins with a time', '- [@0:10] - One\n\n12:30 - lunch, as always', ['0:10 One']],
  ['lengths after titles', '- [@0:10] - One (12:34)\n- Two (13:34)\n- Three (14:34)', ['0:10 One (12:34)']],
  ['a ratio in a title', '45:45 - 16 : 8 Intermittent fasting', ['45:45 16 : 8 Intermittent fasting']],
  ['a lesser time after a dash', '45:45 - 16:08 was the score', ['45:45 16:08 was the score']],
  [
    'a transcript below the chapters',
    '# Chapters\n\n0:10 - One\n\n# Transcript\n\n0:11 - Jo: Hi\n\n# Links\n\n0:20 - Two',
    ['0:10 One', '0:20 Two'],
  ],
  [
    'a sentence about the transcript in a language without spaces',
    '文字起こしはこちら\n\n0:10 - 一\n\n0:20 - 二',
    ['0:10 一', '0:20 二'],
  ],
  [
    'a heading about what was transcribed',
    '# Transcripted\n\n0:10 - One\n\n0:20 - Two',
    ['0:10 One', '0:20 Two'],
  ],
  [
    'a time of day among them',
    '- 0:10 One\n- 0:05 am Morgen\n- 12:30 pm is late\n- 10:00 Two\n\n7:00 pm we meet',
    ['0:10 One', '10:00 Two'],
  ],
  ['a quotation in an item', '- [@0:10] - One\n  > at 0:20\n  > [@0:30] - quoted', ['0:10 One']],
  [
    'code in an item',
    '- [@0:10] - One\n\n  ```\n  [@0:20] - code\n  ```\n- [@0:30] - `[@0:40]` Two',
    ['0:10 One', '0:30 [@0:40] Two'],
  ],
  [
    'a moment in another section behind a list below "Chapters"',
    `## Chapters\n\n${['0:00', '4:10', '9:30'].map(linkedItem).join('')}\n## Caveats\n\n${linkedItem('12:05')}`,
    ['0:00 At 0:00', '4:10 At 4:10', '9:30 At 9:30'],
  ],
  [
    'a comment between items',
    '- [@0:10] - One\n<!--\n- [@0:20] - Two\n-->\n- [@0:30] - Three',
    ['0:10 One', '0:30 Three'],
  ],
];

describe('parseNotes() finds no chapter in', () => {
  test.each(alone)('%s', (_, notes) => {
    expect(readChapters(notes)).toEqual([]);
  });
});

describe('parseNotes() finds no false chapter among true ones:', () => {
  test.each(beside)('%s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
  });
});
