import { ChapterizeError } from '../diagnostic/failure.js';
import type { NotesContent, NotesInput } from '../run/read-notes.js';
import type { Io } from './io.js';

/** The operand that stands for standard input. */
const stdinOperand = '-';

/**
 * The notes that an operand names: a path, or what comes in on standard input.
 *
 * @throws ChapterizeError `usage` where standard input is a terminal or not there, `io/read` where more comes than is read
 */
export async function notesFrom(operand: string, io: Io): Promise<NotesInput> {
  return operand === stdinOperand ? readStdin(io) : operand;
}

async function readStdin({ stdin }: Io): Promise<NotesContent> {
  if (stdin === undefined || stdin.isTTY === true) {
    const help = 'pipe the notes into chapterize, or name their file';
    throw new ChapterizeError('usage', '- means notes on standard input, but there are none', { help });
  }
  const { maxNotesByteLength } = await import('../run/read-notes.js');
  const chunks: Uint8Array[] = [];
  let byteLength = 0;
  for await (const chunk of stdin) {
    byteLength += chunk.length;
    if (byteLength > maxNotesByteLength) {
      throw new ChapterizeError(
        'io/read',
        `-: more than ${maxNotesByteLength} bytes on standard input, expected show notes`,
      );
    }
    chunks.push(chunk);
  }
  return { name: stdinOperand, content: Buffer.concat(chunks) };
}
