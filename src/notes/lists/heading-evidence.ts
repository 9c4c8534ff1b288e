import type { Evidence, SeenSighting } from './evidence.js';

const minuteMs = 60_000;

/** THE table of what the heading or label above a clock says. */
export const headingEvidence: readonly Evidence<Pick<SeenSighting, 'company'>>[] = [
  {
    what: 'A heading such as "Chapters" or "Timestamps" is above.',
    weight: 2,
    holds: ({ company }) => company.section.kind === 'chapters',
  },
  {
    what: 'A heading such as "Transcript" is above, and its siblings are not titles that go forward with too few words around them for speech.',
    weight: -50,
    holds: ({ company }) => company.section.kind === 'transcript' && !company.areUnspoken,
  },
  {
    what: 'A heading such as "Chat" is above.',
    weight: -8,
    holds: ({ company }) => company.section.kind === 'chat',
  },
  {
    what: 'A heading such as "Corrections" or "Decisions" is above.',
    weight: -6,
    holds: ({ company }) => company.section.kind === 'corrections' || company.section.kind === 'decisions',
  },
  {
    what: 'A day or a heading such as "Schedule" is above.',
    weight: -8,
    holds: ({ company }) => company.section.kind === 'programme' && company.firstMs >= 4 * minuteMs,
  },
  {
    what: 'A heading such as "Verses" is above.',
    weight: -8,
    holds: ({ company }) => company.section.kind === 'verses',
  },
  {
    what: 'A heading such as "Links", "Clips" or "Comments" is above.',
    weight: -1.5,
    holds: ({ company }) => company.section.kind === 'elsewhere' || company.section.kind === 'lengths',
  },
  {
    what: 'A heading such as "Results" or "Recipe" is above, and its siblings are not five or more that go forward from 0:00.',
    weight: -8,
    holds: ({ company: { section, firstMs, forward, members } }) =>
      section.kind === 'measures' && (firstMs > 0 || forward < 1 || members.length < 5),
  },
];
