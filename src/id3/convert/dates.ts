/** A text frame that v2.4 has replaced by a richer one. */
export interface LegacyText {
  readonly id: string;
  /** ASCII. */
  readonly text: string;
}

/** yyyy[-MM-dd[THH:mm]]: the parts of a time stamp that v2.3 can say. @see ID3v2.4 structure 4 */
const timestamp =
  /^(?<year>\d{4})(?:-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<hour>\d\d):(?<minute>\d\d))?)?(?!\d)/;

/**
 * What TDRC says, in the frames that v2.3 has for it.
 *
 * @param text the frame's first value
 * @returns TYER, and TDAT (ddMM) and TIME (HHmm) where the time stamp reaches so far; nothing for text that is not a date
 * @see ID3v2.3 4.2.1 TYER, TDAT, TIME
 */
export function yearDateAndTime(text: string): readonly LegacyText[] {
  const parts = timestamp.exec(text)?.groups;
  if (parts === undefined) return [];
  const { year = '', month, day, hour, minute } = parts;
  const frames: LegacyText[] = [{ id: 'TYER', text: year }];
  if (month === undefined || day === undefined || !within(month, 1, 12) || !within(day, 1, 31)) return frames;
  frames.push({ id: 'TDAT', text: `${day}${month}` });
  if (hour === undefined || minute === undefined || !within(hour, 0, 23) || !within(minute, 0, 59))
    return frames;
  frames.push({ id: 'TIME', text: `${hour}${minute}` });
  return frames;
}

/**
 * What TDOR says, in the frame that v2.3 has for it.
 *
 * @param text the frame's first value
 * @see ID3v2.3 4.2.1 TORY
 */
export function yearOfOrigin(text: string): readonly LegacyText[] {
  const year = timestamp.exec(text)?.groups?.['year'];
  return year === undefined ? [] : [{ id: 'TORY', text: year }];
}

function within(digits: string, least: number, most: number): boolean {
  return Number(digits) >= least && Number(digits) <= most;
}
