import { decodeHTMLStrict } from 'entities';
import { describe, expect, test } from 'vitest';
import { commonEntities } from '../../../src/cli/shims/entities.js';

describe('commonEntities', () => {
  test.each([...commonEntities])('decodes %s as the package does', (entity, character) => {
    expect(decodeHTMLStrict(entity)).toBe(character);
  });
});
