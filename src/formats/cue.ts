import type { SourceText } from '../text/source-text.js';
import { createFindingList, quoted } from './finding.js';
import { mostRead, plainChapter, type ReadChapter, type ReadChapters } from './format.js';
import { readLines } from './lines.js';

/** Frames of a compact disc in a second. */
const framesPerSecond = 75;

/** A cue sheet of one file: its tracks, by their INDEX 01, in minutes, seconds and frames of 1/75 s. */
export function parse(source: SourceText): ReadChapters {
  const findings = createFindingList(source);
  const chapters: ReadChapter[] = [];
  let title = '';
  let files = 0;
  let isInTrack = false;
  for (const line of readLines(source)) {
    const [, indent = '', command = '', rest = ''] = /^(\s*)(\S+)\s*(.*)$/.exec(line.text) ?? [];
    switch (command.toUpperCase()) {
      case 'FILE':
        files += 1;
        if (files === 2) findings.add('formats/several-lists', { count: 2 }, line);
        break;
      case 'TRACK':
        title = '';
        isInTrack = true;
        break;
      case 'TITLE':
        if (isInTrack) title = unquote(rest);
        break;
      case 'INDEX': {
        const [number = '', time = ''] = rest.trim().split(/\s+/);
        // INDEX 00 is the gap before the track. The times in a second file count from its own start.
        if (Number(number) !== 1 || files > 1 || chapters.length >= mostRead) break;
        const start = line.start + indent.length + line.text.slice(indent.length).indexOf(time);
        const startMs = framesTime(time);
        if (startMs === null)
          findings.add('formats/time', { found: quoted(rest), expected: 'INDEX 01 MM:SS:FF' }, line);
        else
          chapters.push({
            ...plainChapter(startMs, title),
            place: findings.placeOf(start, start + time.length),
          });
        break;
      }
      default:
    }
  }
  return { chapters, diagnostics: findings.diagnostics };
}

function framesTime(text: string): number | null {
  const [, minutes = '', seconds = '', frames = ''] = /^(\d{1,5}):(\d{2}):(\d{2})$/.exec(text) ?? [];
  if (minutes === '' || Number(seconds) > 59 || Number(frames) >= framesPerSecond) return null;
  return (
    (Number(minutes) * 60 + Number(seconds)) * 1000 + Math.round((Number(frames) * 1000) / framesPerSecond)
  );
}

function unquote(text: string): string {
  const trimmed = text.trim();
  return /^".*"$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
