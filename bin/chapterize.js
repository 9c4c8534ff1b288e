#!/usr/bin/env node
// CommonJS, as package.json beside this says: Node starts a script faster than a module.
'use strict';
const { writeSync } = require('node:fs');

void start(process.argv.slice(2));

async function start(args) {
  // The most common question of a script is answered before anything is loaded.
  const isVersion = args.length === 1 && (args[0] === '--version' || args[0] === '-V');
  if (isVersion) return print(1, `${require('../package.json').version}\n`);
  tuneCompiler(require('node:v8'), parseInt(process.versions.node, 10));
  const { main, standardStreams } = require('../dist/cli/main.cjs');
  const exitCode = await main(args, standardStreams(reportPrintFailure));
  process.exitCode ??= exitCode;
}

/** What a run that ends within a second wants otherwise than a server; measured in docs/speed.md. */
function tuneCompiler(v8, nodeMajor) {
  // V8 interprets a pattern when it is first used and compiles it when it is used again, as most of ours are. Compiled at once,
  // they take a tenth off the time of a run.
  v8.setFlagsFromString('--no-regexp-tier-up');
  // From Node 24 on a quick compiler stands before the thorough one, which costs more than it gives: a third of the time of
  // notes with very many times.
  if (nodeMajor >= 24) v8.setFlagsFromString('--no-opt');
}

function print(descriptor, text) {
  try {
    writeSync(descriptor, text);
  } catch (error) {
    reportPrintFailure(error);
  }
}

/**
 * Handles output that could not be written. A reader that has seen enough (`| head`) is not a failure, and not a reason to
 * stop halfway. A full disk behind the stream is a failure, even if the mp3 was written.
 */
function reportPrintFailure(error) {
  if (error.code === 'EPIPE' || process.exitCode === 2) return;
  process.exitCode = 2;
  print(2, `chapterize: error[io/write] cannot print: ${error.message}\n`);
}
