import { describe, expect, test } from 'vitest';
import { readChapters, readNotes } from './read-notes.js';

/** Kinds of notes that real shows have, each with the chapters that a careful reader finds. */
const kinds: readonly (readonly [name: string, notes: string, chapters: readonly string[]])[] = [
  [
    'a heading whose first word is a day of the week in another language',
    '## Primera parte\n\n**00:00:00** Hola\n\n**00:09:15** El faro\n\n## Segunda parte\n\n**01:02:10** La red\n\n**01:31:55** Adiós\n',
    ['0:00 Hola', '9:15 El faro', '1:02:10 La red', '1:31:55 Adiós'],
  ],
  [
    'quotations with the time when they were said, beside the list',
    '**Points:**\n\n- How Lena came to the mill. [1:12]\n- What a stone weighs. [5:40]\n- Who buys the flour. [17:03]\n\n**Quotes:**\n\n- “A stone is something that you carry for years.” — Lena Berg [4:07]\n- “Nobody asks where flour comes from, and nobody needs to.” — @lena [13:54]\n- “Bread is cheap here, and it was always so.” — Lena Berg\n  [16:57]\n',
    ['1:12 How Lena came to the mill.', '5:40 What a stone weighs.', '17:03 Who buys the flour.'],
  ],
  [
    'quotations with the time when they were said, alone',
    '- “A stone is something that you carry for years.” — Lena Berg [4:07]\n- “Nobody asks where flour comes from, and nobody in this town ever needs to know it.” [13:54]\n- « Le pain ne coûte rien chez nous, et depuis toujours » – Lena [16:57]\n',
    [],
  ],
  [
    'a list above the cues of what was said, which hold hours and follow within three seconds',
    '0:00 Hello\n0:41 The mill\n5:15 Why do stones matter?\n12:42 Bread\n\nAll that was said\n\n' +
      [
        '00:00.000 | (music)',
        '00:02.580 | Hello and welcome.',
        '00:07.980 | We are at the mill today',
        '00:09.420 | and here is our first guest.',
        '00:12.780 | It is Lena Berg.',
        '00:14.500 | She and I worked together.',
        '00:16.100 | She bakes bread',
        '00:19.420 | and sells it all.',
        '00:21.180 | So, the person we look for, right?',
        '00:24.640 | It should be fun.',
      ]
        .map((cue) => `00:${cue}\n`)
        .join(''),
    ['0:00 Hello', '0:41 The mill', '5:15 Why do stones matter?', '12:42 Bread'],
  ],
  [
    'links with an address that a template fills in',
    '- 0:59 -- The mill has [a page]({% link _posts/mill.md %}) of its own\n- 4:10 -- You meet [@{{ page.guest }}](https://x.example/{{ page.guest }}) and\n  [the baker]({{< relref "baker.md" >}})\n- 9:22 -- Bread\n',
    ['0:59 The mill has a page of its own', '4:10 You meet @{{ page.guest }} and the baker', '9:22 Bread'],
  ],
  [
    'titles in quotation marks',
    '- “Hello” [0:40]\n- “Why the wheel turns” – Lena [4:10]\n- “The stone” – Ben [9:22]\n- “Bread” [12:01]\n',
    ['0:40 “Hello”', '4:10 “Why the wheel turns” – Lena', '9:22 “The stone” – Ben', '12:01 “Bread”'],
  ],
  [
    'a folded text of the front matter, whose lines YAML joins',
    '---\ntitle: Mill\nnotes: >-\n  All of the mill\n  and more.\n\n  **Points:**\n\n  - How Lena came to\n  the mill. [1:12]\n\n  - What a stone weighs, and who carries it up to the mill\n  [5:40]\n\n  - Who buys it. [17:03]\n---\n',
    [
      '1:12 How Lena came to the mill.',
      '5:40 What a stone weighs, and who carries it up to the mill',
      '17:03 Who buys it.',
    ],
  ],
  [
    'a folded text whose lines were meant as such',
    '---\ntitle: Mill\nnotes: >\n  0:00 Hello\n  4:10 How Lena came to\n  the mill\n  9:22 Stones\n\n  More:\n  - https://example.com/a\n  - https://example.com/b\n---\n',
    ['0:00 Hello', '4:10 How Lena came to the mill', '9:22 Stones'],
  ],
  [
    'a literal text, whose lines stay',
    '---\ntitle: Mill\nnotes: |\n  0:00 Hello\n  4:10 How Lena came to\n  the mill\n  9:22 Stones\n---\n',
    ['0:00 Hello', '4:10 How Lena came to', '9:22 Stones'],
  ],
  [
    'words in brackets before a time, which Markdown takes for an address',
    '- [start]: 0:00\n- [rope]: 4:10\n- Knots: 9:00\n- [bonus]: (17:41)\n',
    ['0:00 [start]', '4:10 [rope]', '9:00 Knots', '17:41 [bonus]'],
  ],
  [
    'a time of another recording, cited in an item below a chapter',
    '- 0:00 Hello\n- 3:12 Bees\n- 9:40 Honey\n  - Talk of Lena, 20:15\n- 22:07 End\n',
    ['0:00 Hello', '3:12 Bees', '9:40 Honey', '22:07 End'],
  ],
  [
    'times behind the words of items below chapters',
    '- 0:00 Hello\n- 3:12 Bees\n  - Wax (4:20)\n  - Hives (6:15)\n  - Wings (8:30)\n- 9:40 Honey\n- 22:07 End\n',
    ['0:00 Hello', '3:12 Bees', '4:20 Wax', '6:15 Hives', '8:30 Wings', '9:40 Honey', '22:07 End'],
  ],
  [
    'a dash that joins times to titles in small letters',
    '00:00-vítejte\n01:55-maják\n09:20-sítě\n17:46-konec\n',
    ['0:00 vítejte', '1:55 maják', '9:20 sítě', '17:46 konec'],
  ],
  [
    'labels above sentences that tell what chapters are about',
    'Part one:\n[0:00] We light the lamp.\n\nPart two:\n[4:10] Ropes are tied.\n\nPart three:\n[9:40] The boat leaves.\n',
    ['0:00 We light the lamp.', '4:10 Ropes are tied.', '9:40 The boat leaves.'],
  ],
  [
    'names above their songs',
    'ADA\n0:00 Lamp\nBERT\n4:10 Rope\nADA\n9:40 Fog\nBERT\n13:02 Boat\n',
    ['0:00 Lamp', '4:10 Rope', '9:40 Fog', '13:02 Boat'],
  ],
  [
    'the last part of a sentence, behind "and"',
    'Today: hello [0:00], short or long ropes [1:50], letters [22:22] and to end with [33:10].\n',
    ['0:00 hello', '1:50 short or long ropes', '22:22 letters', '33:10 to end with'],
  ],
  [
    'the last part of a sentence behind times, behind "and"',
    'Heute: [0:00] Hallo, [1:50] Seile, [22:22] Briefe und [33:10] Schluss.\n',
    ['0:00 Hallo', '1:50 Seile', '22:22 Briefe', '33:10 Schluss'],
  ],
  [
    'tracks that are laid over others, set in below them',
    '[0:00:00] Ada Berg – The lamp is lit\n   w/ horns of "Depot"\n[0:04:12] Bert – Rope\n[0:09:50] Cleo – Fog\n',
    ['0:00 Ada Berg – The lamp is lit', '4:12 Bert – Rope', '9:50 Cleo – Fog'],
  ],
  [
    'a script of a video, whose times are full five seconds',
    '# Video script\n\n**0:00-0:05 Hook**\n"Did you know?"\n\n**0:05-0:45 Problem**\nThe lamp is out.\n\n**0:45-1:30 Solution**\nSomeone lights it.\n',
    ['0:00 Hook', '0:05 Problem', '0:45 Solution'],
  ],
  [
    'a script in Chinese',
    '### 00:00 - 00:30 | 开场白\n镜头：街道\n\n### 00:30 - 01:30 | 问题\n镜头：采访\n\n### 01:30 - 02:00 | 结尾\n',
    ['0:00 开场白', '0:30 问题', '1:30 结尾'],
  ],
  [
    'the timeline of an editor, which begins at a full hour',
    '01:00:00:00 Slate\n01:12:33:05 Interview\n01:40:10:00 End\n',
    ['1:00:00 Slate', '1:12:33 Interview', '1:40:10 End'],
  ],
  [
    'parts of a show that come again, quickly',
    '0:00 Demo: the lamp\n0:25 Q&A: ropes\n0:50 Demo: the rope\n1:20 Q&A: prices\n1:45 Outro\n',
    ['0:00 Demo: the lamp', '0:25 Q&A: ropes', '0:50 Demo: the rope', '1:20 Q&A: prices', '1:45 Outro'],
  ],
  [
    'a stream of a developer, whose titles sound like remarks on a cut',
    '# Stream 4\n\nWe review the parser today.\n\n02:30 Fix the lamp\n14:02 Wrong rope, wrong knot\n31:00 Remove the anchor\n45:10 Missing oars\n1:02:00 Questions\n',
    [
      '2:30 Fix the lamp',
      '14:02 Wrong rope, wrong knot',
      '31:00 Remove the anchor',
      '45:10 Missing oars',
      '1:02:00 Questions',
    ],
  ],
  [
    'titles that sound like remarks, below "Chapters"',
    '## Chapters\n\n- 1:10 Too fast for fog\n- 8:45 Wrong name, right boat\n- 21:30 Too late\n',
    ['1:10 Too fast for fog', '8:45 Wrong name, right boat', '21:30 Too late'],
  ],
  [
    'moments of a meeting that tell of what was fixed, at length and behind other times',
    `- 0:00 Hello\n- 4:10 Ada\n  - She lit the lamp.\n\n## Notes\n\n${['1:13:48', '1:18:27', '1:21:45'].map((time) => `* ${time} I had to fix several ropes, and to replace the lamp that was missing since the storm; does anyone see an issue with that?\n`).join('\n')}`,
    [
      '0:00 Hello',
      '4:10 Ada',
      ...['1:13:48', '1:18:27', '1:21:45'].map(
        (time) =>
          `${time} I had to fix several ropes, and to replace the lamp that was missing since the storm; does anyone see an issue with that?`,
      ),
    ],
  ],
  [
    'a bracket that is turned round',
    '[00:00] Hello\n[03:17] The lamp\n]06:29] The rope\n[09:40] Bye\n',
    ['0:00 Hello', '3:17 The lamp', '6:29 The rope', '9:40 Bye'],
  ],
  [
    'a quotation mark at the start of a title, right behind brackets',
    '【00:00】开场\n【03:26】"风"吹了多少次\n【12:09】绳子\n',
    ['0:00 开场', '3:26 "风"吹了多少次', '12:09 绳子'],
  ],
  [
    'hours and minutes, told in another language',
    'Časy: hodiny:minuty\n\n- 0:00 Zahájení\n- 0:12 Program\n- 0:35 Maják\n- 1:48 Sítě\n- 2:55 Různé\n',
    ['0:00 Zahájení', '12:00 Program', '35:00 Maják', '1:48:00 Sítě', '2:55:00 Různé'],
  ],
  [
    'lines with hard breaks above a sentence that ends with a time of day',
    '00:00 Munten  \n01:12 Ria  \n07:59 De lamp  \n13:24 De boot  \n\nDe haven sluit om 22:00.\n',
    ['0:00 Munten', '1:12 Ria', '7:59 De lamp', '13:24 De boot'],
  ],
  [
    'a list in a cell of a table that lays out a letter',
    '<table><tr><td>\n<h1>Harbour, no. 5</h1>\n<h3>Heard</h3>\n<ul>\n<li><a href="https://x.example/#t=0">0:00</a> Lamp</li>\n<li><a href="https://x.example/#t=112">1:52</a> Rope</li>\n<li><a href="https://x.example/#t=640">10:40</a> Bye</li>\n</ul>\n<p>Open from 9:00 to 12:00.</p>\n</td></tr></table>\n',
    ['0:00 Lamp', '1:52 Rope', '10:40 Bye'],
  ],
  [
    'a first link to the video itself, without a time in its address',
    '[0:00](https://youtu.be/x) Hello\n\nText.\n\n[4:10](https://youtu.be/x?t=250) Jars\n\nText.\n\n[9:00](https://youtu.be/x?t=540) Mould\n',
    ['0:00 Hello', '4:10 Jars', '9:00 Mould'],
  ],
  [
    'rows of a head alone below headings, the first linked to the video itself',
    ['0:00](https://youtu.be/x)', '0:25](https://youtu.be/x?t=25)', '1:14](https://youtu.be/x?t=74)']
      .map((link, index) => `# ${index + 1}. Point\n\nVideo | [${link}\n-|-\n\nWhat was said.\n`)
      .join('\n'),
    ['0:00 1. Point', '0:25 2. Point', '1:14 3. Point'],
  ],
  [
    'linked times alone in running text between headings with theirs',
    '# Lecture\n\nWelcome.\n\n## Jars [[2:04](https://youtu.be/x?t=124)]\n\nWe begin with jars.\n\n[[6:54](https://youtu.be/x?t=414)]\n\n```\nlid\n```\n\nThey are full.\n\n[[7:56](https://youtu.be/x?t=476)]\n\nNow to lids.\n\n### Lids [11:01](https://youtu.be/x?t=661)\n\nA lid is round.\n\n## Mould [[19:00](https://youtu.be/x?t=1140)]\n\nIt is green.\n\n## End [[25:00](https://youtu.be/x?t=1500)]\n',
    ['2:04 Jars', '11:01 Lids', '19:00 Mould', '25:00 End'],
  ],
  [
    'full stops in the titles of linked times on one line, the last one included',
    '[0:00](https://youtu.be/x?t=0) ➝ Start. Hallo [1:30](https://youtu.be/x?t=90) ➝ Sort. List [4:00](https://youtu.be/x?t=240) ➝ Ende. Dank. Gruß',
    ['0:00 Start. Hallo', '1:30 Sort. List', '4:00 Ende. Dank. Gruß'],
  ],
  [
    'one of many linked times on one line out of order',
    [0, 60, 120, 240, 180, 300]
      .map((seconds) => `[${seconds / 60}:00](https://youtu.be/x?t=${seconds}) – Part ${seconds}`)
      .join(' '),
    ['0:00 Part 0', '1:00 Part 60', '2:00 Part 120', '4:00 Part 240', '3:00 Part 180', '5:00 Part 300'],
  ],
  [
    'a time in brackets between the bold words of an item and a colon',
    '- **Ada** (1:10): Is the lamp lit?\n- **Bert** (4:45): Which rope?\n- **Cleo** [9:20]: Letters\n- **Storms** (12:00): two of them\n',
    [
      '1:10 Ada: Is the lamp lit?',
      '4:45 Bert: Which rope?',
      '9:20 Cleo: Letters',
      '12:00 Storms: two of them',
    ],
  ],
  [
    'a table that was pasted as text',
    'Part\tFrom\tWho\nWind\t0:00\tAda\nRopes\t4:10\tBert\nLetters\t12:45\n',
    ['0:00 Wind', '4:10 Ropes', '12:45 Letters'],
  ],
  [
    'chapters of a feed',
    '<psc:chapters version="1.2">\n <psc:chapter start="0:00" title="Wind" />\n <psc:chapter start="4:10.5" title="Ropes &amp; nets" href="https://example.com"/>\n</psc:chapters>\n',
    ['0:00 Wind', '4:10.500 Ropes & nets'],
  ],
  [
    'objects of a script',
    'export const parts = [\n  { time: "0:00", title: "Wind" },\n  { time: \'4:10\', title: \'Ropes\' },\n]\n',
    ['0:00 Wind', '4:10 Ropes'],
  ],
  [
    'digits of Burmese, Khmer and Tamil',
    '၀:၀၀ လေ\n၄:၁၀ ကြိုး\n\n១២:៤៥ សំបុត្រ\n௨௦:௦௫ காற்று\n',
    ['0:00 လေ', '4:10 ကြိုး', '12:45 សំបុត្រ', '20:05 காற்று'],
  ],
  [
    'a figure behind a list',
    '00:00 Wind\n04:10 Ropes\n12:45 Letters\n\n*Stærð: 43:11*\n',
    ['0:00 Wind', '4:10 Ropes', '12:45 Letters'],
  ],
  [
    'a list that stands in the notes twice, in blocks of code',
    '### List\n```\n00:00 One\n01:30 Two\n04:00 Three\n```\n\n### All\n```\nText.\n00:00 One\n01:30 Two\n04:00 Three\n\nMore.\n```\n',
    ['0:00 One', '1:30 Two', '4:00 Three'],
  ],
  [
    'a list set in that begins after minutes, with a slip of order, in a recording of a stated length',
    '---\nduration: "1:10:00"\n---\n<pre>\n02:20 Ropes?\n07:25 Knots\n10:10 Sails\n10:05 Wind\n31:20 Tides\n1:04:48 Picks\n</pre>\n',
    ['2:20 Ropes?', '7:25 Knots', '10:10 Sails', '10:05 Wind', '31:20 Tides', '1:04:48 Picks'],
  ],
  [
    'a mark that is a part of the title',
    '00:00 はじめに\n01:30 ○×クイズ\n04:00 ○ おわりに',
    ['0:00 はじめに', '1:30 ○×クイズ', '4:00 おわりに'],
  ],
  [
    'links of a wiki in titles',
    '### [0:00](https://youtu.be/x?t=0) [[Maps]] in short\n\n### [2:10](https://youtu.be/x?t=130) Adding [[Hits in maps|hits]] to it\n',
    ['0:00 Maps in short', '2:10 Adding hits to it'],
  ],
  [
    'a block of code in an item',
    '1. Upload.\n2. Description:\n   ```\n   00:00 Hello\n   00:45 Scope\n   02:00 Plan\n   ```\n3. Check.\n',
    ['0:00 Hello', '0:45 Scope', '2:00 Plan'],
  ],
  [
    'slips in a list of data',
    '---\nchapters:\n  - {time: "0:00", title: A}\n  - {time: "12 :30", title: B}\n  - {time: "21.50", title: C}\n  - {time: "1:7:03", title: D}\n---\n',
    ['0:00 A', '12:30 B', '21:50 C', '1:07:03 D'],
  ],
  [
    'a last entry of data without a title, as the end',
    '---\nchapters:\n  - {time: "0:00", title: A}\n  - {time: "12:30", title: B}\n  - {time: "20:00", title: ""}\n---\n',
    ['0:00 A', '12:30 B'],
  ],
  [
    'headings with a word before a linked time, or more words behind brackets',
    '## [0:00](https://youtu.be/x?t=0) — Start\n\n## HTML [3:35](https://youtu.be/x?t=215) — Forms\n\n## 3. Filter (7:00 - 9:00) ← best\n\n## 4. End (9:00 - end)\n',
    ['0:00 Start', '3:35 Forms', '7:00 3. Filter ← best', '9:00 4. End'],
  ],
  [
    'a time between the words of an item',
    '- [@0:00] Hello\n- The report [@4:00] without its end\n- [@9:00] Questions\n',
    ['0:00 Hello', '4:00 The report without its end', '9:00 Questions'],
  ],
  [
    'bold words with a time in brackets before a paragraph',
    '**Intro (0:00):** The video began as a joke. It went on.\n\n**Cores (1:47–2:10):** A core is a chip.\n\n**Outro (8:26):** Thanks to all.\n',
    ['0:00 Intro', '1:47 Cores', '8:26 Outro'],
  ],
  [
    'the first of two recordings, and nothing of the second',
    `# One\n\n${[0, 2, 5, 9, 14].map((at) => `- ${at}:00 Part ${at}`).join('\n')}\n\n# Two\n\n${[0, 3, 8, 21, 33].map((at) => `- ${at}:30 Piece ${at}`).join('\n')}\n`,
    ['0:00 Part 0', '2:00 Part 2', '5:00 Part 5', '9:00 Part 9', '14:00 Part 14'],
  ],
  [
    'a stream whose times go on after hours',
    '15:24 First game<br>\n22:37 Second game<br>\n<br>\n7:03:12 Back again<br>\n7:14:37 Songs<br>\n10:17:24 Good night<br>\n',
    ['15:24 First game', '22:37 Second game', '7:03:12 Back again', '7:14:37 Songs', '10:17:24 Good night'],
  ],
  [
    'a table with a column of speakers',
    '| Timestamp | Speaker | Résumé |\n|---|---|---|\n| 0:12 | B/D | Rapport bug |\n| 1:07 | A | Décision |\n| 4:45 | C | Explication |\n',
    ['0:12 Rapport bug', '1:07 Décision', '4:45 Explication'],
  ],
  [
    'hours and minutes that as seconds would lie seconds apart',
    ['0:00', '0:01', '0:03', '0:05', '0:07', '0:10', '0:12']
      .map((at, index) => `## ${at} Topic ${'abcdefg'.charAt(index)}`)
      .join('\n\n'),
    [
      '0:00 Topic a',
      '1:00 Topic b',
      '3:00 Topic c',
      '5:00 Topic d',
      '7:00 Topic e',
      '10:00 Topic f',
      '12:00 Topic g',
    ],
  ],
  [
    'no chapter of a diagram',
    '```mermaid\ntimeline\n  00:00 Open : a\n  01:00 Attack : b\n  02:00 End : c\n```\n',
    [],
  ],
  [
    'whole minutes among minutes and seconds, between items with items of their own',
    '- [@3m30s](https://v.example/?t=3m30s) Start\n  - a word\n  - another\n- [@28m](https://v.example/?t=28m) Map\n  - a word\n- Reading list\n- [@39m30s](https://v.example/?t=39m30s) Objects\n- [@49m](https://v.example/?t=49m) Closure\n  - a word\n- [@1h01m13s](https://v.example/?t=1h01m13s) End\n',
    ['3:30 Start', '28:00 Map', '39:30 Objects', '49:00 Closure', '1:01:13 End'],
  ],
  [
    'no chapter of a conversation whose turns are a name and a time, or a time alone, before a colon',
    [
      ['**Ada Byron** ', '00:09'],
      ['', '00:29'],
      ['**Joe Hill** ', '00:32'],
      ['**Ada Byron** ', '00:40'],
      ['**Joe Hill** ', '01:12'],
      ['', '02:45'],
      ['**Ada Byron** ', '03:10'],
      ['', '04:50'],
    ]
      .map(([name = '', at = '']) => `${name}(${at}):\nWell, that is what I would say about it.\n`)
      .join('\n'),
    [],
  ],
  [
    'no chapter of turns under headings, of which a part has two',
    `## Topics\n${['Hello.', 'Hi.'].map((words, at) => `\n**${['Ada Byron', 'Joe Hill'][at]}** (0:0${at * 4}):\n${words}\n`).join('')}\n## Knots\n${Array.from({ length: 5 }, (_, at) => `\n**${['Ada Byron', 'Joe Hill'][at % 2]}** (${at + 1}:20):\nWell, so I would say.\n`).join('')}`,
    [],
  ],
  [
    'times without a colon between others in brackets',
    '- Start (0:48)\n- Names (2:10)\n- Users (4:20)\n- Built around it (715)\n- Uses (730)\n- Pain (9:05)\n- The year 2000 (really)\n- End (13:03)\n',
    ['0:48 Start', '2:10 Names', '4:20 Users', '7:15 Built around it', '7:30 Uses', '9:05 Pain', '13:03 End'],
  ],
  [
    'no title from the next item of the list, where most times have theirs beside them',
    '- [@0:10] Hello\n- [@5:00]\n- A link without a time\n- [@9:00] News\n- [@12:00] End\n',
    ['0:10 Hello', '5:00 ', '9:00 News', '12:00 End'],
  ],
  [
    'no chapter of a plan',
    '| Time | Block |\n|---|---|\n| 00:00–00:10 | Module 0 |\n| 00:10–00:25 | Module 1 |\n| 00:25–00:40 | Module 2 |\n| 00:40–01:15 | Module 3 |\n',
    [],
  ],
  [
    'the chapters of a minute on full tens, below a heading that says what they are',
    '## Chapters\n\n00:00 Hello\n00:10 Set up\n00:20 Demo\n00:40 Bye\n00:50 Credits\n',
    ['0:00 Hello', '0:10 Set up', '0:20 Demo', '0:40 Bye', '0:50 Credits'],
  ],
  [
    'no chapter of what people say, at length',
    ['0:00:00', '0:00:20', '0:01:05']
      .map((at) => `**(${at})** ${'So I said what I said. '.repeat(12)}`)
      .join('\n\n'),
    [],
  ],
  [
    'no chapter of names in bold before what they say',
    [2, 9, 15, 21, 33]
      .map(
        (at, index) =>
          `**${index % 2 === 0 ? 'Ada' : 'Bob'}: (00:00:${String(at).padStart(2, '0')})** Well, yes.`,
      )
      .join('\n\n'),
    [],
  ],
  [
    'each title once where a heading repeats the item, and times that stand one below the other without words',
    '### 1. Confirm\n[00:00:16 - 00:00:26]\n\n1. Open it.\n\n### 2. Plan\n[00:00:27 - 00:00:49]\n\n1. List it.\n\n### 3. Run\n[00:01:22 - 00:01:30]\n\nDone.\n\n## Pictures\n\n[00:00:16]  \n[00:00:27]  \n[00:01:22]  \n[00:02:22]\n',
    ['0:16 1. Confirm', '0:27 2. Plan', '1:22 3. Run'],
  ],
  [
    'the entries of several lists of one map with the same keys',
    JSON.stringify({
      news: [{ title: 'Tickets', time: '0:12' }],
      topics: [
        { title: 'Databases', time: '1:29' },
        { title: 'Templates', time: '24:04' },
      ],
      links: [{ title: 'Goodbye', time: '1:02:23' }],
    }),
    ['0:12 Tickets', '1:29 Databases', '24:04 Templates', '1:02:23 Goodbye'],
  ],
  [
    'the list on top, not the headings that have its times again',
    '### Timestamps\n\n- 0:00 Intro\n- 0:45 Error 1: names\n- 2:10 Error 2: lists\n- 5:00 End\n\n# 1. Names (0:45 - 2:10)\n\nText.\n\n# 2. Lists (2:10 - 5:00)\n\nText.\n\n# The end (5:00 - 6:00)\n',
    ['0:00 Intro', '0:45 Error 1: names', '2:10 Error 2: lists', '5:00 End'],
  ],
  [
    'the first of two lists in one paragraph, where the second begins at 0:00 again',
    '0:00 One\n2:00 Two\n5:00 Three\n9:00 Four\n11:00 Five\n0:00 Other\n3:00 Others\n7:00 Last\n',
    ['0:00 One', '2:00 Two', '5:00 Three', '9:00 Four', '11:00 Five'],
  ],
  [
    'the list of a page whose transcript is below it',
    '# Raw transcript: a talk\n\n## Chapters\n\n- 0:00 Intro\n- 6:08 Lab\n- 7:57 Citadel\n\n## Transcript\n\n[0:00] where we walk\n[0:04] through it\n[0:09] all\n',
    ['0:00 Intro', '6:08 Lab', '7:57 Citadel'],
  ],
  [
    'hours and minutes below paragraphs, and no time of day beside a label',
    'Sendungsbeginn: 22:06:26 Uhr\n\n' +
      ['00:08', '00:16', '00:20', '00:23', '00:34', '00:38', '00:44', '00:49']
        .map((at, index) => `${at} Caller ${'abcdefgh'.charAt(index)}\nHe has much to tell of it.\nAnd more.`)
        .join('\n\n') +
      '\n\nSendungsende: 1:00:20\n',
    ['8:00', '16:00', '20:00', '23:00', '34:00', '38:00', '44:00', '49:00'].map(
      (at, index) => `${at} Caller ${'abcdefgh'.charAt(index)}`,
    ),
  ],
  [
    'tags that are glued to a title or an address',
    '00:01:00 Start <https://a.example/x.html>#chapter\n00:08:30 Smoke#chapter\n00:13:50 Reading #chapter\n',
    ['1:00 Start', '8:30 Smoke', '13:50 Reading'],
  ],
  [
    'no chapter of a table whose times are times of day',
    '| Horaire | Partie | Contenu |\n|---|---|---|\n| 00:00 | Introduction | Idées |\n| 00:45 | Partie 1 | Listes |\n| 01:27 | Partie 2 | Fin |\n',
    [],
  ],
  [
    'no chapter of the parts of a day',
    '- 00:00 - 05:59 Night\n- 06:00 - 11:59 Morning\n- 12:00 - 17:59 Noon\n- 18:00 - 23:59 Evening\n',
    [],
  ],
  [
    'no chapter of numbers with a decimal point',
    '[0.00 → 8.82] So we are\n\n[8.82 → 12.84] here again\n\n[12.84 → 15.71] today\n',
    [],
  ],
  [
    'titles below a heading for a transcript that is not there',
    '# Episode 12\n\n## Transcript\n\n**(0:20) Welcome and news**\n\n**(4:10) The first lamp**\n\n**(12:45) Storms**\n\n[Read it](https://example.com/t.html)\n',
    ['0:20 Welcome and news', '4:10 The first lamp', '12:45 Storms'],
  ],
  [
    'nothing in a short transcript',
    '## Transcript\n\n(0:20) Welcome to the show.\n\n(1:40) And this is the lamp.\n\n(3:10) It was my own one.\n\n(5:00) Here is a letter\n',
    [],
  ],
  [
    'hours and minutes for the last of times with hours',
    '## Chapters\n\n- Opening (00:01:40)\n- Questions (00:05:12)\n- Housing (01:08:25)\n- Sports (02:49:33)\n- Closing (3:33)\n',
    ['1:40 Opening', '5:12 Questions', '1:08:25 Housing', '2:49:33 Sports', '3:33:00 Closing'],
  ],
  [
    'contents at the head, and not the finer times of their sections',
    '# A call\n\n## Agenda\n\n- [00:02](https://youtu.be/x?t=2): Hello by Rita\n- [07:51](https://youtu.be/x?t=471): Jars\n- [24:55](https://youtu.be/x?t=1495): Mould\n\n### Rita [00:02](https://youtu.be/x?t=2)\n\n- Do not hesitate.\n\n### On jars: [07:51](https://youtu.be/x?t=471)\n\n- Some asked.\n  - [12:02](https://youtu.be/x?t=722): Which jars are tight?\n  - [13:25](https://youtu.be/x?t=805): And which are not?\n\n### Mould [24:55](https://youtu.be/x?t=1495)\n\n- [31:03](https://youtu.be/x?t=1863): Rita asks why\n- [58:22](https://youtu.be/x?t=3502): Ada asks when\n',
    ['0:02 Hello by Rita', '7:51 Jars', '24:55 Mould'],
  ],
  [
    'sections with their times, and not the plan at the head',
    'Agenda\n\n- 0:00 Opening\n- 2:10 The bridge\n- 30:00 The harbour\n- 50:00 End\n\n## Opening (0:02)\n\nWords.\n\n## The bridge (2:12)\n\nIt is old.\n\n## The harbour (31:40)\n\nIt is deep.\n\n## End (52:11)\n',
    ['0:02 Opening', '2:12 The bridge', '31:40 The harbour', '52:11 End'],
  ],
  [
    'a list in a block that is told to be MDX',
    'Write the page like this:\n\n```mdx\n---\ntitle: "Ropes"\n---\n\nWe tie.\n\n- [0:00] Start\n- [4:30] Knots\n- [9:00] End\n```\n',
    ['0:00 Start', '4:30 Knots', '9:00 End'],
  ],
  [
    'contents at the head where two chapters start at once, and not their sections',
    '# A talk\n\n## Chapters\n\n0:00 Opening\n2:10 The bridge\n8:00 The harbour\n8:00 The crane\n9:00 End\n\n## Words\n\n### [0:00] Opening\n\nHello.\n\n### [2:10] The bridge\n\nIt is old.\n\n### [8:00] The harbour\n\nIt is deep.\n\n### [9:00] End\n\nBye.\n',
    ['0:00 Opening', '2:10 The bridge', '8:00 The harbour', '8:00 The crane', '9:00 End'],
  ],
  [
    'contents at the end, and not the sections that have their times',
    '# A talk\n\n## Words\n\n### [0:00] Welcome, all\n\n**Ada**: Hello.\n\n### [2:10] Our bridge\n\n**Ada**: It is old.\n\n### [8:00] The harbour\n\n**Ada**: It is deep.\n\n### [9:00] A last word\n\n**Ada**: Bye.\n\n### [9:40] Thanks\n\nTo all.\n\n## Timestamps\n\n- 0:00 Opening\n- 2:10 The bridge\n- 8:00 The harbour\n- 9:00 End\n',
    ['0:00 Opening', '2:10 The bridge', '8:00 The harbour', '9:00 End'],
  ],
];

