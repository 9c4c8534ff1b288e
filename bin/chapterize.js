#!/usr/bin/env node
// CommonJS, as package.json beside this says: before a module runs, Node takes a tenth of its start to load the loader.
'use strict';
const { readFileSync, statSync, writeSync } = require('node:fs');
const { dirname, isAbsolute, join } = require('node:path');

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) printVersion();
else void start();

/** The commonest question of a script is answered before anything is loaded. */
function printVersion() {
  try {
    writeSync(1, `${require('../package.json').version}\n`);
  } catch (error) {
    missPrint(error);
  }
}

async function start() {
  const { main, script, keptPath } = loadMain();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', missPrint);
  const exitCode = await main(args, process);
  process.exitCode ??= exitCode;
  if (keptPath !== null && exitCode === 0) require('./keep-compiled-code.js')(script, keptPath);
}

/**
 * Loads the bundle from code that V8 has compiled before: when this very version of Node built it, or else in an earlier
 * run of the same command.
 *
 * @returns `keptPath` where the code compiled by this run is wanted for the next, null where it is not
 */
function loadMain() {
  const { Script } = require('node:vm');
  const Module = require('node:module');
  const file = join(__dirname, '../dist/cli/main.cjs');
  const source = readFileSync(file, 'latin1');
  const machine = `${process.versions.v8}-${process.platform}-${process.arch}.cache`;
  const built = readIfAny(join(dirname(file), `main.${machine}`));
  // V8 tells other code by its length alone. The bundle begins with a comment that says which one it is.
  const [, id] = /^\/\*(\w+)\*\//.exec(source);
  // Help takes no time, and its code would stand for that of the command.
  const isHelp = args.length === 0 || args[0] === 'help' || args.includes('--help') || args.includes('-h');
  const caches = built === undefined && !isHelp ? findCaches() : null;
  const keptPath = caches && join(caches, 'chapterize', `${id}-${commandName()}-${machine}`);
  const cachedData = built ?? (keptPath === null ? undefined : readTwice(keptPath));
  const script = new Script(Module.wrap(source), { filename: file, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, Module.createRequire(file), module, file, dirname(file));
  const { main } = module.exports;
  return { main, script, keptPath: script.cachedDataRejected === false ? null : keptPath };
}

/** Each command has code of its own kept: that of another would leave most of what it needs to be compiled. */
function commandName() {
  return ['batch', 'check', 'explain', 'show', 'strip'].find((name) => name === args[0]) ?? 'write';
}

/** The user's own cache folder, null where there is none, or where others could put code for us to run. */
function findCaches() {
  const { XDG_CACHE_HOME, HOME, LOCALAPPDATA } = process.env;
  const folder = XDG_CACHE_HOME || (HOME ? join(HOME, '.cache') : LOCALAPPDATA);
  try {
    const { uid, mode } = statSync(folder);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    return isOwn && isAbsolute(folder) ? folder : null;
  } catch {
    return null;
  }
}

/** What stands in a file twice, as keep-compiled-code.js writes it; undefined where the two differ. */
function readTwice(path) {
  const bytes = readIfAny(path);
  if (bytes === undefined || bytes.length === 0 || bytes.length % 2 !== 0) return undefined;
  const first = bytes.subarray(0, bytes.length / 2);
  return first.equals(bytes.subarray(first.length)) ? first : undefined;
}

function readIfAny(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * What could not be printed. A reader that has seen enough (`| head`) is no failure, and no reason to stop halfway;
 * a full disk behind the stream is one, whatever became of the files.
 */
function missPrint(error) {
  if (error.code === 'EPIPE' || process.exitCode === 2) return;
  process.exitCode = 2;
  try {
    writeSync(2, `chapterize: error[io/write] cannot print: ${error.message}\n`);
  } catch {
    // Then there is nowhere left to say so.
  }
}
