import { expect, test } from 'vitest';
import { beginningEvidence } from '../../src/notes/lists/beginning-evidence.js';
import { companyEvidence } from '../../src/notes/lists/company-evidence.js';
import { headingEvidence } from '../../src/notes/lists/heading-evidence.js';
import { hoursAndMinutesReasons } from '../../src/notes/lists/hours-and-minutes.js';
import { sightingEvidence } from '../../src/notes/lists/sighting-evidence.js';
import { stepEvidence } from '../../src/notes/lists/step-evidence.js';
import { roles } from '../../src/notes/roles/role.js';
import { holdDoc } from './generated.js';

const parts = [
  ['A time and its surroundings', sightingEvidence],
  ['The times beside it', companyEvidence],
  ['The heading above', headingEvidence],
  ['The first of the list', beginningEvidence],
  ['From one to the next', stepEvidence],
] as const;

test('docs/forms.md has the tables of evidence (UPDATE=1 writes them)', () => {
  const tables = parts.map(([title, rows]) => {
    const lines = rows.map(
      ({ what, weight }) => `| ${weight > 0 ? '+' : ''}${weight} | ${what.replaceAll('|', '\\|')} |`,
    );
    return [`### ${title}`, '', '| weight | what is seen |', '|---|---|', ...lines].join('\n');
  });
  const { found, expected } = holdDoc('forms.md', 'evidence', tables.join('\n\n'));
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