describe('parseNotes() reads', () => {
  test.each(kinds)('%s', (_, notes, chapters) => {
    expect(readChapters(notes)).toEqual(chapters);
  });
});

/** Times that are not chapters, beside a list of chapters, each with what it is. */
const others: readonly (readonly [name: string, line: string, time: string, role: string])[] = [
  ['the length of the audio', '- 音频：10:14，自然', '10:14', 'in-sentence'],
  [
    'the length of the audio in a table',
    '| Field | Value |\n|---|---|\n| **Duration** | 52:25 |\n| **Views** | 4 |',
    '52:25',
    'length',
  ],
  [
    'a time behind a date in a link',
    '**[@ada](https://x.example)** *[18.07.2025 09:00](https://x.example/1)*',
    '09:00',
    'time-of-day',
  ],
  [
    'a time behind a date in a bracket',
    '**[@ada](https://x.example)** *wrote (edited 27.12.2023 12:41)*',
    '12:41',
    'time-of-day',
  ],
  [
    'a section of the list, below a heading',
    '## Of one\n\n[0:00]\n\nWords.\n\n## Of two\n\n[1:30]\n\nWords.\n\n## Of three\n\n[4:00]\n\nWords.',
    '1:30',
    'copy',
  ],
  ['a second list of the same', '## All\n\n- 0:00 One\n- 1:30 Two\n- 4:00 Three', '1:30', 'copy'],
];

describe('parseNotes() does not warn of', () => {
  test.each(others)('%s', (_, line, time, role) => {
    const notes = readNotes(`- 0:00 One\n- 1:30 Two\n- 4:00 Three\n\n## More\n\nSome words.\n\n${line}\n`);
    expect(notes.marks).toHaveLength(3);
    expect(
      notes
        .readTimes()
        .filter(({ text }) => text === time)
        .at(-1)?.role,
    ).toBe(role);
    expect(notes.diagnostics.map(({ code }) => code)).not.toContain('notes/time-left-out');
  });
});
