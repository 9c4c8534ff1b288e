import { expect, test } from 'vitest';
import { players } from '../../src/verify/players/players.js';
import { holdDoc } from './generated.js';

function renderPlayers(): string {
  return players
    .map(({ name, title, reads, rules }) => {
      const head = `## ${title} (\`${name}\`)\n\nReads chapters from ${reads}.`;
      if (rules.length === 0)
        return `${head} No rule of its own is known that a file of chapterize can break.`;
      const rows = rules.map(({ words, source }) => `| ${words} | ${source} |`);
      return [head, '', '| rule | source |', '|---|---|', ...rows].join('\n');
    })
    .join('\n\n');
}

test('docs/players.md is what the rules give (UPDATE=1 writes it)', () => {
  const { found, expected } = holdDoc('players.md', 'players', renderPlayers());
  expect(found).toBe(expected);
});
