import { formatEpisodeJson, formatSummaryJson } from '../../report/batch-json.js';
import { formatJson } from '../../report/json.js';
import type { OutputFormat } from './output-format.js';

/** For programs: the result and its findings as one object on stdout; a batch as one line for each episode. */
export const jsonFormat: OutputFormat = {
  printResult: (result, _how, io) => void io.stdout.write(formatJson(result)),
  batchPrinter: (_how, io) => ({
    findings: () => undefined, // they are in the summary
    episode: (episode) => void io.stdout.write(formatEpisodeJson(episode)),
    summary: (summary, _failed, tookMs) => void io.stdout.write(formatSummaryJson(summary, tookMs)),
  }),
};
