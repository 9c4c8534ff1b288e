import { formatTimestamp } from '../../chapters/timestamp.js';
import { button, element, newElement } from './elements.js';
import type { MarkVersion, ThreeWay } from './three-way.js';

/** What is done about notes that were changed on both sides. */
export interface ConflictActions {
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Shows the three versions, and asks. */
export function createConflictDialog(actions: ConflictActions): (versions: ThreeWay) => void {
  const dialog = element('conflict', HTMLDialogElement);
  const rows = element('conflict-rows', HTMLTableSectionElement);
  const answer = (id: string, act: () => void): void =>
    button(id).addEventListener('click', () => {
      dialog.close();
      act();
    });
  answer('keep-mine', actions.onKeepMine);
  answer('take-theirs', actions.onTakeTheirs);
  answer('decide-later', () => undefined);
  return (versions) => {
    rows.replaceChildren(
      ...versions.rows.map(({ base, mine, theirs, isConflict }) => {
        const row = newElement('tr', isConflict ? 'both' : '');
        row.append(cell(base, ''), cell(mine, isConflict ? 'Both changed it: ' : ''), cell(theirs, ''));
        return row;
      }),
    );
    if (!dialog.open) dialog.showModal();
  };
}

function cell(version: MarkVersion | null, before: string): HTMLElement {
  const picture = version?.image == null ? '' : ` (picture ${version.image})`;
  const words = version === null ? '—' : `${formatTimestamp(version.startMs)} ${version.title}${picture}`;
  const made = newElement('td', '', before + words);
  made.dir = 'auto';
  return made;
}
