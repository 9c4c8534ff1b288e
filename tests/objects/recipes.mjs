#!/usr/bin/env node
// The recipes of samples/catalogue: scripts by shellcheck; the Kubernetes manifest by the JSON Schema of its API and, for fields
// that the API does not have, by its types; the AWS Batch definition by the API model of botocore; the Dockerfile by two linters.
// Each check is shown a recipe that is broken on purpose, too.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const recipes = join(root, 'samples/catalogue');
const tools = join(root, '.ci/tools');
const scratch = join(tools, 'node_modules/.recipes');
if (!existsSync(join(tools, 'node_modules/kubernetes-models'))) {
  execFileSync('npm', [
    'install',
    '--prefix',
    tools,
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--silent',
  ]);
}
const recipe = (name) => readFileSync(join(recipes, name), 'utf8');
mkdirSync(scratch, { recursive: true });
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** Writes a changed recipe; the change has to be one. */
function broken(name, from, to) {
  const text = recipe(name);
  assert.ok(text.includes(from), `${name} has no ${from}`);
  const path = join(scratch, name);
  writeFileSync(path, text.replace(from, to));
  return path;
}

/** Runs a check on the recipe, where it has to pass, and on a broken one, where it has to fail. */
function hold(what, check, path, wrong) {
  const fine = check(path);
  assert.equal(fine, null, `${what}: ${fine}`);
  assert.notEqual(check(wrong), null, `${what} finds nothing wrong with a broken recipe`);
  console.log(`${what}: ok, and a broken one is found`);
}

const run = (program, ...args) => {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', cwd: root });
  if (error !== undefined) throw error;
  return status === 0 ? null : `${stdout}${stderr}`;
};

for (const name of readdirSync(recipes).filter((one) => one.endsWith('.sh'))) {
  hold(
    `shellcheck ${name}`,
    (path) => run('shellcheck', path),
    join(recipes, name),
    broken(name, '"$CATALOGUE"', '$CATALOGUE'),
  );
}

const { Job } = await import(
  pathToFileURL(join(tools, 'node_modules/kubernetes-models/batch/v1/Job.js')).href
);
const bySchema = (path) => {
  try {
    new Job(parse(readFileSync(path, 'utf8'))).validate();
    return null;
  } catch (error) {
    return String(error);
  }
};
const manifest = 'kubernetes-job.yaml';
hold(
  'JSON Schema of batch/v1 Job',
  bySchema,
  join(recipes, manifest),
  broken(manifest, 'completions: 1000', 'completions: all'),
);

const byTypes = (path) => {
  const file = join(scratch, 'job.ts');
  const value = JSON.stringify(parse(readFileSync(path, 'utf8')));
  writeFileSync(
    file,
    `import type { IJob } from 'kubernetes-models/batch/v1/Job';\nexport const job: IJob = ${value};\n`,
  );
  const options = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--ignoreConfig',
    '--module',
    'nodenext',
    '--types',
    '',
  ];
  return run(process.execPath, join(root, 'node_modules/typescript/bin/tsc'), ...options, file);
};
hold(
  'types of batch/v1 Job',
  byTypes,
  join(recipes, manifest),
  broken(manifest, 'backoffLimitPerIndex', 'backoffLimitPerTask'),
);
const { spec } = parse(recipe(manifest));
const environment = Object.fromEntries(
  spec.template.spec.containers[0].env.map(({ name, value }) => [name, value]),
);
assert.equal(Number(environment.CHAPTERIZE_SHARDS), spec.completions, 'as many shards as completions');

const model = `
import json, sys, botocore.session, botocore.validate
shape = botocore.session.get_session().get_service_model('batch').operation_model('RegisterJobDefinition').input_shape
report = botocore.validate.ParamValidator().validate(json.load(open(sys.argv[1])), shape)
sys.exit(report.generate_report() if report.has_errors() else 0)
`;
const byModel = (path) => run('/usr/bin/python3', '-c', model, path);
hold(
  'API model of RegisterJobDefinition',
  byModel,
  join(recipes, 'aws-batch.json'),
  broken('aws-batch.json', '"attempts"', '"tries"'),
);

const lintDockerfile = (path) =>
  run(process.execPath, join(tools, 'node_modules/dockerfilelint/bin/dockerfilelint'), path);
hold(
  'dockerfilelint',
  lintDockerfile,
  join(recipes, 'Dockerfile'),
  broken('Dockerfile', ':22.21.1-alpine3.22', ':latest'),
);
const utils = join(tools, 'node_modules/dockerfile-utils/bin/dockerfile-utils');
const validateDockerfile = (path) => run(process.execPath, utils, 'lint', path);
hold(
  'dockerfile-utils',
  validateDockerfile,
  join(recipes, 'Dockerfile'),
  broken('Dockerfile', 'WORKDIR', 'WORKDIRECTORY'),
);
const users = [...recipe('Dockerfile').matchAll(/^USER (\S+)/gm)].map(([, user]) => user);
assert.match(users.at(-1) ?? 'root', /^[1-9]\d*(?::\d+)?$/, 'the last user is a number, and not root');

// What the recipes give to chapterize are options that it has.
const help = execFileSync(process.execPath, [join(root, 'bin/chapterize.js'), 'batch', '--help'], {
  encoding: 'utf8',
});
for (const name of readdirSync(recipes)) {
  const lines = recipe(name)
    .split('\n')
    .filter((line) => !line.trim().startsWith('#') && /journal|report|shard/.test(line));
  const foreign = [
    '--merge-reports',
    '--sshloginfile',
    '--workdir',
    '--joblog',
    '--resume-failed',
    '--retries',
    '--quote',
  ];
  for (const [option] of lines.join('\n').matchAll(/--[a-z][a-z-]+/g))
    assert.ok(foreign.includes(option) || help.includes(option), `${name}: ${option} is no option of batch`);
}
console.log('options of the recipes: all known');
