// How time grows with the size of the file, with the number of chapters, and with the lines of the notes.
import { ourCases, readingCase } from './cases.mjs';
import { measure } from './measure.mjs';
import { fitLine } from './statistics.mjs';

const jobs = ['first embed', 'unchanged'];

const inMegabytes = ({ byteLength }) => byteLength / 1e6;
const inChapters = ({ chapterCount }) => chapterCount;
const inThousandLines = ({ lineCount }) => lineCount / 1000;

/**
 * Measures the jobs on every input and lays a line through each series.
 *
 * @returns `results` as `measure` gives them, and `fits` as `[what, unit, line]`
 */
export function measureGrowth({ bySize, byChapters, byLines, node }, settings) {
  const cases = [...bySize, ...byChapters].flatMap((input) =>
    ourCases(input, node)
      .filter(({ name }) => jobs.includes(name))
      .map((one) =>
        Object.assign(one, { input, job: one.name, group: `growth: ${one.name}`, name: input.name }),
      ),
  );
  for (const input of byLines) {
    const one = readingCase(input, node);
    cases.push({ ...one, input, job: one.name, group: `growth: ${one.name}`, name: input.name });
  }
  const results = measure(cases, settings);
  const points = (job, inputs, x) =>
    inputs.map((input) => {
      const at = cases.findIndex((one) => one.job === job && one.input === input);
      return [x(input), results[at].wallMs?.median ?? Number.NaN];
    });
  return {
    results,
    fits: [
      ...jobs.map((job) => [`${job} by file size`, 'MB', fitLine(points(job, bySize, inMegabytes))]),
      ...jobs.map((job) => [`${job} by chapters`, 'chapter', fitLine(points(job, byChapters, inChapters))]),
      [
        'check of notes by lines',
        '1000 lines',
        fitLine(points('check, notes alone', byLines, inThousandLines)),
      ],
    ],
  };
}
