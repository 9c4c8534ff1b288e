import { createDiagnostic, type Diagnostic } from '../diagnostic/diagnostic.js';

/** What of the chapters of a file or of notes an mp3 that we write cannot hold. */
export function findMp3Losses(
  chapters: readonly { readonly image?: string | null }[],
  file: string,
): readonly Diagnostic[] {
  const count = chapters.filter(({ image }) => image != null).length;
  if (count === 0) return [];
  const args = { what: 'pictures that are given by their address', count, format: 'an mp3' };
  return [createDiagnostic('export/lossy', args, { kind: 'file', file })];
}
