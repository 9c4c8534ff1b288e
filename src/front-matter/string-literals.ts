/** The text of a string of JSON; null if it is none. */
export function decodeString(raw: string): string | null {
  try {
    const text: unknown = JSON.parse(raw);
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}

/** The same of a program: a quote may be escaped that need not be, and a string in backticks goes on over lines. */
export function decodeLiteral(raw: string): string | null {
  const inner = raw.slice(1, -1);
  const isOnLines = raw.startsWith('`');
  if (!isOnLines && inner.includes('\n')) return null;
  const escaped = inner.replace(/\\([\s\S])|"/g, (all: string, mark: string | undefined) =>
    mark === undefined ? '\\"' : /['`$]/.test(mark) ? mark : all,
  );
  return decodeString(`"${isOnLines ? escaped.replace(/\r?\n/g, '\\n') : escaped}"`) ?? inner;
}
