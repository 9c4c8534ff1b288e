import { expect, test } from 'vitest';
import { beginningEvidence } from '../../src/notes/lists/beginning-evidence.js';
import { companyEvidence } from '../../src/notes/lists/company-evidence.js';
import { doubtEvidence } from '../../src/notes/lists/doubt-evidence.js';
import { headingEvidence } from '../../src/notes/lists/heading-evidence.js';
import { hoursAndMinutesReasons } from '../../src/notes/lists/hours-and-minutes.js';
import { sightingEvidence } from '../../src/notes/lists/sighting-evidence.js';
import { stepEvidence } from '../../src/notes/lists/step-evidence.js';
import { titleDoubts } from '../../src/notes/lists/title-doubts.js';
import { roles } from '../../src/notes/roles/role.js';
import { holdDoc } from './generated.js';

const parts = [
  ['A time and its surroundings', sightingEvidence],
  ['Its siblings', companyEvidence],
  ['The heading above', headingEvidence],
  ['The first of the list', beginningEvidence],
  ['From one to the next', stepEvidence],
] as const;

function tableOf(rows: readonly { readonly what: string; readonly weight: number }[]): string {
  const lines = rows.map(
    ({ what, weight }) => `| ${weight > 0 ? '+' : ''}${weight} | ${what.replaceAll('|', '\\|')} |`,
  );
  return ['| weight | what is seen |', '|---|---|', ...lines].join('\n');
}

test('docs/forms.md has the tables of evidence (UPDATE=1 writes them)', () => {
  const tables = parts.map(([title, rows]) => `### ${title}\n\n${tableOf(rows)}`);
  const { found, expected } = holdDoc('forms.md', 'evidence', tables.join('\n\n'));
  expect(found).toBe(expected);
});

test('docs/forms.md has the table of doubts (UPDATE=1 writes it)', () => {
  const { found, expected } = holdDoc('forms.md', 'doubts', tableOf([...doubtEvidence, ...titleDoubts]));
  expect(found).toBe(expected);
});

test('docs/forms.md has the reasons for hours and minutes (UPDATE=1 writes them)', () => {
  const lines = hoursAndMinutesReasons.map(({ what }) => `- ${what}`);
  const { found, expected } = holdDoc('forms.md', 'hours-and-minutes', lines.join('\n'));
  expect(found).toBe(expected);
});

test('docs/forms.md has the roles (UPDATE=1 writes them)', () => {
  const lines = Object.entries(roles).map(([role, meaning]) => `| \`${role}\` | ${meaning} |`);
  const { found, expected } = holdDoc(
    'forms.md',
    'roles',
    ['| role | what the time is |', '|---|---|', ...lines].join('\n'),
  );
  expect(found).toBe(expected);
});
