import type { Diagnostic } from '../diagnostic/diagnostic.js';

/** When two steps find the same problem, such as too many chapters, only the finding with the most exact place is kept. */
export function sayOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = ({ code, args }: Diagnostic) => `${code} ${JSON.stringify(args)}`;
  const exactness = ({ place }: Diagnostic) => (place === null ? 0 : place.kind === 'file' ? 1 : 2);
  const most = new Map<string, number>();
  for (const finding of diagnostics) {
    const key = keyOf(finding);
    most.set(key, Math.max(most.get(key) ?? 0, exactness(finding)));
  }
  return diagnostics.filter((finding) => exactness(finding) === most.get(keyOf(finding)));
}
