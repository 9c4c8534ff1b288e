import { formatQuantity } from '../diagnostic/wording.js';
import type { ExportResult } from '../run/export.js';
import { printable } from './printable.js';

/** What happened to the file of an export, for people. */
export function formatExport({ status, chapters, format, output }: ExportResult): string {
  const what = `${formatQuantity(chapters.length, 'chapter')} as ${format}`;
  const name = printable(output ?? '');
  switch (status) {
    case 'written':
      return `Wrote ${what} to ${name}\n`;
    case 'planned':
      return `Would write ${what} to ${name}\n`;
    case 'unchanged':
      return `Unchanged: ${name} already has these ${what}\n`;
    default:
      return 'Failed; nothing was written\n';
  }
}
