// The episodes that readers are asked about, with what a person would expect each chapter to be.

const plainTitles = [
  'Who is who at this table',
  'A bakery that runs on spreadsheets',
  'Flour, water, salt & patience',
  'How much of it is planned?',
  'What the oven taught us so far',
  'Why two ovens never agree, and what may be done about it',
  'Letters from listeners',
  "The loaf that wouldn't rise",
  'Kinds of rye',
  'Turning night shifts into day shifts',
  'From cron to a person with a clock',
  'Writing it all down',
  'Where to buy the bread',
];

const worldTitles = [
  'Grüße, Übermut & Käsespätzle',
  '東京の朝ごはん',
  'Добро пожаловать в студию',
  'مرحبا بكم في البرنامج',
  'שלום לכולם',
  'Καλημέρα από την Αθήνα',
  '한국어로 인사하기',
  'สวัสดีชาวโลก',
  'नमस्ते दुनिया',
  '🎧 Emoji first, then words',
  'Family 👨‍👩‍👧‍👦 and flags 🇺🇳',
  'Mathematics 𝒳 → 𝒴 outside the BMP',
  'Mixed: English, العربية, 日本語',
  'Quotes “curly” and „low“ — dashes – too',
];

const links = [
  'https://example.com/',
  'https://example.com/search?q=one&lang=en#part-2',
  'https://example.com/käse/日本?ü=ö',
  'http://example.com/a_(b)/c.html',
  'https://bücher.example/path',
  'https://example.com/odd',
  'https://example.com/even1',
];

const longTitles = [
  ['Latin', 'a long title of plain words '],
  ['Arabic', 'عنوان طويل جدا لفصل واحد '],
  ['Japanese', 'とても長い章の題名です'],
  ['emoji', '🎙️🦀🎧'],
  ['marks', 'right \u200fיום\u200e left '],
].flatMap(([, text]) => [100, 250, 500].map((length) => cut(text, length)));

/**
 * Every case: how the episode is made, and its chapters as `{ startMs, title, url }`.
 * Titles hold no character that Markdown would take for itself.
 */
export function proverCases() {
  const thirteen = spread(plainTitles, 369);
  return [
    { name: '13 plain chapters', spec: { seconds: 369 }, chapters: thirteen },
    { name: '40 chapters, links, scripts, emoji', spec: { seconds: 600 }, chapters: forty() },
    ...['none', '2.2', '2.3', '2.4'].map((tag) => ({
      name: `13 chapters, tag before: ${tag}`,
      spec: { seconds: 369, tag },
      chapters: thirteen,
    })),
    ...['2.2', '2.4'].map((tag) => ({
      name: `40 chapters, tag before: ${tag}`,
      spec: { seconds: 600, tag },
      chapters: forty(),
    })),
    ...[1, 2, 255].map((count) => ({
      name: `${count} chapters`,
      spec: { seconds: 3 * Math.max(count, 10) },
      chapters: spread(numbered(count), 3 * Math.max(count, 10)),
    })),
    { name: 'titles of 100 to 500 characters', spec: { seconds: 300 }, chapters: spread(longTitles, 300) },
    {
      name: 'titles of one character',
      spec: { seconds: 60 },
      chapters: spread(['A', 'é', '日', '🎧', 'ع'], 60),
    },
    { name: 'no room in the tag', spec: { seconds: 369, paddingBytes: 0 }, chapters: thirteen },
    picturedCase(),
    { name: 'room in the tag', spec: { seconds: 369, paddingBytes: 20_000 }, chapters: thirteen },
  ];
}

/**
 * Eight chapters of which six have pictures, three JPEG and three PNG, one of 150 KB. `picture` is the builder's name and its
 * arguments.
 */
export function picturedCase() {
  const pictures = [
    ['buildJpeg', 300],
    ['buildPng', 224],
    null,
    ['buildJpeg', 640, 360, 2],
    ['buildPng', 64, 48, 3],
    null,
    ['buildPng', 100, 100, 4],
    ['buildJpeg', 600, 600, 5, 60_000],
  ];
  const chapters = spread(worldTitles.slice(0, 8), 96, (index) =>
    index % 2 === 1 ? links[index % 3] : null,
  );
  return {
    name: '8 chapters, 6 pictures',
    spec: { seconds: 96 },
    chapters: chapters.map((chapter, index) => ({ ...chapter, picture: pictures[index] })),
  };
}

function forty() {
  const titles = Array.from(
    { length: 40 },
    (_, index) => `${index + 1}: ${worldTitles[index % worldTitles.length]}`,
  );
  return spread(titles, 600, (index) => (index % 3 === 2 ? null : links[index % links.length]));
}

function numbered(count) {
  return Array.from({ length: count }, (_, index) => `Part ${index + 1} of ${count}`);
}

function spread(titles, seconds, url = () => null) {
  return titles.map((title, index) => ({
    startMs: Math.floor((index * seconds) / titles.length) * 1000,
    title,
    url: url(index),
  }));
}

/** Repeats a text to a number of characters, none cut in half, none a blank at the end. */
function cut(text, length) {
  const characters = Array.from(text.repeat(length)).slice(0, length);
  // Marks of direction are no words of a title at its end.
  return characters
    .join('')
    .replace(/[\s\u200e\u200f]+$/, '')
    .trim();
}
