// What a user of the library writes: run as JavaScript, and compiled as TypeScript.

/** Reads the sample, whose folder is its argument, through the library and prints one line. */
export const consumerProgram = `
import { chapterize, inspectAudio } from 'chapterize';

const [, , samples] = process.argv;
const result = await chapterize(\`\${samples}/episode.md\`, \`\${samples}/episode.mp3\`, { dryRun: true });
if (result.status !== 'planned') throw new Error(JSON.stringify(result.diagnostics));
if (typeof inspectAudio !== 'function') throw new Error('no inspectAudio');
console.log(\`\${result.status}, \${result.chapters.length} chapters\`);
`;

/** Uses options, result and findings with their types; the last two lines must not compile. */
export const consumerTypes = `
import { codes, chapterize, type Chapter, type ChapterizeOptions, type Diagnostic, type RunResult } from 'chapterize';

const options: ChapterizeOptions = { output: 'out.mp3', dryRun: true, toleranceMs: 500 };
const result: RunResult = await chapterize('episode.md', 'episode.mp3', options);
const titles: string[] = result.chapters.map((chapter: Chapter) => chapter.title);
const errors: Diagnostic[] = result.diagnostics.filter((found) => found.severity === 'error');
console.log(titles, errors, result.measured?.durationMs, codes['audio/empty'].explain);

// @ts-expect-error a misspelt option is an error
await chapterize('episode.md', 'episode.mp3', { dryrun: true });
// @ts-expect-error there is no such code
console.log(errors.some(({ code }) => code === 'audio/emtpy'));

export {};
`;
