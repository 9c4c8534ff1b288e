import type { SourceText } from '../text/source-text.js';
import { parseClock, renderWholeClock } from './clock.js';
import { createFindingList, quoted } from './finding.js';
import { type Codec, mostRead, plainChapter, type ReadChapter, type ReadChapters } from './format.js';
import { oneLine, readLines } from './lines.js';

/** How a platform wants a chapter in the text of a description. */
interface Profile {
  readonly clock: (ms: number) => string;
  /** What is between clock and title. */
  readonly between: string;
  readonly after: string;
}

/** `M:SS`, or `H:MM:SS` from an hour on. */
function shortClock(ms: number): string {
  return renderWholeClock(ms)
    .replace(/^00:0?/, '')
    .replace(/^0(?=\d:\d\d:)/, '');
}

/** `MM:SS`, or `HH:MM:SS` from an hour on. */
function evenClock(ms: number): string {
  return renderWholeClock(ms).replace(/^00:/, '');
}

/** @see https://support.google.com/youtube/answer/9884579 */
export const youtube = codecFor({ clock: shortClock, between: ' ', after: '\n' });

/** @see https://support.spotify.com, "Creating and managing chapters" */
export const spotify = codecFor({ clock: (ms) => `(${evenClock(ms)})`, between: ' ', after: '\n' });

/** @see https://podcasters.apple.com/support/5482-using-chapters-on-apple-podcasts */
export const apple = codecFor({ clock: renderWholeClock, between: ' ', after: '\n' });

/** Markdown, in which time and title are paragraphs. */
export const castopod = codecFor({ clock: (ms) => `(${evenClock(ms)})`, between: '\n\n', after: '\n\n' });

function codecFor({ clock, between, after }: Profile): Codec {
  return {
    parse,
    render: (chapters) => {
      const entries = chapters.map(({ startMs, title }) => clock(startMs) + between + oneLine(title));
      return entries.length === 0 ? '' : `${entries.join(after)}\n`;
    },
  };
}

/** Reads what the profiles write; the descriptions that people write are read as notes. */
function parse(source: SourceText): ReadChapters {
  const findings = createFindingList(source);
  const chapters: ReadChapter[] = [];
  for (const line of readLines(source)) {
    if (line.text.trim() === '' || chapters.length >= mostRead) continue;
    const [, lead = '', clock = '', title = ''] = /^(\s*\(?)([\d:]+)\)?(?: (.*))?$/.exec(line.text) ?? [];
    const startMs = clock.includes(':') ? parseClock(clock) : null;
    const open = chapters.at(-1);
    if (startMs !== null) {
      const start = line.start + lead.length;
      const place = findings.placeOf(start, start + clock.length);
      chapters.push({ ...plainChapter(startMs, title.trim()), place });
    } else if (open?.title === '') chapters[chapters.length - 1] = { ...open, title: line.text.trim() };
    else findings.add('formats/time', { found: quoted(line.text), expected: 'M:SS Title' }, line);
  }
  return { chapters, diagnostics: findings.diagnostics };
}
