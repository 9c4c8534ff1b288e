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

/** What the machine needs for the bytes alone. Taking the place of a file includes freeing the old one. */
export function floorCases(input) {
  const { original, copy, work, name } = input;
  const group = `${name}, floors`;
  const clear = () => clearCopy(input);
  const inPlace = 'cp "$0" "$1" && sync "$1" && mv -f "$1" "$2"';
  return [
    { name: 'cp', group, prepare: clear, command: ['cp', original, copy] },
    {
      name: 'cp + fsync',
      group,
      prepare: clear,
      command: ['sh', '-c', 'cp "$0" "$1" && sync "$1"', original, copy],
    },
    {
      name: 'cp + fsync + rename over',
      group,
      prepare: () => reset(input),
      command: ['sh', '-c', inPlace, original, copy, work],
    },
  ];
}

/** The jobs of chapterize on one file. */
export function ourCases(input, { version, path }) {
  const { original, work, embedded, notes, name } = input;
  const group = `${name}, Node ${version}`;
  const ours = (...args) => [path, program, ...args];
  return [
    { name: 'first embed', group, prepare: () => reset(input), command: ours(notes, work) },
    { name: 'unchanged', group, command: ours(notes, embedded) },
    { name: 'check', group, command: ours('check', notes, original) },
    { name: 'show', group, command: ours('show', embedded) },
  ];
}

const untilFirstLine =
  'pipe=$(mktemp -u) && mkfifo "$pipe" && { "$0" "$@" > "$pipe" & } && read -r address < "$pipe" && kill -INT $! && { wait $!; rm "$pipe"; case $address in http*) ;; *) exit 1 ;; esac; }';

/** Reading and verifying notes, without any audio. */
export function readingCase({ notes }, { path }) {
  return { name: 'check, notes alone', command: [path, program, 'check', notes] };
}

/** Every other command, and the main job with other beginnings. */
export function commandCases(input, { version, path }) {
  const { original, work, embedded, copy, notes, otherNotes, picturedNotes, name } = input;
  const group = `${name}, every command, Node ${version}`;
  const ours = (...args) => [path, program, ...args];
  const fromEmbedded = () => reset(input, embedded);
  return [
    {
      name: 'first embed, -o',
      group,
      prepare: () => clearCopy(input),
      command: ours(notes, original, '-o', copy),
    },
    { name: 're-embed, same size', group, prepare: fromEmbedded, command: ours(otherNotes, work) },
    { name: 'first embed, --dry-run', group, command: ours(notes, original, '--dry-run') },
    { ...readingCase(input, { version, path }), group },
    { name: 'show, notes', group, command: ours('show', notes) },
    { name: 'export json', group, command: ours('export', notes, 'json') },
    { name: 'strip', group, prepare: fromEmbedded, command: ours('strip', work) },
    { name: 'undo', group, prepare: fromEmbedded, command: ours('undo', work) },
    { name: 'repair', group, prepare: fromEmbedded, command: ours('repair', work) },
    { name: 'shift --dry-run', group, command: ours('shift', notes, '--cut', '0:10-0:12', '--dry-run') },
    {
      name: 'first embed, a picture',
      group,
      prepare: () => clearCopy(input),
      command: ours(picturedNotes, original, '-o', copy),
    },
    { name: 'import --dry-run', group, command: ours('import', embedded, notes, '--dry-run') },
    {
      // Until its address is printed; then it is asked to end.
      name: 'preview, start to end',
      group,
      command: ['sh', '-c', untilFirstLine, ...ours('preview', notes, original, '--no-open')],
    },
    { name: 'batch, one episode', group, prepare: fromEmbedded, command: ours('batch', notes, '--dry-run') },
    { name: 'explain', group, command: ours('explain', 'notes/no-chapters') },
    { name: 'config', group, command: ours('config') },
    { name: 'completion', group, command: ours('completion', 'bash') },
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
