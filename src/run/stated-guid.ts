import { locateFrontMatter } from '../front-matter/block.js';
import { readTree } from '../front-matter/front-matter.js';
import type { ShowNotes } from '../notes/show-notes.js';

/** The guid that notes state for their feed, under `guid` at the top; null if they do not. */
export function statedGuid(notes: ShowNotes | null): string | null {
  if (notes === null) return null;
  const { text } = notes.source;
  const block = locateFrontMatter(text);
  if (block === null || !('bodyStart' in block)) return null;
  const entry = readTree(text, block).root?.entries.find(({ key }) => key.toLowerCase() === 'guid');
  if (entry === undefined || entry.value.kind !== 'scalar') return null;
  const guid = entry.value.text.trim();
  return guid === '' ? null : guid;
}
