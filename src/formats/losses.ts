import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { textInMemory } from '../text/source-text.js';
import type { Codec, FileChapter } from './format.js';

/** Chapters as a format writes them, and what it could not hold. */
export interface Rendered {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What may be lost of a chapter: a clause for messages, and whether two chapters differ in it. */
const aspects: readonly (readonly [string, (meant: FileChapter, read: FileChapter) => boolean])[] = [
  ['hidden marks', (meant, read) => meant.hidden && !read.hidden],
  ['fractions of a second', (meant, read) => meant.startMs !== read.startMs],
  ['titles as they are', (meant, read) => meant.title !== read.title],
  ['ends before the next chapter', (meant, read) => meant.endMs !== read.endMs],
  ['links', (meant, read) => meant.url !== null && meant.url !== read.url],
  ['pictures', (meant, read) => meant.image !== null && meant.image !== read.image],
  ['chapters within chapters', (meant, read) => meant.depth !== read.depth],
];

/**
 * Writes chapters in a format, and reads the result again to say what is lost: nothing is assumed about the format.
 *
 * @param name the format's name, for findings
 * @param chapters by start; hidden ones are left out where the format has no place for them
 * @param file the name of the source, for findings
 * @example
 * ```ts
 * import { formats, plainChapter, renderChapters } from 'chapterize';
 *
 * const codec = await formats.find(({ name }) => name === 'json')?.load();
 * if (codec !== undefined) {
 *   const { text } = renderChapters('json', codec, [plainChapter(0, 'Welcome')], 'chapters.json');
 *   console.log(JSON.parse(text).chapters[0].title); // Welcome
 * }
 * ```
 */
export function renderChapters(
  name: string,
  { parse, render }: Codec,
  chapters: readonly FileChapter[],
  file: string,
): Rendered {
  if (render === undefined) throw new RangeError(`${name} has no writer`);
  const text = render(chapters);
  const read = parse(textInMemory('', text)).chapters;
  const holdsHidden = read.some(({ hidden }) => hidden);
  if (!holdsHidden && chapters.some(({ hidden }) => hidden)) {
    // A mark that players would list although it is not for lists is worse than none.
    const listed = chapters.filter(({ hidden }) => !hidden);
    const rest = renderChapters(name, { parse, render }, listed, file);
    const lost = lossy(name, 'hidden marks', chapters.length - listed.length, file);
    return { text: rest.text, diagnostics: [...rest.diagnostics, lost] };
  }
  const losses = aspects.map(([what, isLost]): readonly [string, number] => [
    what,
    read.filter((each, index) => {
      const meant = chapters[index];
      return meant !== undefined && isLost(withImpliedEnd(meant, index, chapters, read), each);
    }).length,
  ]);
  const unread = ['chapters like these', Math.max(0, chapters.length - read.length)] as const;
  const diagnostics = [unread, ...losses]
    .filter(([, count]) => count > 0)
    .map(([what, count]) => lossy(name, what, count, file));
  return { text, diagnostics };
}

/** If a format states no ends, an end at the start of the next chapter is not lost. */
function withImpliedEnd(
  chapter: FileChapter,
  index: number,
  chapters: readonly FileChapter[],
  read: readonly FileChapter[],
): FileChapter {
  const nextMs = chapters[index + 1]?.startMs ?? chapter.endMs;
  const readEnd = read[index]?.endMs ?? null;
  const isImplied = readEnd === null && (chapter.endMs === nextMs || chapter.endMs === null);
  return isImplied || chapter.endMs === null ? { ...chapter, endMs: readEnd } : chapter;
}

function lossy(format: string, what: string, count: number, file: string): Diagnostic {
  return createDiagnostic('export/lossy', { what, count, format }, file);
}
