// The second process of swap.mjs: as fast as it can, it puts other things in the place of what a run has opened.
//
//   node swapper.mjs names FOLDER VICTIM     every new file in FOLDER gives way to a link to VICTIM, every new folder to
//                                            one to the folder of VICTIM
//   node swapper.mjs folder FOLDER OUTSIDE   FOLDER gives way to a link to OUTSIDE, and comes back
//   node swapper.mjs file FILE VICTIM        the same with a file
//
// Says `ready`, and at SIGTERM how often it swapped.
import { lstatSync, readdirSync, renameSync, symlinkSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [kind, path, victim] = process.argv.slice(2);
let swaps = 0;
let isOver = false;
process.once('SIGTERM', () => {
  isOver = true;
});

/** Whatever the other process did in between is not a reason to stop. */
function tryTo(action) {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

const known = new Set(kind === 'names' ? readdirSync(path) : []);
const actions = {
  names: () => {
    for (const name of readdirSync(path)) {
      if (known.has(name) || name.startsWith('away-')) continue;
      const [file, away] = [join(path, name), join(path, `away-${swaps}-${name.slice(1, 12)}`)];
      if (!tryTo(() => renameSync(file, away))) continue;
      const isFolder = lstatSync(away, { throwIfNoEntry: false })?.isDirectory() === true;
      if (tryTo(() => symlinkSync(isFolder ? dirname(victim) : victim, file))) swaps += 1;
      known.add(name);
    }
  },
  folder: () => backAndForth(),
  file: () => backAndForth(),
};

function backAndForth() {
  if (!tryTo(() => renameSync(path, `${path}-away`))) return;
  if (tryTo(() => symlinkSync(victim, path))) swaps += 1;
  // A moment in which the run may go wrong, of another length each time.
  for (const end = performance.now() + (swaps % 7) * 0.4; performance.now() < end; );
  // The run may have put a file in place of the link: then that one stays.
  tryTo(() => unlinkSync(path));
  tryTo(() => renameSync(`${path}-away`, path));
}

console.log('ready');
const turn = () => {
  const end = performance.now() + 5;
  while (performance.now() < end) actions[kind]();
  if (!isOver) setImmediate(turn);
  else console.log(String(swaps));
};
turn();
