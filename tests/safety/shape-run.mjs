// A shape in its own folders, ready to be run again and again under strace.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countCalls, learnTemporaryPaths, restore, run, runTraced } from './program.mjs';
import { placeShape } from './shapes.mjs';

/**
 * What a shape becomes when nothing disturbs the run.
 *
 * @throws Error when the program refuses it: a regime on refusals would show nothing
 */
export async function undisturbed(shape, place) {
  const files = { 'episode.mp3': shape.audio, 'episode.md': shape.notes, ...shape.pictures };
  const { status, stderr } = await run(place.argv);
  if (status !== 0) throw new Error(`${shape.name}: exit ${status} without any disturbance: ${stderr}`);
  const notes = { old: Buffer.from(shape.notes), new: readFileSync(place.notes) };
  const backup = existsSync(place.backup) ? readFileSync(place.backup) : null;
  const states = { old: shape.audio, new: readFileSync(place.audio), notes, backup };
  if (states.new.equals(states.old)) throw new Error(`${shape.name}: the run changes nothing`);
  restore(place.folder, files);
  return { files, states };
}

/**
 * Prepares a shape for traced runs by so many workers at once.
 *
 * @param options of the command line, beside those of the shape
 * @returns its states, the calls that may be disturbed, and `trace(worker, inject)`, which starts from the old file
 */
export async function prepareTracing(shape, root, { workers = 2, options = [] } = {}) {
  const places = Array.from({ length: workers }, (_, worker) =>
    placeShape(shape, join(root, `${shape.name} ${worker}`, 'folder')),
  );
  const { files, states } = await undisturbed(shape, places[0]);
  const names = await Promise.all(places.map(learnTemporaryPaths));
  const trace = (worker, inject) => {
    const place = places[worker];
    restore(place.folder, files);
    const paths = [place.folder, place.audio, place.notes, place.backup];
    return runTraced([...place.argv, ...options], { paths, temporaryPaths: names[worker], inject });
  };
  return { places, states, trace, calls: countCalls((await trace(0, null)).lines) };
}
