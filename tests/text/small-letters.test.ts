import { describe, expect, test } from 'vitest';
import { smallLetters } from '../../src/text/small-letters.js';

/** Small letters that have another small form, of old prints: no pattern and no notes are written with them. */
const historic = /[\u0345\u1c80-\u1c8a\u1e9b\ufb05\ufb06]/u;

/** Every other character but halves of pairs, and the letters that patterns may be written with: Latin and Cyrillic. */
const characters = Array.from({ length: 0x1_1000 }, (_, code) => code).filter(
  (code) => (code < 0xd800 || code > 0xdfff) && !historic.test(String.fromCodePoint(code)),
);
const text =
  String.fromCodePoint(...characters.slice(0, 60_000)) + String.fromCodePoint(...characters.slice(60_000));
const letters = characters
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(character))
  .filter((character) => /\p{Ll}/u.test(character) && smallLetters(character) === character);

const placesOf = (pattern: RegExp, where: string) =>
  Array.from(where.matchAll(pattern), ({ index }) => index);

describe('smallLetters()', () => {
  test('keeps every character in its place', () => {
    expect(smallLetters(text)).toHaveLength(text.length);
    expect(smallLetters('\u0130stanbul \u0130\u0130')).toBe('\u0130stanbul \u0130\u0130');
  });

  test('gives text in which a pattern of a small letter finds what it finds with `iu` in any', () => {
    const small = smallLetters(text);
    expect(letters.length).toBeGreaterThan(500);
    const differing = letters.filter((letter) => {
      const both = [placesOf(new RegExp(letter, 'giu'), text), placesOf(new RegExp(letter, 'gu'), small)];
      return JSON.stringify(both[0]) !== JSON.stringify(both[1]);
    });
    expect(differing).toEqual([]);
  });

  test.each([/\p{L}/u, /\p{Ll}/u, /\w/u, /[^\p{L}\p{N}]/u, /\W/u])('the same for %s', (pattern) => {
    const withCase = placesOf(new RegExp(pattern.source, 'giu'), text);
    expect(placesOf(new RegExp(pattern.source, 'gu'), smallLetters(text))).toEqual(withCase);
  });
});
