import { describe, expect, test } from 'vitest';
import { isPlainMarkup } from '../../../src/preview/page/plain-markup.js';

describe('isPlainMarkup()', () => {
  test.each([
    '',
    'only words',
    '<div class="scroll" part="scroll"><div part="wrapper"></div></div>',
    '\n <style nonce="aA-_09+/==">\n:host { color: red }\n</style>\n',
  ])('takes %j', (markup) => expect(isPlainMarkup(markup)).toBe(true));

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<div onclick="alert(1)"></div>',
    '<div style="background: url(//evil.example)"></div>',
    '<div class="a"onclick="alert(1)"></div>',
    '<div class="><img src=x onerror=alert(1)>"></div>',
    '<div class="a" <script>',
    '<DIV><svg/onload=alert(1)></DIV>',
    '<style/onload=alert(1)>',
    '<div/onclick=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<!--',
    '<',
  ])('refuses %j', (markup) => expect(isPlainMarkup(markup)).toBe(false));

  test('does not take long for what is nearly plain', () => {
    const start = performance.now();
    expect(isPlainMarkup(`${'<div class="a" part="b">'.repeat(20_000)}<div class="`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
