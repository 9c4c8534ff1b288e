/**
 * The file name in a stated URL or path: its last segment, decoded, without query and fragment.
 *
 * @returns null when the last segment is not a file name: it has no extension, as in `https://example.org/download/12`
 */
export function fileNameOf(file: string): string | null {
  const path = file.replace(/[?#].*$/s, '');
  const host = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(path)?.[0] ?? '';
  const name = baseName(decodePercent(baseName(path.slice(host.length))));
  return name.includes('.') ? name : null;
}

/** The last segment of a path. File systems differ in how they compose letters with accents: composed, equal names are equal strings. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).normalize('NFC');
}

/** What percent signs encode. */
export function decodePercent(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A `%` that encodes nothing stands for itself.
    return segment;
  }
}
