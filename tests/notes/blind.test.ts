import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildTimeline } from '../../src/chapters/timeline.js';
import { parseNotes } from '../../src/notes/parse-notes.js';
import { decodeText } from '../../src/text/source-text.js';

/** What a careful person reads in a text. */
interface Expected {
  readonly startMs: number;
  readonly title: string;
  readonly intendedMs?: number;
  readonly ambiguousMs?: readonly number[];
  readonly alternatives?: readonly (string | { readonly title: string })[];
}

/** Notes that someone wrote, and what is in them, decided before the program read them. */
interface BlindNotes {
  readonly name: string;
  readonly text?: string;
  readonly base64?: string;
  readonly chapters: readonly Expected[];
  readonly findings?: readonly string[];
  readonly why?: string;
}

const folder = new URL('../fixtures/blind/', import.meta.url);
const sets = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => ({
    name,
    notes: readFileSync(new URL(name, folder), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): BlindNotes => JSON.parse(line)),
  }));

/** Notes that are read wrongly: mostly lists of times that only their meaning tells from chapters. */
const known: ReadonlySet<string> = new Set(
  readFileSync(new URL('known-wrong.txt', folder), 'utf8').trim().split('\n'),
);

function fold(text: string): string {
  return text.replace(/[\s\u00a0\u3000]+/g, ' ').trim();
}

/** What is wrong with the reading of notes; empty where all is right. */
function mistakes({ name, text, base64, chapters, findings }: BlindNotes): string[] {
  const bytes =
    base64 === undefined ? new TextEncoder().encode(text) : new Uint8Array(Buffer.from(base64, 'base64'));
  const { source } = decodeText(name, bytes);
  if (source === null) return ['cannot be decoded'];
  const read = parseNotes(source);
  const timeline = buildTimeline(read.marks, {
    durationMs: null,
    statedDurationMs: read.stated.durationMs?.value ?? null,
    offsetMs: 0,
    intro: null,
  });
  const codes = [...read.diagnostics, ...timeline.diagnostics].map(({ code }) => code as string);
  const left = [...read.marks];
  const wrong: string[] = [];
  for (const chapter of chapters) {
    const starts = [chapter.startMs, chapter.intendedMs, ...(chapter.ambiguousMs ?? [])];
    const titles = [
      chapter.title,
      ...(chapter.alternatives ?? []).map((other) => (typeof other === 'string' ? other : other.title)),
    ];
    const found = left.find(({ startMs }) => starts.includes(startMs));
    if (found === undefined) wrong.push(`missing ${chapter.startMs} ${chapter.title}`);
    else {
      left.splice(left.indexOf(found), 1);
      if (!titles.map(fold).includes(fold(found.title)))
        wrong.push(`"${found.title}", not "${chapter.title}"`);
    }
  }
  wrong.push(...left.map(({ startMs, title }) => `not a chapter: ${startMs} ${title}`));
  if (findings !== undefined && !codes.some((code) => findings.includes(code)))
    wrong.push(`none of ${findings.join()}`);
  return wrong;
}

describe('parseNotes() on notes that were written without knowledge of it', () => {
  test('there are sets of at least 50', () => {
    expect(sets.length).toBeGreaterThanOrEqual(4);
    for (const { notes } of sets) expect(notes.length).toBeGreaterThanOrEqual(50);
  });

  test.each(sets)('$name is read as it should be, except for known differences', ({ notes }) => {
    const wrong = notes.filter((each) => mistakes(each).length > 0);
    const news = wrong.filter(({ name }) => !known.has(name)).map((each) => [each.name, ...mistakes(each)]);
    expect(news).toEqual([]);
    // What is right by now is taken off the list.
    const right = notes.filter(({ name }) => known.has(name)).filter((each) => mistakes(each).length === 0);
    expect(right.map(({ name }) => name)).toEqual([]);
  });
});
