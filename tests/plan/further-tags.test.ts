import { parseBuffer } from 'music-metadata';
import { describe, expect, test } from 'vitest';
import { bytes, tag, text, type Version } from '../build/id3.js';
import { renderStream } from '../build/mpeg.js';
import { bytesOf, embed, strip } from './plan-facts.js';

const audio = renderStream({ frameCount: 100 });
const versions = ['2.2', '2.3', '2.4'] as const;

function fileOf(...of: readonly Version[]) {
  const tags = of.map((version, index) =>
    tag(version, [text(version, version === '2.2' ? 'TT2' : 'TIT2', `Title ${index}`)]),
  );
  return { tags, body: audio };
}

describe('chapters before further tags', () => {
  const two = versions.flatMap((first) => versions.map((second) => [first, second] as const));
  const three = [
    ['2.3', '2.4', '2.3'],
    ['2.4', '2.4', '2.3'],
    ['2.4', '2.3', '2.4'],
    ['2.3', '2.3', '2.4'],
  ] as const;

  test.each([...two, ...three].map((given) => ({ given })))(
    '$given: music-metadata shows them, or it is said',
    async ({ given }) => {
      const file = fileOf(...given);
      const { codes, result, plan } = await embed(file);
      const written = bytesOf(result ?? file);
      const { format } = await parseBuffer(written, { mimeType: 'audio/mpeg' }, { includeChapters: true });
      const isShown = format.chapters?.length === 2;
      expect(codes.includes('id3/further-tag-version')).toBe(!isShown);
      const last = given.at(-1);
      const canFollow = last === '2.3' || (last === '2.4' && given[0] === '2.4');
      expect([isShown, plan?.resultTagVersion === last]).toEqual([canFollow, canFollow]);
      expect((await embed(result ?? file)).plan?.mode).toBe('unchanged');
      // The other tags stay as they are.
      expect(bytes(...(result?.tags.slice(1) ?? []))).toEqual(bytes(...file.tags.slice(1)));
      const same = plan?.resultTagVersion === given[0];
      if (same) expect(bytesOf((await strip(result ?? file)).result ?? file)).toEqual(bytesOf(file));
    },
  );
});
