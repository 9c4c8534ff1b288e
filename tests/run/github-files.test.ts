import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { writePair } from './episode-folder.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

let folder = '';
let programs = '';

/** A repository with notes in `episodes/`, and a PATH on which `chapterize` and `npx` lead to this checkout. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chapterize-github-'));
  programs = join(folder, '.programs');
  mkdirSync(programs);
  symlinkSync(join(root, 'bin/chapterize.js'), join(programs, 'chapterize'));
  mkdirSync(join(folder, 'episodes'));
  await writePair(join(folder, 'episodes'), { paddingBytes: 0 });
  mkdirSync(join(folder, 'exports'));
  spawnSync('mv', ['episodes/episode.mp3', 'exports/'], { cwd: folder });
  writeFileSync(join(folder, 'episodes/_index.md'), '---\ntitle: Episodes\n---\nHello.\n');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

/** Runs the text of a `run:` as GitHub does for `shell: bash`. */
function runStep(script: string, env: Readonly<Record<string, string>> = {}) {
  writeFileSync(join(folder, '.step.sh'), script);
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '.step.sh'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: undefined, PATH: `${programs}:${process.env['PATH']}`, ...env },
    },
  );
  return { status, stdout, stderr };
}

/** Runs every step of action.yml with inputs, and gives the last one with the outputs. */
function runAction(inputs: Readonly<Record<string, string>> = {}) {
  const { inputs: known, runs: steps }: Action = parse(read('action.yml'));
  expect(steps.using).toBe('composite');
  // A copy: where nothing is built the first step installs, which must not happen to this checkout.
  const action = join(folder, '.action');
  for (const path of ['bin', 'dist/cli', 'package.json'])
    cpSync(join(root, path), join(action, path), { recursive: true });
  const output = join(folder, '.output');
  writeFileSync(output, '');
  const valueOf = (text: string) =>
    text.replace(
      /\$\{\{ inputs\.(\w+) \}\}/g,
      (_, name: string) => inputs[name] ?? known[name]?.default ?? '',
    );
  const runs = steps.steps.map(({ run = '', env = {} }) => {
    expect(run).not.toContain('${{');
    const given = Object.entries(env).map(([name, text]) => [name, valueOf(text)]);
    return runStep(run, {
      ...Object.fromEntries(given),
      GITHUB_ACTION_PATH: action,
      GITHUB_OUTPUT: output,
    });
  });
  return { ...runs.at(-1), before: runs.slice(0, -1), outputs: readFileSync(output, 'utf8') };
}

