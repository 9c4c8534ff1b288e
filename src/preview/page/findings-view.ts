import type { PageFinding, PageFindings, PageLanding, PageNotes } from '../page-state.js';
import { element, newElement } from './elements.js';
import { findingItem, type MarkFinding } from './finding-item.js';

/** Listeners notice a chapter that starts this much too early or too late; from there, `check` warns. */
const mostDriftMs = 2000;

/** Findings of marks, by the index of the mark in the notes. */
export type FindingsByMark = ReadonlyMap<number, readonly MarkFinding[]>;

/** The findings of each mark of the notes; none while those that are known are of other notes. */
export function findingsByMark(notes: PageNotes, found: PageFindings | null): FindingsByMark {
  const byMark = new Map<number, readonly MarkFinding[]>();
  if (found === null || found.sha256 !== notes.sha256) return byMark;
  notes.marks.forEach((mark, index) => {
    const own = found.findings.filter(
      (finding) => finding.platform === null && isAbout(finding, mark, notes),
    );
    const landing = found.landings.find(({ startMs }) => startMs === mark.startMs);
    const all = [...own, ...(landing === undefined ? [] : landingFindings(landing))];
    if (all.length > 0) byMark.set(index, all);
  });
  return byMark;
}

/** A finding belongs to a mark if it is on its line and, when several marks share the line, between it and the next mark. */
function isAbout(
  { line, column }: PageFinding,
  mark: PageNotes['marks'][number],
  { marks }: PageNotes,
): boolean {
  if (line !== mark.line) return false;
  const onLine = marks.filter((one) => one.line === line).sort((a, b) => a.column - b.column);
  if (onLine.length === 1 || column === null) return true;
  const owner = onLine.findLast((one) => one.column <= column) ?? onLine[0];
  return owner === mark;
}

function landingFindings({ tableMs, interpolatedMs }: PageLanding): MarkFinding[] {
  const all = [['FFmpeg, Chromium', tableMs] as const, ['AntennaPod, Pocket Casts', interpolatedMs] as const];
  return all
    .filter(([, ms]) => ms !== null && Math.abs(ms) >= mostDriftMs)
    .map(([players, ms]) => ({
      severity: 'warning',
      message: `Players that seek like ${players} land ${driftWords(ms ?? 0)}.`,
      help: null,
    }));
}

function driftWords(ms: number): string {
  return `${(Math.abs(ms) / 1000).toFixed(1)} s too ${ms > 0 ? 'late' : 'early'}`;
}

/** Shows what is not about one mark, and the publishing rules by platform. */
export function showFindings(notes: PageNotes, found: PageFindings | null): void {
  const note = element('findings-of', HTMLParagraphElement);
  const list = element('findings', HTMLUListElement);
  const platforms = element('platforms', HTMLDivElement);
  if (found === null || found.sha256 !== notes.sha256) {
    note.textContent = 'Checking…';
    return;
  }
  const lines = new Set(notes.marks.map(({ line }) => line));
  const rest = found.findings.filter(
    ({ platform, line }) => platform === null && (line === null || !lines.has(line)),
  );
  note.textContent = rest.length === 0 ? 'No other findings.' : 'For the notes as saved:';
  list.replaceChildren(...rest.map(findingItem));
  const byPlatform = Map.groupBy(
    found.findings.filter(({ platform }) => platform !== null),
    ({ platform }) => platform ?? '',
  );
  platforms.replaceChildren(...[...byPlatform].map(([platform, own]) => platformSection(platform, own)));
  if (byPlatform.size === 0) platforms.textContent = 'These chapters break no publishing rule.';
}

function platformSection(platform: string, findings: readonly PageFinding[]): HTMLElement {
  const section = newElement('section', 'platform');
  const list = newElement('ul', '');
  const byRule = Map.groupBy(findings, ({ code }) => code);
  list.append(...[...byRule.values()].map(ruleItem));
  section.append(newElement('h3', '', platform), list);
  return section;
}

/** A rule that many chapters break is one entry, which opens. */
function ruleItem(findings: readonly PageFinding[]): HTMLElement {
  const [first, ...more] = findings.map(findingItem);
  if (first === undefined || more.length === 0) return first ?? newElement('li', '');
  const details = newElement('details', '');
  const rest = newElement('ul', '');
  rest.append(...more);
  details.append(newElement('summary', '', `and ${more.length} more like this`), rest);
  first.append(details);
  return first;
}
