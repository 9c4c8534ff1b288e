import { ChapterizeError } from '../diagnostic/failure.js';
import type { Shard } from './batch-options.js';

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What an engine tells a task about its place in an array of tasks. */
interface EngineTask {
  /** From 0. */
  readonly index: number;
  /** null if the engine does not tell. */
  readonly count: number | null;
}

/** How many parts there are, where the engine itself does not say. */
export const countVariable = 'CHAPTERIZE_SHARDS';

type TaskOf = (index: number, environment: Environment, stated: number | null) => EngineTask;

/** Engines by the variable that holds the index of a task. */
const engines: Readonly<Record<string, TaskOf>> = {
  SLURM_ARRAY_TASK_ID: slurmTask,
  JOB_COMPLETION_INDEX: (index) => ({ index, count: null }),
  AWS_BATCH_JOB_ARRAY_INDEX: (index, environment) => ({
    index,
    count: numberAt(environment, 'AWS_BATCH_JOB_ARRAY_SIZE'),
  }),
};

/**
 * Reads which part of the list the engine that has started this process gives it: `--shard auto`.
 *
 * - Slurm: `SLURM_ARRAY_TASK_ID` less `SLURM_ARRAY_TASK_MIN`, of `SLURM_ARRAY_TASK_COUNT`. Where a count is stated, the
 *   tasks are numbered from 0, so that some of them can be submitted again alone.
 * - Kubernetes: `JOB_COMPLETION_INDEX`, of a stated count.
 * - AWS Batch: `AWS_BATCH_JOB_ARRAY_INDEX`, of `AWS_BATCH_JOB_ARRAY_SIZE` or a stated count.
 *
 * @param stated how many parts there are, null if only the environment says so (`CHAPTERIZE_SHARDS`)
 * @throws ChapterizeError `usage` when no engine, several or a contradiction is found
 * @see https://slurm.schedmd.com/job_array.html
 */
export function shardOfEngine(environment: Environment, stated: number | null): Shard {
  const count = statedCount(environment, stated);
  const found = Object.entries(engines).filter(([name]) => isSet(environment[name]));
  const [[variable, taskOf] = []] = found;
  if (variable === undefined || taskOf === undefined) {
    throw usage(
      `--shard auto finds none of ${Object.keys(engines).join(', ')}`,
      'run as a task of Slurm, a Kubernetes Indexed Job or an AWS Batch array, or give --shard I/N',
    );
  }
  if (found.length > 1) {
    const names = found.map(([name]) => name).join(' and ');
    throw usage(`--shard auto finds ${names}`, 'unset all but one, or give --shard I/N');
  }
  const task = taskOf(numberAt(environment, variable) ?? 0, environment, count);
  const total = count ?? task.count;
  if (total === null) {
    throw usage(
      `${variable} is ${task.index}, but nothing says how many tasks there are`,
      `set ${countVariable} to their number, or give --shard auto/N`,
    );
  }
  if (task.count !== null && task.count > total) {
    throw usage(
      `${variable} belongs to an array of ${task.count} tasks, but ${total} parts were asked for`,
      'ask for as many parts as there are tasks, or for none',
    );
  }
  if (task.index >= total) {
    throw usage(
      `${variable} is ${environment[variable] ?? ''}, but of ${total} tasks the last is ${total - 1}`,
      `number the tasks from 0 to ${total - 1}`,
    );
  }
  return { index: task.index + 1, count: total };
}

function statedCount(environment: Environment, stated: number | null): number | null {
  const fromEnvironment = numberAt(environment, countVariable);
  if (fromEnvironment === 0) throw usage(`${countVariable} is 0`, 'set it to the number of tasks');
  if (stated !== null && fromEnvironment !== null && stated !== fromEnvironment) {
    throw usage(
      `--shard auto/${stated} contradicts ${countVariable}, which is ${fromEnvironment}`,
      'give one of them, or the same number twice',
    );
  }
  return stated ?? fromEnvironment;
}

/** An array can have gaps (`--array=1,5`); then the position of a task in it cannot be determined from its number. */
function slurmTask(id: number, environment: Environment, stated: number | null): EngineTask {
  const [first, last, step] = ['SLURM_ARRAY_TASK_MIN', 'SLURM_ARRAY_TASK_MAX', 'SLURM_ARRAY_TASK_STEP'].map(
    (name) => numberAt(environment, name),
  );
  if (stated !== null) {
    if (last != null && last >= stated) {
      throw usage(
        `the tasks of this Slurm array go up to ${last}, but of ${stated} parts the last is ${stated - 1}`,
        `number them from 0: sbatch --array=0-${stated - 1}`,
      );
    }
    return { index: id, count: null };
  }
  const count = numberAt(environment, 'SLURM_ARRAY_TASK_COUNT');
  const start = first ?? 0;
  const index = (id - start) / (step ?? 1);
  if (count !== null && (!Number.isInteger(index) || index < 0 || index >= count)) {
    throw usage(
      `SLURM_ARRAY_TASK_ID is ${id}, which does not fit an array of ${count} tasks from ${start} on`,
      'submit tasks without gaps (--array=0-7); to repeat some of N tasks, number them from 0 and give --shard auto/N',
    );
  }
  if (count !== null && last != null && last !== start + (count - 1) * (step ?? 1)) {
    throw usage(
      `this Slurm array has ${count} tasks between ${start} and ${last}: some are missing`,
      'submit tasks without gaps (--array=0-7); to repeat some of N tasks, number them from 0 and give --shard auto/N',
    );
  }
  return { index, count };
}

function numberAt(environment: Environment, name: string): number | null {
  const text = environment[name];
  if (!isSet(text)) return null;
  if (!/^\d{1,9}$/.test(text)) {
    throw usage(`${name} is ${JSON.stringify(text)}, expected a whole number`, 'give --shard I/N');
  }
  return Number(text);
}

function isSet(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

function usage(message: string, help: string): ChapterizeError {
  return new ChapterizeError('usage', message, { help });
}
