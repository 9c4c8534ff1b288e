import { fstatSync, type Stats, statSync, writeSync } from 'node:fs';
import type { Io, OutputStream } from './io.js';

/**
 * The streams of the process, each made when something is written to it. Node takes some milliseconds to make one, so output
 * to a file, a pipe or nowhere is written without it; a terminal and everything else get a stream of Node.
 *
 * @param onError is told, once for each stream, why output could not be written
 */
export function standardStreams(onError: (error: NodeJS.ErrnoException) => void): Io {
  const stdout = outputTo(1, () => process.stdout, onError);
  const stderr = outputTo(2, () => process.stderr, onError);
  return {
    get stdout() {
      return stdout();
    },
    get stderr() {
      return stderr();
    },
    get stdin() {
      return process.stdin;
    },
    env: process.env,
  };
}

function outputTo(
  descriptor: number,
  nodeStream: () => NodeJS.WriteStream,
  onError: (error: NodeJS.ErrnoException) => void,
): () => OutputStream {
  let made: OutputStream | null = null;
  const viaNode = () => nodeStream().on('error', onError);
  return () => (made ??= isPlain(descriptor) ? writeAtOnce(descriptor, viaNode, onError) : viaNode());
}

/** Whether the output goes to a file, a pipe or nowhere. On Windows pipes are of another kind. */
function isPlain(descriptor: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const stats = fstatSync(descriptor);
    return stats.isFile() || stats.isFIFO() || isNothing(stats);
  } catch {
    return false;
  }
}

function isNothing(stats: Stats): boolean {
  return stats.isCharacterDevice() && stats.rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
}

function writeAtOnce(
  descriptor: number,
  viaNode: () => NodeJS.WriteStream,
  onError: (error: NodeJS.ErrnoException) => void,
): OutputStream {
  let write = (text: string): void => {
    const bytes = Buffer.from(text);
    let count = 0;
    try {
      while (count < bytes.length) count += writeSync(descriptor, bytes, count);
    } catch (error) {
      if (isFull(error)) {
        // A pipe whose reader is slow, and whose writer must not wait: Node's stream waits until there is room.
        const stream = viaNode();
        write = (more) => void stream.write(more);
        stream.write(bytes.subarray(count));
        return;
      }
      write = () => undefined;
      onError(error as NodeJS.ErrnoException);
    }
  };
  return { write: (text) => write(text) };
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
