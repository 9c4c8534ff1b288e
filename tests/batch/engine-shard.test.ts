import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shardOfEngine } from '../../src/batch/engine-shard.js';
import { nameForShard } from '../../src/batch/shard.js';
import { ChapterizeError } from '../../src/diagnostic/failure.js';
import { runWith } from '../run/program.js';
import { makeFolder } from '../run/temp-folder.js';
import { plainEpisodes, writeCatalogue } from './catalogue.js';

const slurm = (id: number, count: number, first = 0, last = first + count - 1, step = 1) => ({
  SLURM_ARRAY_TASK_ID: String(id),
  SLURM_ARRAY_TASK_COUNT: String(count),
  SLURM_ARRAY_TASK_MIN: String(first),
  SLURM_ARRAY_TASK_MAX: String(last),
  SLURM_ARRAY_TASK_STEP: String(step),
});

describe('shardOfEngine()', () => {
  test.each([
    ['Slurm from 0', slurm(3, 8), null, '4/8'],
    ['Slurm from 1', slurm(8, 8, 1), null, '8/8'],
    ['Slurm in steps', slurm(30, 4, 10, 40, 10), null, '3/4'],
    ['some tasks of a Slurm array again', slurm(5, 2, 3, 5), 8, '6/8'],
    ['Slurm without a count, where one is stated', { SLURM_ARRAY_TASK_ID: '0' }, 2, '1/2'],
    ['Kubernetes, stated', { JOB_COMPLETION_INDEX: '0' }, 3, '1/3'],
    ['Kubernetes, by variable', { JOB_COMPLETION_INDEX: '2', CHAPTERIZE_SHARDS: '3' }, null, '3/3'],
    ['AWS Batch', { AWS_BATCH_JOB_ARRAY_INDEX: '9', AWS_BATCH_JOB_ARRAY_SIZE: '10' }, null, '10/10'],
    ['AWS Batch, stated', { AWS_BATCH_JOB_ARRAY_INDEX: '1' }, 2, '2/2'],
    ['one count stated twice', { JOB_COMPLETION_INDEX: '1', CHAPTERIZE_SHARDS: '4' }, 4, '2/4'],
    ['empty variables of other engines', { JOB_COMPLETION_INDEX: '', ...slurm(0, 1) }, null, '1/1'],
  ])('reads %s', (_name, environment, stated, expected) => {
    const { index, count } = shardOfEngine(environment, stated);
    expect(`${index}/${count}`).toBe(expected);
  });

  test.each([
    ['nothing', {}, null, /finds none of SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX/],
    ['an index without a count', { JOB_COMPLETION_INDEX: '1' }, null, /nothing says how many/],
    ['two engines', { JOB_COMPLETION_INDEX: '1', ...slurm(0, 2) }, 2, /finds SLURM.* and JOB/],
    ['an index outside', { JOB_COMPLETION_INDEX: '3' }, 3, /of 3 tasks the last is 2/],
    ['a Slurm array with gaps', slurm(5, 3, 1, 9), null, /some are missing|does not fit/],
    ['a Slurm array from 1, with a stated count', slurm(1, 8, 1), 8, /go up to 8/],
    ['a count that is contradicted', { JOB_COMPLETION_INDEX: '0', CHAPTERIZE_SHARDS: '3' }, 4, /contradicts/],
    [
      'fewer parts than tasks',
      { AWS_BATCH_JOB_ARRAY_INDEX: '0', AWS_BATCH_JOB_ARRAY_SIZE: '9' },
      3,
      /array of 9 tasks/,
    ],
    ['no number', { JOB_COMPLETION_INDEX: 'one' }, 3, /expected a whole number/],
    ['a count of 0', { JOB_COMPLETION_INDEX: '0', CHAPTERIZE_SHARDS: '0' }, null, /is 0/],
  ])('refuses %s', (_name, environment, stated, words) => {
    expect(() => shardOfEngine(environment, stated)).toThrow(ChapterizeError);
    expect(() => shardOfEngine(environment, stated)).toThrow(words);
  });
});

describe('nameForShard()', () => {
  test('gives all shards names of one length, and leaves other names alone', () => {
    expect(nameForShard('j/{shard}.jsonl', { index: 3, count: 16 })).toBe('j/03-of-16.jsonl');
    expect(nameForShard('j/{shard}.jsonl', null)).toBe('j/{shard}.jsonl');
    expect(nameForShard('journal', { index: 3, count: 16 })).toBe('journal');
  });
});

describe('chapterize batch --shard auto', { timeout: 60_000 }, () => {
  test('runs the part of the task, with files of its own', async () => {
    const folder = await makeFolder();
    await writeCatalogue(folder, plainEpisodes(4));
    const run = (env: Record<string, string>, shard: string) =>
      runWith({ folder, env }, 'batch', '.', '--shard', shard, '--report', 'r-{shard}.jsonl', '--json');
    const second = await run({ JOB_COMPLETION_INDEX: '1' }, 'auto/3');
    expect(second.exitCode).toBe(0);
    const [episode, end] = second.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(episode).toMatchObject({ notes: 'episode-02.md', shard: { index: 2, count: 3 } });
    expect(end.summary.shard).toEqual({ index: 2, count: 3 });
    expect(await readFile(join(folder, 'r-2-of-3.jsonl'), 'utf8')).toBe(second.stdout);
    const none = await run({}, 'auto');
    expect(none.exitCode).toBe(2);
    expect(none.stdout).toContain('SLURM_ARRAY_TASK_ID');
  });
});
