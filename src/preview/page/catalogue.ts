import type { CatalogueEvent, NumberedEntry } from '../catalogue-state.js';
import { announce, announceTrouble } from './announce.js';
import { element, newElement, part } from './elements.js';

const entries = new Map<number, NumberedEntry>();
const rows = new Map<number, HTMLTableRowElement>();
let folder = '';
let checking: Extract<CatalogueEvent, { kind: 'checking' }> | null = null;

const source = new EventSource('events');
source.addEventListener('message', ({ data }) => take(JSON.parse(String(data)) as CatalogueEvent));
source.addEventListener('error', () =>
  announceTrouble('The catalogue does not answer. It may have ended in the terminal.'),
);

/** The connection begins with all that is known, so that after a break nothing is missing. */
source.addEventListener('open', () => {
  entries.clear();
  for (const row of rows.values()) row.remove();
  rows.clear();
  announce('');
});

function take(event: CatalogueEvent): void {
  switch (event.kind) {
    case 'folder':
      folder = event.name;
      element('files', HTMLParagraphElement).textContent = folder;
      document.title = `Episodes – ${folder}`;
      break;
    case 'checking':
      checking = event;
      break;
    case 'entry':
      entries.set(event.entry.id, event.entry);
      showEntry(event.entry);
      break;
    case 'gone':
      entries.delete(event.id);
      rows.get(event.id)?.remove();
      rows.delete(event.id);
      break;
    case 'trouble':
      announceTrouble(event.message);
      return;
    default:
      return;
  }
  element('episodes', HTMLTableElement).hidden = entries.size === 0;
  showSummary();
}

function showSummary(): void {
  if (checking === null) return;
  if (!checking.isDone) {
    announce(checking.count === 0 ? 'Looking for episodes…' : `Checking ${checking.count} episodes…`);
    return;
  }
  document.documentElement.dataset['checked'] = '';
  const all = [...entries.values()];
  const count = (isOf: (entry: NumberedEntry) => boolean): number => all.filter(isOf).length;
  const parts = [
    [count(({ errorCount }) => errorCount > 0), 'with errors'],
    [count((entry) => entry.errorCount === 0 && !isGood(entry) && entry.audio !== null), 'with warnings'],
    [count(({ errorCount, audio }) => errorCount === 0 && audio === null), 'without audio'],
    [count(isGood), 'good'],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, of]) => `${number} ${of}`);
  const total = `${all.length} ${all.length === 1 ? 'episode' : 'episodes'}`;
  announce(all.length === 0 ? 'There are no show notes in this folder.' : `${total}: ${words.join(', ')}.`);
}

function isGood({ errorCount, warningCount, audio }: NumberedEntry): boolean {
  return errorCount === 0 && warningCount === 0 && audio !== null;
}

/** Fills the row of an entry; its link stays the same element, so that it keeps the focus. */
function showEntry(entry: NumberedEntry): void {
  const row = rows.get(entry.id) ?? newRow(entry);
  const link = part(row, 'episode-name', HTMLAnchorElement);
  link.textContent = entry.title ?? nameOf(entry.notes);
  if (entry.audio === null) link.removeAttribute('href');
  else link.href = `open-${entry.id}`;
  part(row, 'file', HTMLSpanElement).textContent = entry.title === null ? '' : nameOf(entry.notes);
  const number = part(row, 'number', HTMLTableCellElement);
  number.textContent = String(entry.chapterCount);
  number.classList.toggle('one', entry.chapterCount === 1);
  part(row, 'state', HTMLTableCellElement).replaceChildren(...stateOf(entry));
}

/** Puts a row in its place by the name of the notes. */
function newRow({ id, notes }: NumberedEntry): HTMLTableRowElement {
  const row = newElement('tr', '');
  const heading = newElement('th', '');
  heading.scope = 'row';
  heading.append(newElement('a', 'episode-name'), newElement('span', 'file'));
  for (const child of heading.children) child.setAttribute('dir', 'auto');
  const cells = [newElement('td', 'number'), newElement('td', 'state')];
  row.append(heading, ...cells);
  row.role = 'row';
  heading.role = 'rowheader';
  for (const cell of cells) cell.role = 'cell';
  const isAfter = ([other]: [number, HTMLTableRowElement]) => (entries.get(other)?.notes ?? '') > notes;
  const after = [...rows]
    .filter(isAfter)
    .map(([, one]) => one)
    .sort((one, other) => one.rowIndex - other.rowIndex);
  element('entries', HTMLTableSectionElement).insertBefore(row, after[0] ?? null);
  rows.set(id, row);
  return row;
}

function stateOf({ audio, errorCount, warningCount, reason }: NumberedEntry): readonly HTMLElement[] {
  const counts = [
    ...(audio === null ? [newElement('b', 'bad', 'No audio')] : []),
    ...(errorCount === 0 ? [] : [newElement('b', 'bad', plural(errorCount, 'error'))]),
    ...(warningCount === 0 ? [] : [newElement('b', 'caution', plural(warningCount, 'warning'))]),
  ];
  if (counts.length === 0) counts.push(newElement('b', 'good', 'Good'));
  return [...counts, ...(reason === null ? [] : [newElement('span', 'reason', reason)])];
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The path below the folder that is listed. */
function nameOf(path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
