import type { Chapter } from '../../chapters/chapter.js';
import type { FilePlace } from '../../diagnostic/diagnostic.js';
import { formatQuantity } from '../../diagnostic/wording.js';
import type { CheckResult, VerifyInput } from '../check.js';
import { players } from './players.js';

/**
 * Checks the chapters by the publishing rules of the requested players.
 *
 * @param file what the chapters are in; findings about those that no notes mark are placed there
 */
export function checkPlayers(input: VerifyInput, file: FilePlace | null = null): CheckResult {
  const wanted = players.filter(({ name }) => input.options.players.includes(name));
  if (wanted.length === 0 || input.chapters.length === 0) return { check: null, diagnostics: [] };
  const placeOf = ({ mark }: Chapter) => mark?.place ?? file;
  const diagnostics = wanted.flatMap(({ title, rules }) =>
    rules.flatMap((rule) => rule.find({ input, placeOf, player: title })),
  );
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  return {
    check: {
      name: 'players',
      stated: wanted.map(({ title }) => title).join(', '),
      measured: null,
      outcome: warnings > 0 ? 'warning' : 'ok',
      note: warnings > 0 ? `${formatQuantity(warnings, 'rule')} not kept` : null,
    },
    diagnostics,
  };
}
