import type { PageFinding } from '../page-state.js';
import { newElement } from './elements.js';

/** A finding, in words. */
export type MarkFinding = Pick<PageFinding, 'severity' | 'message' | 'help'>;

/** A finding as an entry of a list. */
export function findingItem({ severity, message, help }: MarkFinding): HTMLElement {
  const item = newElement('li', `finding ${severity}`);
  item.dir = 'auto';
  item.append(newElement('b', '', `${severityWords[severity]}: `), sentence(message));
  if (help !== null) item.append(newElement('span', 'help', ` ${sentence(help)}`));
  return item;
}

/** Findings are written for lists, without a full stop. */
function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?)]$/.test(words) ? '' : '.'}`;
}

const severityWords = { error: 'Error', warning: 'Warning', info: 'Note' } as const;
