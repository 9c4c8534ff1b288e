import type { Args, Code } from '../diagnostic/codes.js';
import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';
import { placeOf } from '../text/line-index.js';
import type { Span } from '../text/span.js';
import type { Feed } from './feed.js';

/** Makes a finding at a span of the feed. */
export type FindInFeed = <C extends Code>(code: C, args: Args<C>, span: Span) => Diagnostic;

/** Findings at places of a feed. */
export function findingsIn({ file, source }: Feed): FindInFeed {
  return (code, args, { start, end }) =>
    createDiagnostic(code, args, placeOf(file, source.lines, start, end));
}
