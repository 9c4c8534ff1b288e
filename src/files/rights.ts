import type { FileHandle } from 'node:fs/promises';
import { ChapterizeError } from '../diagnostic/failure.js';
import { errorCode } from './io-failure.js';

/** Who may do what with a file. */
export interface Rights {
  /** Permission bits, with set-user-ID, set-group-ID and sticky. */
  readonly mode: number;
  /** null: whoever runs the program. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

/**
 * Gives an open file its owner and mode. Only through the handle: whoever may write to the folder could by now have put a
 * link to any other file under the path, and would be given that file.
 *
 * Only what differs is set, because some file systems know neither. The owner comes first, because a change of owner
 * drops mode bits.
 *
 * @param found what the file has now
 * @param name of the file that it is to replace, for messages
 * @throws ChapterizeError `io/permission` where the system or Node refuses; other errors as they come
 */
export async function giveRights(
  handle: FileHandle,
  found: { readonly uid: bigint; readonly gid: bigint; readonly mode: bigint },
  { owner, mode }: Rights,
  name: string,
): Promise<void> {
  if (owner !== null && (owner.uid !== Number(found.uid) || owner.gid !== Number(found.gid)))
    await giveOwner(handle, owner, name);
  if (mode !== (Number(found.mode) & 0o7777)) {
    await handle.chmod(mode).catch((error: unknown) => {
      const octal = mode.toString(8).padStart(4, '0');
      throw refused(error, name, `its mode ${octal} cannot be kept`, 'with umask 0');
    });
  }
}

async function giveOwner(
  handle: FileHandle,
  { uid, gid }: NonNullable<Rights['owner']>,
  name: string,
): Promise<void> {
  await handle.chown(uid, gid).catch((error: unknown) => {
    throw refused(error, name, `its owner ${uid}:${gid} cannot be kept`, 'as that user');
  });
}

function refused(error: unknown, file: string, message: string, how: string): unknown {
  const code = errorCode(error);
  if (code !== 'EPERM' && code !== 'ERR_ACCESS_DENIED') return error;
  const isNode = code === 'ERR_ACCESS_DENIED';
  return new ChapterizeError('io/permission', isNode ? `${message} under --permission` : message, {
    file,
    cause: error,
    help: isNode
      ? `run ${how}, or without --permission`
      : 'run as its owner; an mp3 can also be written to another file, with -o',
  });
}
