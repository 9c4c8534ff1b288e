// Others at work on the same file: six runs at once; the file growing, cut short and replaced during a run.
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { restore, run, start } from './program.mjs';
import { finish } from './result.mjs';
import { undisturbed } from './shape-run.mjs';
import { placeShape, shapes } from './shapes.mjs';
import { litterIn, stateOf } from './verdict.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
const rounds = Number(values.rounds);
const runsAtOnce = 6;
const root = mkdtempSync(join(tmpdir(), 'chapterize-races-'));
const counts = {
  'rounds of six runs': 0,
  'rounds of growing': 0,
  'rounds of cutting': 0,
  'rounds of replacing': 0,
};
const details = { 'runs done': 0, 'runs refused': 0 };
const violations = [];
/** What was done in the last instant before a rename, and is lost. */
const lost = [];

/** Exit codes of a run that gave way or found its file changed. */
const refused = (status) => status === 1 || status === 2;
const done = (status) => status === 0;
const any = () => true;

async function sixAtOnce(place, files, states, round) {
  restore(place.folder, files);
  const results = await Promise.all(Array.from({ length: runsAtOnce }, () => run(place.argv)));
  const what = `six runs (${round}), exits ${results.map(({ status }) => status).join(' ')}`;
  if (stateOf(place.audio, states) !== 'new')
    violations.push(`${what}: the file is ${stateOf(place.audio, states)}`);
  if (!results.some(({ status }) => status === 0)) violations.push(`${what}: none was done`);
  if (!results.every(({ status }) => status === 0 || refused(status)))
    violations.push(`${what}: an odd exit`);
  if (litterIn(place.folder).length > 0) violations.push(`${what}: left ${litterIn(place.folder)}`);
  details['runs done'] += results.filter(({ status }) => status === 0).length;
  details['runs refused'] += results.filter(({ status }) => refused(status)).length;
  counts['rounds of six runs'] += 1;
}

/** Appends all through a run: nothing of it may be lost. */
async function growing(place, files, states, round) {
  restore(place.folder, files);
  const { ended } = start(place.argv);
  const over = new AbortController();
  void ended.then(() => over.abort());
  let appended = 0;
  for (; !over.signal.aborted; appended += 1) {
    appendFileSync(place.audio, String(appended % 10));
    await pause(3);
  }
  const { status } = await ended;
  const found = readFileSync(place.audio);
  const tail = Array.from({ length: appended }, (_, index) => index % 10).join('');
  const what = `growing (${round}), exit ${status}, ${appended} bytes appended`;
  if (!found.subarray(-appended).equals(Buffer.from(tail)))
    violations.push(`${what}: appended bytes are lost`);
  if (status !== 0 && !found.subarray(0, -appended).equals(states.old))
    violations.push(`${what}: the rest changed`);
  if (litterIn(place.folder).length > 0) violations.push(`${what}: left ${litterIn(place.folder)}`);
  counts['rounds of growing'] += 1;
}

/**
 * Does something to the file at a moment of a run. The file must be what that makes of the old one; what the run makes
 * of that, had it not begun yet; or what that makes of the new one, had the run ended by then.
 *
 * No system has a rename on condition: what is done between the run's last look and its rename is lost. The two follow
 * each other within microseconds, so one such loss in all rounds is bad luck, and a second one a violation.
 */
async function disturbed(kind, place, { files, states }, round, { disturb, allowed, duration }) {
  restore(place.folder, files);
  const { ended } = start(place.argv);
  await pause(duration * (0.25 + 0.75 * ((round * 0.618034) % 1)));
  disturb();
  const { status } = await ended;
  const found = readFileSync(place.audio);
  const isLost = found.equals(states.new) && done(status);
  const outcome = allowed.find(({ bytes }) => found.equals(bytes));
  const what = `${kind} (${round}), exit ${status}`;
  if (outcome === undefined && isLost) lost.push(what);
  else if (outcome === undefined) violations.push(`${what}: the file is none that may be`);
  else if (!outcome.exits(status)) violations.push(`${what}: the file is ${outcome.name}`);
  if (litterIn(place.folder).length > 0) violations.push(`${what}: left ${litterIn(place.folder)}`);
  counts[`rounds of ${kind}`] += 1;
}

async function resultOf(shape, audio) {
  const place = placeShape({ ...shape, audio }, join(root, 'aside'));
  const { status } = await run(place.argv);
  return { status, bytes: readFileSync(place.audio) };
}

try {
  const shape = shapes(20_000)[1];
  const place = placeShape(shape, join(root, 'folder'));
  const { files, states } = await undisturbed(shape, place);
  const begin = performance.now();
  await run(place.argv);
  const duration = performance.now() - begin;

  const half = states.old.length >> 1;
  const ofHalf = await resultOf(shape, states.old.subarray(0, half));
  const other = shapes(15_000)[5].audio;
  const ofOther = await resultOf(shape, other);
  const cutting = {
    duration,
    disturb: () => truncateSync(place.audio, half),
    allowed: [
      { name: 'the old one, cut', bytes: states.old.subarray(0, half), exits: refused },
      { name: 'the new one, cut', bytes: states.new.subarray(0, half), exits: done },
      { name: 'the new one of the cut', bytes: ofHalf.bytes, exits: (status) => status === ofHalf.status },
    ],
  };
  const replacing = {
    duration,
    disturb: () => {
      writeFileSync(join(root, 'other.mp3'), other);
      renameSync(join(root, 'other.mp3'), place.audio);
    },
    allowed: [
      { name: 'the other one', bytes: other, exits: any },
      {
        name: 'the new one of the other',
        bytes: ofOther.bytes,
        exits: (status) => status === ofOther.status,
      },
    ],
  };
  for (let round = 0; round < rounds; round += 1) {
    await sixAtOnce(place, files, states, round);
    await growing(place, files, states, round);
    await disturbed('cutting', place, { files, states }, round, cutting);
    await disturbed('replacing', place, { files, states }, round, replacing);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
if (lost.length > 1) violations.push(...lost.map((what) => `${what}: what was done to the file is lost`));
details['lost in the last instant'] = lost.length;
finish('races', { counts, violations, details });
