import { expect, test } from 'vitest';
import { readNotes } from '../notes/read-notes.js';

/** Blanks that are part of a value in HTML and end it in a pattern: each way was tried for each of them. */
test.each([
  ['alone, each the end of a line for some', '\u2029'.repeat(120_000)],
  ['after the sign of equality', `<a a=${'\u00a0'.repeat(2000)}`],
  ['before a value', `<a${' a=\u00a0\u00a0x'.repeat(30)}`],
  ['between values', `<a${' a=x\u00a0b'.repeat(40)}`],
  ['on a second line', `<a\n${' a=x\u3000b'.repeat(40)}`],
  ['behind a sign in a value', `<a t='>'${' a=x\u2003b'.repeat(40)}`],
  ['behind another tag in a value', `<a t='<b'\n${' a=x\ufeffb'.repeat(40)}`],
])('odd blanks %s in what looks like a tag cost no time', (_, tag) => {
  for (const lead of ['', '- 0:00 ', '  ']) {
    const text = `# Notes\n\n${lead}${tag}\u0001\n\n- 0:00 One\n- 1:00 Two\n`;
    const began = process.cpuUsage();
    const { marks } = readNotes(text);
    const { user } = process.cpuUsage(began);
    expect(user / 1000).toBeLessThan(5000);
    expect(marks.length).toBeGreaterThanOrEqual(2);
  }
});
