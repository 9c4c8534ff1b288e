/** A chapter as a writer of notes thinks of it. */
export interface NotedChapter {
  readonly startSeconds: number;
  /** Markdown. */
  readonly title: string;
}

/** Notes to write; null leaves the key out. */
export interface NotesSpec {
  readonly title?: string;
  readonly file?: string | null;
  readonly duration?: string | null;
  readonly length?: number | string | null;
  readonly chapters: readonly NotedChapter[];
}

/** The line of the front matter, 1-based, that `renderEpisodeNotes` gives to each key. */
export const noteLines = { title: 2, file: 3, duration: 4, length: 5, firstChapter: 11 } as const;

/** Thirteen chapters of a show that lasts an hour, none of them at 0:00. */
export const hourOfChapters: readonly NotedChapter[] = [
  { startSeconds: 10, title: 'Who is who at this table' },
  { startSeconds: 188, title: 'A bakery that runs on spreadsheets' },
  { startSeconds: 316, title: 'Flour, water, salt & patience' },
  { startSeconds: 379, title: 'How much of it is planned?' },
  { startSeconds: 496, title: 'What the oven taught us so far' },
  { startSeconds: 1049, title: 'Why two ovens never agree, and what may be done about it' },
  { startSeconds: 1386, title: 'Letters from listeners' },
  { startSeconds: 1533, title: "The loaf that wouldn't rise" },
  { startSeconds: 1965, title: 'Kinds of rye' },
  { startSeconds: 2076, title: 'Turning night shifts into day shifts' },
  { startSeconds: 2376, title: 'From `cron` to a person with a clock' },
  { startSeconds: 2834, title: 'Writing it all down' },
  { startSeconds: 3261, title: 'Where to buy [the bread](https://bread.example/shop)' },
];

/** Notes in the form of a podcast's site, one chapter a line, the first one on `noteLines.firstChapter`. */
export function renderEpisodeNotes(spec: NotesSpec): string {
  const {
    title = 'Episode 42',
    file = 'https://audio.example/file/episode.mp3',
    duration = null,
    length = null,
  } = spec;
  return [
    '---',
    `title: "${title}"`,
    frontMatterLine('file', file),
    frontMatterLine('duration', duration),
    frontMatterLine('length', length),
    '---',
    'An hour about bread.',
    '',
    '## Timestamps',
    '',
    ...spec.chapters.map((chapter) => `- [@${formatClock(chapter.startSeconds)}] - ${chapter.title}`),
    '',
  ].join('\n');
}

/** `M:SS`, or `H:MM:SS` from an hour on, as people write them. */
export function formatClock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = twoDigits(seconds % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** Evenly spaced chapters with a title each. */
export function spreadChapters(
  count: number,
  seconds: number,
  title: (index: number) => string,
): NotedChapter[] {
  return Array.from({ length: count }, (_, index) => ({
    startSeconds: Math.floor((index * seconds) / count),
    title: title(index),
  }));
}

function frontMatterLine(key: string, value: string | number | null): string {
  return value === null ? `# ${key}: not known` : `${key}: "${value}"`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
