import { constants } from 'node:fs';
import { type FileHandle, open, readdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ChapterizeError } from '../diagnostic/failure.js';
import { errorCode } from './io-failure.js';
import { ownRunMark, type RunMark, runState } from './run-mark.js';
import { temporaryName, temporaryNameParser } from './temporary-name.js';

/** A new file beside the target, which no other run has or gets while this one lives. */
export interface TemporaryFile {
  readonly path: string;
  readonly handle: FileHandle;
  /** Whether every write is on the disk when it returns, because `fsync` is not to be had. */
  readonly syncsWrites: boolean;
  /** Closes and removes it, never throws: what cannot be removed now, the next run removes. */
  discard(): Promise<void>;
}

/** How long a file of another machine may lie still before it counts as left behind: longer than any fsync takes. */
const stillMs = 60_000;
/** How long the first of several runs waits for the others to give way. */
const waits = { count: 50, ms: 20 } as const;

/**
 * Makes the temporary file of a target. It is the lock as well: every run first makes its own, then looks for others,
 * so of two at least one sees the other. Since no two runs ever share a name, a wrong guess about whether another one
 * lives can end in a refusal, but not in a half-written file under the target's name.
 *
 * @param targetPath without symbolic links
 * @throws ChapterizeError `io/locked` when another run is at work on the target; errors of the system as they come
 */
export async function createTemporaryFile(targetPath: string): Promise<TemporaryFile> {
  const mark = ownRunMark();
  const own = temporaryName(targetPath, mark);
  const file = await createExclusively(join(dirname(targetPath), own), targetPath);
  try {
    for (let wait = 0; ; wait += 1) {
      const rivals = await liveRivals(targetPath, file.path, mark);
      if (rivals.length === 0) return file;
      // Names are ordered and the first may wait, the rest give way: so runs that meet do not all refuse.
      if (wait === waits.count || rivals.some((name) => name < own))
        throw locked(targetPath, rivals.join(', '));
      await pause(waits.ms);
    }
  } catch (error) {
    await file.discard();
    throw error;
  }
}

async function createExclusively(path: string, targetPath: string): Promise<TemporaryFile> {
  // Under --permission Node refuses fsync but not O_DSYNC, which costs the same (60 against 44 ms for 59 MB).
  const syncsWrites = process.permission !== undefined;
  const { O_WRONLY, O_CREAT, O_EXCL, O_DSYNC } = constants;
  const handle = await open(path, O_WRONLY | O_CREAT | O_EXCL | (syncsWrites ? O_DSYNC : 0), 0o600).catch(
    (error) => {
      // The name holds this process: another write of its own is under way.
      throw errorCode(error) === 'EEXIST' ? locked(targetPath, path) : error;
    },
  );
  return {
    path,
    handle,
    syncsWrites,
    discard: async () => {
      await handle.close().catch(ignore);
      await unlink(path).catch(ignore);
    },
  };
}

/** The temporary files of other runs that still go on; what ended runs left is removed. */
async function liveRivals(targetPath: string, ownPath: string, ownMark: RunMark): Promise<string[]> {
  const folder = dirname(targetPath);
  const names = await readdir(folder).catch((error: unknown) => {
    // A folder may be writable without being readable; then only the check before the rename guards against others.
    if (errorCode(error) === 'EACCES' || errorCode(error) === 'ERR_ACCESS_DENIED') return [];
    throw error;
  });
  const parseName = temporaryNameParser(targetPath);
  const live: string[] = [];
  for (const name of names) {
    const mark = parseName(name);
    if (mark === null) continue;
    const path = join(folder, name);
    if (path === ownPath) continue;
    const state = runState(mark, ownMark);
    if (state === 'alive' || (state === 'elsewhere' && (await isFresh(path, ownPath)))) live.push(name);
    else await unlink(path).catch(ignore);
  }
  return live;
}

/** Whether a file was written to not long before ours was made; both times are the file system's, so clocks agree. */
async function isFresh(path: string, ownPath: string): Promise<boolean> {
  try {
    const [theirs, ours] = await Promise.all([stat(path), stat(ownPath)]);
    return ours.mtimeMs - theirs.mtimeMs < stillMs;
  } catch {
    return false;
  }
}

function locked(targetPath: string, rivals: string): ChapterizeError {
  return new ChapterizeError('io/locked', `${targetPath}: another run is writing it (${rivals})`, {
    help: 'wait for it to end and run again',
  });
}

function ignore(): void {}
