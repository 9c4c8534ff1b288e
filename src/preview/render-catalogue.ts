import { createHash } from 'node:crypto';
import type { CatalogueEntry } from './catalogue.js';

const style = `
:root { color-scheme: light dark; font: 16px/1.4 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 1000px; padding: 12px 16px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 6px 8px; border-bottom: 1px solid #8886; overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; overflow-wrap: anywhere; }
`;

/** What the catalogue may do: be shown. It has no script. */
export const cataloguePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page that lists the episodes; each with audio leads to `open-N`. */
export function renderCatalogue(folder: string, entries: readonly CatalogueEntry[]): string {
  const rows = entries.map(renderEntry).join('\n');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Episodes</title><style>${style}</style></head>
<body><main><h1 dir="auto">Episodes in ${escapeHtml(folder)}</h1>
<p>As they are now; load the page again to check again.</p>
<table><thead><tr><th scope="col">Episode</th><th scope="col">Chapters</th><th scope="col">State</th></tr></thead>
<tbody>
${rows}
</tbody></table></main></body></html>
`;
}

function renderEntry(entry: CatalogueEntry, index: number): string {
  const name = escapeHtml(entry.title ?? entry.notes);
  const link = entry.audio === null ? name : `<a href="open-${index}">${name}</a>`;
  const file = entry.title === null ? '' : `<br><small>${escapeHtml(entry.notes)}</small>`;
  return `<tr><td dir="auto">${link}${file}</td><td>${entry.chapterCount}</td><td>${escapeHtml(stateOf(entry))}</td></tr>`;
}

function stateOf({ audio, errorCount, warningCount, reason }: CatalogueEntry): string {
  const counts = [
    ...(audio === null ? ['no audio'] : []),
    ...(errorCount === 0 ? [] : [`${errorCount} ${errorCount === 1 ? 'error' : 'errors'}`]),
    ...(warningCount === 0 ? [] : [`${warningCount} ${warningCount === 1 ? 'warning' : 'warnings'}`]),
  ];
  const words = counts.length === 0 ? 'good' : counts.join(', ');
  return reason === null ? words : `${words}: ${reason}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (unit) => `&#${unit.charCodeAt(0)};`);
}
