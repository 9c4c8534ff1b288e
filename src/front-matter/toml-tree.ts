import { parse, TomlError } from 'smol-toml';
import { scanToml } from './toml-scan.js';
import { maxNesting, type SyntaxTrouble, type ValueTree } from './value-tree.js';

/**
 * Reads TOML front matter: smol-toml says whether it is valid, then a scan that relies on this finds the spans.
 *
 * @param text the notes
 * @param start offset after the opening `+++` line
 * @param end offset of the closing one
 * @see https://toml.io/en/v1.0.0
 */
export function readToml(text: string, start: number, end: number): ValueTree {
  const source = text.slice(start, end);
  try {
    parse(source, { maxDepth: maxNesting, integersAsBigInt: true, unsafeKeyBehaviour: 'drop' });
    return { root: scanToml(source, start), troubles: [] };
  } catch (error) {
    if (error instanceof TomlError) return { root: null, troubles: [troubleOf(error, source, start)] };
    if (error instanceof RangeError) {
      return {
        root: null,
        troubles: [{ problem: 'too-deep', detail: 'nested too deeply', start, end: start }],
      };
    }
    throw error;
  }
}

function troubleOf(error: TomlError, source: string, start: number): SyntaxTrouble {
  // Its message continues with a copy of the lines.
  const detail = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
  const lines = source.split('\n').slice(0, error.line - 1);
  const offset = Math.min(
    lines.join('\n').length + (error.line > 1 ? 1 : 0) + error.column - 1,
    source.length,
  );
  const at = { start: start + offset, end: start + Math.min(offset + 1, source.length) };
  return { ...at, problem: /redefine|already/i.test(detail) ? 'duplicate-key' : 'syntax', detail };
}
