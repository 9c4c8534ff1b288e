// A process that runs bin/chapterize.js many times, for tests/run/resident-program.ts: each message is a run, with its
// arguments, its folder and its environment. What Node would throw away at the end of a process is thrown away after each
// run; only V8's compiled code of the scripts is kept, in memory.
// oxlint-disable no-underscore-dangle -- the loader of Node names its parts so
const { randomUUID } = require('node:crypto');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const home = process.cwd();
const compiled = new Map();
let current = null;

keepCompiledCode();
// The streams are made once: another one on the same descriptor would close it in the end.
const streams = [process.stdout, process.stderr];
let hasReadInput = false;
let hasImported = false;
observeInput();

process.on('message', (run) => {
  process.channel.unref();
  start(run);
});
// Node would end here: nothing is left to do but to wait for the next run.
process.on('beforeExit', () => {
  if (current !== null) end();
});
const before = stateOf();

function start({ program, args, folder, env }) {
  current = { mark: randomUUID() };
  process.chdir(folder);
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.argv.splice(1, Infinity, program, ...args);
  process.exitCode = undefined;
  Module._load(program, null, true);
}

function end() {
  const exitCode = process.exitCode ?? 0;
  const { mark } = current;
  current = null;
  for (const listener of addedListeners('exit')) listener.call(process, exitCode);
  const isClean = forget();
  process.channel.ref();
  // After all that the run wrote, in the same streams.
  for (const stream of streams) stream.write(mark);
  process.send({ exitCode: process.exitCode ?? exitCode, mark, isClean });
}

/** @returns whether the next run finds what the first one found */
function forget() {
  for (const name of Object.keys(require.cache)) delete require.cache[name];
  Module._pathCache = Object.create(null);
  for (const [emitter, events] of before.listeners) {
    for (const name of emitter.eventNames()) {
      const kept = events.get(name) ?? [];
      for (const listener of emitter.rawListeners(name))
        if (!kept.includes(listener)) emitter.removeListener(name, listener);
    }
  }
  process.chdir(home);
  const isAsBefore = streams.every((stream) => stream.writable && !stream.destroyed);
  const hasGlobals = globalNames().some((name) => !before.globals.has(name));
  return isAsBefore && !hasReadInput && !hasImported && !hasGlobals;
}

function addedListeners(event) {
  const kept = before.listeners.get(process).get(event) ?? [];
  return process.rawListeners(event).filter((listener) => !kept.includes(listener));
}

function stateOf() {
  const emitters = [process, ...streams];
  const listeners = emitters.map((emitter) => [
    emitter,
    new Map(emitter.eventNames().map((name) => [name, emitter.rawListeners(name)])),
  ]);
  return { listeners: new Map(listeners), globals: new Set(globalNames()) };
}

function globalNames() {
  return Reflect.ownKeys(globalThis);
}

/** Standard input ends once, so a process whose input was read is of no use for another run. */
function observeInput() {
  const input = Object.getOwnPropertyDescriptor(process, 'stdin');
  const observed = () => {
    hasReadInput = true;
    return input.get.call(process);
  };
  Object.defineProperty(process, 'stdin', { ...input, get: observed });
}

/** Scripts are read in each run and are run from the start, but compiled once where they have not changed. */
function keepCompiledCode() {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (content, filename, format) {
    if (format === 'module') return compile.call(this, content, filename, format);
    let kept = compiled.get(filename);
    if (kept?.content !== content) {
      const source = Module.wrap(content.replace(/^#!.*/, ''));
      kept = { content, script: new vm.Script(source, { filename, importModuleDynamically }) };
      compiled.set(filename, kept);
    }
    const run = kept.script.runInThisContext();
    return run.call(this.exports, this.exports, requireOf(this), this, filename, path.dirname(filename));
  };
}

function requireOf(module) {
  const resolve = (request, options) => Module._resolveFilename(request, module, false, options);
  return Object.assign((request) => module.require(request), {
    resolve,
    main: process.mainModule,
    cache: Module._cache,
    extensions: Module._extensions,
  });
}

/** Node keeps the modules that are imported in this way for as long as the process lives. */
function importModuleDynamically(specifier) {
  hasImported = true;
  return import(specifier);
}
