import type { Args } from '../diagnostic/codes.js';
import { createDiagnostic } from '../diagnostic/diagnostic.js';
import { textInMemory } from '../text/source-text.js';

/** A larger feed is not read: podcast apps stop long before. */
export const maxFeedByteLength = 16 * 1024 * 1024;

/** Decodes a feed by its byte order mark, else by its XML declaration, else as UTF-8. */
export function decodeFeed(file: string, bytes: Uint8Array) {
  if (bytes.length > maxFeedByteLength) {
    const args = { what: `${bytes.length} bytes`, limit: `${maxFeedByteLength} bytes` };
    return { source: null, diagnostics: [createDiagnostic('feed/too-large', args, file)] };
  }
  const label = labelOf(bytes);
  const decoder = decoderFor(label);
  const undecodable = (problem: Args<'feed/encoding'>['problem']) => ({
    source: null,
    diagnostics: [createDiagnostic('feed/encoding', { label, problem }, file)],
  });
  if (decoder === null) return undecodable('is not known');
  try {
    return { source: textInMemory(file, decoder.decode(bytes)), diagnostics: [] };
  } catch {
    return undecodable('does not fit its bytes');
  }
}

function labelOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const head = String.fromCharCode(...bytes.subarray(0, 400));
  const [, label] = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head) ?? [];
  return (label ?? 'utf-8').toLowerCase();
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return null;
  }
}
