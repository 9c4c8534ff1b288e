import type { SourceText } from '../text/source-text.js';
import { readAddress } from './address.js';
import { parseClock } from './clock.js';
import { createFindingList, quoted } from './finding.js';
import { mostRead, plainChapter, type ReadChapter, type ReadChapters } from './format.js';
import { readXml } from './read-xml.js';

/** Chapter markers of a Hindenburg session (.nhsx, .hnsx), in any order; its other markers are notes to the editor. */
export function parse(source: SourceText): ReadChapters {
  const findings = createFindingList(source);
  const chapters: ReadChapter[] = [];
  let others = 0;
  readXml(source, findings, ({ name, attributes, ...span }) => {
    if (name !== 'Marker' || chapters.length >= mostRead) return;
    if (attributes.get('Type')?.value !== 'Chapter') {
      others += 1;
      return;
    }
    const time = attributes.get('Time');
    const startMs = time === undefined ? null : parseClock(time.value);
    if (startMs === null) {
      const expected = 'Time="H:MM:SS.mmm"';
      findings.add('formats/time', { found: quoted(time?.value ?? ''), expected }, time ?? span);
      return;
    }
    const url = readAddress(attributes.get('URL'), findings);
    const at = time ?? span;
    const place = findings.placeOf(at.start, at.end);
    chapters.push({ ...plainChapter(startMs, attributes.get('Name')?.value ?? ''), url, place });
  });
  if (others > 0) {
    findings.add(
      'formats/rows-left-out',
      { count: others, what: 'markers whose Type is not Chapter' },
      { start: 0, end: 0 },
    );
  }
  return { chapters: chapters.sort((a, b) => a.startMs - b.startMs), diagnostics: findings.diagnostics };
}
