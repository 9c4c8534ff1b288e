import { expect, test } from 'vitest';
import { parse } from './source.js';

const rules: readonly (readonly [name: string, notes: string])[] = [
  [
    'a heading and bold labels between two rules',
    '---\n\n# Harbour talk 12\n\n**Guest:** Ada\n**Length:** 1h 2m\n\n---\n\n0:00 Start\n',
  ],
  ['Windows line ends', '---\r\n\r\nHafengespräch mit Ada\r\n\r\n---\r\n\r\n0:00 Anfang\r\n'],
  ['bold text right below', '---\n**Émission 12**\n---\n0:00 Début\n'],
  ['a picture right below', '---\n![Logo](logo.png)\n---\n0:00 Inicio\n'],
  ['a quotation right below', '---\n> Ветер меняется.\n---\n0:00 Начало\n'],
  ['a link right below', '---\n[港の話](https://example.com/12)\n---\n0:00 はじめ\n'],
  ['no second rule', '---\n\n# Talk 12\n\nWe talk.\n\n0:00 Start\n'],
];

test.each(rules)('a rule at the start is not front matter: %s', (_, notes) => {
  expect(parse(notes)).toMatchObject({ kind: 'none', bodyStart: 0, diagnostics: [] });
});

const blocks: readonly (readonly [name: string, notes: string])[] = [
  ['an empty line before the first key', '---\n\ntitle: Talk\n---\n'],
  ['comments before the first key', '---\n# of the cut\n\n# and more\ntitle: Talk\n---\n'],
  ['a quoted key', '---\n\n"title": Talk\n---\n'],
  ['a key in another script', '---\n\nназвание: Беседа\n---\n'],
  ['a list', '---\n\n- 0:00 Start\n---\n'],
  ['nothing', '---\n\n---\n'],
  ['comments alone', '---\n\n# later\n---\n'],
];

test.each(blocks)('front matter stays what it is: %s', (_, notes) => {
  expect(parse(notes).kind).toBe('yaml');
});
