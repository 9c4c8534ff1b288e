import { formatFailure } from '../../report/failure.js';
import { formatGithub } from '../../report/github.js';
import { screenOf } from '../io.js';
import { batchTablePrinter, printReport } from './human.js';
import type { OutputFormat } from './output-format.js';

/** For the log of a workflow: findings as annotations on stdout, then what people read. */
export const githubFormat: OutputFormat = {
  printResult: (result, how, io) => {
    io.stdout.write(formatGithub(result.diagnostics));
    printReport(result, how, io);
  },
  batchPrinter: (how, io, printAbove) => {
    const screen = screenOf(io.stderr, io.env, how.color);
    return {
      findings: (diagnostics) => void io.stdout.write(formatGithub(diagnostics)),
      episode: ({ result, failure }) => {
        io.stdout.write(formatGithub(result.diagnostics));
        if (failure !== null) printAbove(formatFailure(failure, result.notes ?? 'chapterize', screen));
      },
      summary: batchTablePrinter(how, io),
    };
  },
};
