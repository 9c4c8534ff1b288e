import { githubFormat } from './github.js';
import { humanFormat } from './human.js';
import { jsonFormat } from './json.js';
import type { OutputFormatName } from './names.js';
import type { OutputFormat } from './output-format.js';

/** What each output format prints. */
export const outputFormats: Readonly<Record<OutputFormatName, OutputFormat>> = {
  human: humanFormat,
  json: jsonFormat,
  github: githubFormat,
};
