/** Columns by what they hold, with the names that programs give them, in lower case and without separators. */
export const columnNames = {
  start: ['start', 'starttime', 'time', 'timestamp', 'begin', 'in', 'timecode'],
  end: ['end', 'endtime', 'stop', 'out'],
  title: ['title', 'name', 'chapter', 'label', 'text', 'marker', 'description'],
  url: ['url', 'link', 'href'],
  image: ['image', 'img', 'picture', 'imageurl'],
  hidden: ['hidden'],
  depth: ['depth', 'level'],
} as const;

export type Column = keyof typeof columnNames;

/** Where each column is in a header line; null when it has no start or no title. */
export function columnsOf(fields: readonly string[]): ReadonlyMap<Column, number> | null {
  const folded = fields.map((field) => field.toLowerCase().replace(/[\s_"-]/g, ''));
  const found = new Map<Column, number>();
  for (const [column, names] of Object.entries(columnNames) as [Column, readonly string[]][]) {
    const name = names.find((one) => folded.includes(one));
    if (name !== undefined) found.set(column, folded.indexOf(name));
  }
  return found.has('start') && found.has('title') ? found : null;
}

/** Whether a head line names at least a start and a title. */
export function isChapterTableHead(line: string): boolean {
  return columnsOf(line.split(delimiterOf(line))) !== null;
}

/** The character that separates the fields of a head line: whichever of tab, semicolon and comma is most frequent. */
export function delimiterOf(headLine: string): string {
  const count = (character: string) => headLine.split(character).length - 1;
  return ['\t', ';', ','].reduce(
    (best, character) => (count(character) > count(best) ? character : best),
    ',',
  );
}
