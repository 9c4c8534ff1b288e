// What is measured: each case is a name, a command, and what must be in place before it.
import { fileURLToPath } from 'node:url';
import { clearCopy, reset } from './inputs.mjs';

const program = fileURLToPath(new URL('../../bin/chapterize.js', import.meta.url));
const readBlocks = fileURLToPath(new URL('read-blocks.mjs', import.meta.url));

/** The command that gives an input its chapters, for the cases that start from a finished file. */
export function embedCommand(node, { notes, original, embedded }) {
  return [node, program, notes, original, '-o', embedded, '--quiet'];
}

/** What starting Node costs, and reading a file in it; and our commands that read none. */
export function startCases({ version, path }, { name, original }) {
  const group = `Node ${version}`;
  return [
    { name: 'node -e 0', group, command: [path, '-e', '0'] },
    { name: `node reads ${name}`, group, command: [path, readBlocks, original] },
    { name: 'chapterize --version', group, command: [path, program, '--version'] },
    { name: 'chapterize --help', group, command: [path, program, '--help'] },
  ];
}

/** What the machine needs for the bytes alone. */
export function floorCases(input) {
  const { original, copy, name } = input;
  const group = `${name}, floors`;
  const prepare = () => clearCopy(input);
  return [
    { name: 'cp', group, prepare, command: ['cp', original, copy] },
    {
      name: 'cp + fsync',
      group,
      prepare,
      command: ['sh', '-c', 'cp "$0" "$1" && sync "$1"', original, copy],
    },
  ];
}

/** The jobs of chapterize on one file. */
export function ourCases(input, { version, path }) {
  const { original, work, embedded, copy, notes, otherNotes, name } = input;
  const group = `${name}, Node ${version}`;
  const ours = (...args) => [path, program, ...args];
  return [
    { name: 'first embed', group, prepare: () => reset(input), command: ours(notes, work) },
    {
      name: 'first embed, -o',
      group,
      prepare: () => clearCopy(input),
      command: ours(notes, original, '-o', copy),
    },
    {
      name: 're-embed, same size',
      group,
      prepare: () => reset(input, embedded),
      command: ours(otherNotes, work),
    },
    { name: 'unchanged', group, command: ours(notes, embedded) },
    { name: 'check', group, command: ours('check', notes, original) },
    { name: 'show', group, command: ours('show', embedded) },
  ];
}

/** Other programs doing the first embed. */
export function peerCases(input, peers) {
  return peers.map(({ name, command }) => ({
    name,
    group: `${input.name}, peers`,
    prepare: () => reset(input),
    command: command(input),
  }));
}