describe('action.yml', { timeout: 30_000 }, () => {
  test('passes good notes, and counts them', () => {
    const run = runAction({ paths: 'episodes' });
    expect(run.before.map(({ status }) => status)).toEqual([0]);
    expect(run).toMatchObject({ status: 0, outputs: 'checked=1\nfailed=0\n' });
    expect(run.stdout).not.toMatch(/^::(?:error|warning)/m);
  });

  test('annotates what is wrong at file and line, and fails', () => {
    writeFileSync(join(folder, 'episodes/bad notes.md'), '- [@0:00] One\n- [@0:75] Two\n');
    const run = runAction({ paths: 'episodes/bad notes.md\nepisodes/_index.md\n' });
    expect(run).toMatchObject({ status: 1, outputs: 'checked=1\nfailed=1\n' });
    expect(run.stdout).toMatch(/^::error file=episodes\/bad notes\.md,line=2,col=5,/m);
  });

  test.each(['--report=own.jsonl', '--report\nown.jsonl'])(
    'counts by a report among the options: %j',
    (options) => {
      const { status, outputs } = runAction({ paths: 'episodes', options });
      expect({ status, outputs }).toEqual({ status: 0, outputs: 'checked=1\nfailed=0\n' });
      expect(readFileSync(join(folder, 'own.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
    },
  );

  test('runs nothing that is in an input', () => {
    const run = runAction({ paths: '$(touch ran)\n; touch ran\n--help', options: '--strict' });
    expect(run.status).not.toBe(0);
    expect(spawnSync('ls', ['ran'], { cwd: folder }).status).not.toBe(0);
  });

  test('has nothing to say about a page that is not show notes', () => {
    expect(runAction({ paths: 'episodes/_index.md' })).toMatchObject({
      status: 0,
      outputs: 'checked=0\nfailed=0\n',
    });
  });
});

describe('.pre-commit-hooks.yaml', { timeout: 30_000 }, () => {
  const [hook]: readonly { readonly entry: string; readonly files: string }[] = parse(
    read('.pre-commit-hooks.yaml'),
  );
  const runHook = (...files: readonly string[]) =>
    runStep(`${hook?.entry} ${files.map((file) => `'${file}'`).join(' ')}`);

  test('is installed from what npm pack prints: no script of the package prints before it, or runs where it is installed', () => {
    const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
      read('package.json'),
    );
    const lifecycle = ['prepack', 'postpack', 'prepare', 'preinstall', 'install', 'postinstall'];
    expect(Object.keys(scripts).filter((name) => lifecycle.includes(name))).toEqual([]);
    // What builds in a clone.
    expect(scripts).toHaveProperty('dependencies');
  });

  test('its entry checks the files that are handed to it', () => {
    expect(new RegExp(hook?.files ?? 'x').test('episodes/episode.md')).toBe(true);
    expect(runHook('episodes/episode.md').status).toBe(0);
    expect(runHook('episodes/_index.md').status).toBe(0);
    writeFileSync(join(folder, 'episodes/bad.md'), '- [@0:00] One\n- [@0:75] Two\n');
    const run = runHook('episodes/_index.md', 'episodes/episode.md', 'episodes/bad.md');
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^episodes\/bad\.md:2:5: error/m);
  });
});

describe('docs/github.md', { timeout: 60_000 }, () => {
  const templates = [...read('docs/github.md').matchAll(/^```yaml\n([^]*?)^```$/gm)].map(
    ([, text = '']) => text,
  );

  test('has templates that are YAML, for what there is', () => {
    expect(templates).toHaveLength(3);
    const [workflow = '', commit = ''] = templates;
    expect(workflow).toContain('uses: OWNER/chapterize@');
    const inputs = Object.keys((parse(read('action.yml')) as Action).inputs);
    for (const [, name] of workflow.matchAll(/^ {10}(\w+): (?:episodes|\|)$/gm))
      expect(inputs).toContain(name);
    expect(commit).toContain('- id: chapterize\n');
  });

  test('has a release workflow whose steps run, from an export to committed notes', () => {
    writeFileSync(join(programs, 'npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
    const git = (...args: readonly string[]) => spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    git('init', '-q');
    git('config', 'user.email', 'test@example.com');
    git('config', 'user.name', 'Test');
    git('init', '-q', '--bare', '.remote');
    git('remote', 'add', 'origin', '.remote');
    git('add', 'episodes');
    git('commit', '-qm', 'Notes');
    git('push', '-q', '-u', 'origin', 'HEAD');
    const workflow: { readonly jobs: { readonly release: { readonly steps: readonly Step[] } } } = parse(
      templates[2] ?? '',
    );
    const steps = workflow.jobs.release.steps.flatMap(({ run }) => run ?? []);
    expect(steps.length).toBeGreaterThan(3);
    for (const time of ['first', 'second']) {
      for (const step of steps) {
        const run = runStep(step);
        expect({ time, step, status: run.status, stderr: run.stderr }).toEqual({
          time,
          step,
          status: 0,
          stderr: expect.any(String),
        });
      }
      expect(git('status', '--porcelain', '--', 'episodes').stdout).toBe('');
      expect(git('log', '--format=%s').stdout.trim().split('\n')).toEqual([
        'State the length of the finished episodes',
        'Notes',
      ]);
    }
  });
});
