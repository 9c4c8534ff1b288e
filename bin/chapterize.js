#!/usr/bin/env node
// CommonJS, as package.json beside this says: before a module runs, Node takes a tenth of its start to load the loader.
'use strict';
const { mkdirSync, statSync, writeSync } = require('node:fs');

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
  keepCompiledCode();
  const { main } = await import('../dist/cli/main.js');
  for (const stream of [process.stdout, process.stderr]) stream.on('error', missPrint);
  const exitCode = await main(args, process);
  process.exitCode ??= exitCode;
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
 * Lets Node (22.1 on) keep compiled code in the user's own cache folder, if there is one: a start takes a sixth less.
 * By itself Node would keep it in the temporary folder of the machine, where others could put code for us to run.
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
