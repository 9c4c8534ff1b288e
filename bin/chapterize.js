#!/usr/bin/env node
// CommonJS, as package.json beside this says: before a module runs, Node takes a tenth of its start to load the loader.
'use strict';
const { mkdirSync, readFileSync, statSync, writeSync } = require('node:fs');
const { dirname, join } = require('node:path');

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
  const { main } = loadMain();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', missPrint);
  const exitCode = await main(args, process);
  process.exitCode ??= exitCode;
}

/** The bundle, from the code that was compiled for this very version of V8 when it was built, if it was. */
function loadMain() {
  const file = join(__dirname, '../dist/cli/main.cjs');
  const cachedData = readCompiledCode(`${file.slice(0, -'.cjs'.length)}.${process.versions.v8}.cache`);
  if (cachedData === null) {
    keepCompiledCode();
    return require(file);
  }
  const { Script } = require('node:vm');
  const Module = require('node:module');
  const script = new Script(Module.wrap(readFileSync(file, 'latin1')), { filename: file, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, Module.createRequire(file), module, file, dirname(file));
  return module.exports;
}

function readCompiledCode(path) {
  try {
    return readFileSync(path);
  } catch {
    return null;
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

/**
 * Where the build was made by another version of Node, lets this one (22.1 on) keep compiled code in the user's own cache
 * folder, if there is one. By itself it would keep it in the temporary folder of the machine, where others could put code
 * for us to run.
 */
function keepCompiledCode() {
  const { enableCompileCache } = require('node:module');
  const { XDG_CACHE_HOME, HOME, LOCALAPPDATA } = process.env;
  const caches = XDG_CACHE_HOME || (HOME ? `${HOME}/.cache` : LOCALAPPDATA);
  if (enableCompileCache === undefined || !caches) return;
  try {
    const { uid, mode } = statSync(caches);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    if (!isOwn) return;
    const folder = `${caches}/chapterize/compiled`;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    enableCompileCache(folder);
  } catch {
    // Without it all works the same.
  }
}
