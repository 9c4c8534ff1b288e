import type { ChapterMark } from '../../chapters/chapter.js';
import { type Sighting, writtenStartMs } from '../sightings/sighting.js';
import type { TimeRole } from './role.js';

/** Lists made by programs have fractions of a second that the text leaves out. */
const slackMs = 1000;

/** The role of the times in data that start chapters, by their offsets. */
export function rolesInData(marks: readonly ChapterMark[], role: TimeRole): ReadonlyMap<number, TimeRole> {
  return new Map(
    marks.flatMap(({ writing }) => (writing === null ? [] : [[writing.clock.start, role] as const])),
  );
}

/** The roles in a text whose list of chapters is set aside for one in data: copies of that, or left out. */
export function besideList(
  roles: ReadonlyMap<Sighting, TimeRole>,
  marks: readonly ChapterMark[],
): ReadonlyMap<Sighting, TimeRole> {
  const isListed = (ms: number) => marks.some(({ startMs }) => Math.abs(startMs - ms) < slackMs);
  return new Map(
    Array.from(roles, ([sighting, role]) => {
      if (role !== 'chapter') return [sighting, role];
      return [sighting, isListed(writtenStartMs(sighting)) ? 'copy' : 'left-out'];
    }),
  );
}
