import { formatQuantity } from '../../diagnostic/wording.js';
import { indexMarks } from '../chapter-place.js';
import type { CheckResult, VerifyInput } from '../check.js';
import { players } from './players.js';

/** Holds the chapters to the publishing rules of the players asked for. */
export function checkPlayers(input: VerifyInput): CheckResult {
  const wanted = players.filter(({ name }) => input.options.players.includes(name));
  if (wanted.length === 0 || input.chapters.length === 0) return { check: null, diagnostics: [] };
  const markOf = indexMarks(input.notes);
  const placeOf = (chapter: (typeof input.chapters)[number]) => markOf(chapter)?.place ?? null;
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
