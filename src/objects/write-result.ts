import type { ByteEdit } from '../bytes/byte-edit.js';
import type { ByteSource } from '../bytes/byte-source.js';
import { ChapterizeError } from '../diagnostic/failure.js';
import { bytesOf, conditionAt, type UploadSource, uploadParts } from './multipart-upload.js';
import { objectFailure } from './object-failure.js';
import { type ObjectProperties, readProperties } from './object-properties.js';
import { sourceOf } from './object-source.js';
import type { ObjectStore } from './object-store.js';
import { formatObjectUrl, type ObjectAddress, parseObjectFileUrl } from './object-url.js';
import { piecesOf, planParts } from './plan-parts.js';
import { confirmResult, editedSource, expectResult, holdSame } from './read-back.js';
import { headObject, type ObjectHead } from './read-object.js';
import { putWhole, type WriteCondition } from './write-object.js';

/** The result of edits of a source, to be written to an object. */
export interface WantedObject {
  readonly source: ByteSource;
  /** The object that the source is; null for a file. */
  readonly object: ObjectHead | null;
  readonly edits: readonly ByteEdit[];
  readonly resultByteLength: number;
  /** `s3://…`; null writes the object that the source is. */
  readonly outputUrl: string | null;
  /** Hash all bytes before and after, rather than comparing samples. */
  readonly fullCheck: boolean;
}

/** Amazon gives this type to objects without one. */
const audioType = 'audio/mpeg';

/**
 * Writes the result of edits of a source to an object. If the store has the source, only the new bytes, and what a first
 * part needs, are sent, and the store copies the rest. The key has the old object or the new one.
 *
 * @returns whether anything was written: an output that already holds it is not touched
 * @throws ChapterizeError `io/changed` when source or target changed under the run, `io/write` when the new object
 *   reads back differently, `io/…`, `network/…`, `interrupted`
 */
export async function writeResult(store: ObjectStore, wanted: WantedObject): Promise<boolean> {
  const { source, object, edits, outputUrl, resultByteLength } = wanted;
  const address = outputUrl === null ? object?.address : parseObjectFileUrl(outputUrl);
  if (address === undefined) throw new TypeError('a file is no object');
  const name = outputUrl ?? source.name;
  const pieces = piecesOf(source.byteLength, edits);
  const result = editedSource(source, pieces);
  if (result.byteLength !== resultByteLength)
    throw new ChapterizeError('internal', `the plan for ${source.name} does not add up to its size`);
  try {
    const isInPlace = object !== null && isSame(address, object.address);
    const condition: WriteCondition =
      isInPlace && object !== null ? { kind: 'match', etag: object.etag } : await conditionAt(store, address);
    if (isInPlace && edits.length === 0) return false;
    if (!isInPlace && (await isDone(store, address, result, name))) return false;
    const properties = await propertiesFor(store, address, object, condition);
    const parts = planParts(source.byteLength, edits, object !== null);
    const expected = await expectResult(result, seamsOf(parts, edits), wanted.fullCheck);
    const from: UploadSource = { source, object };
    const [only] = parts;
    const etag =
      parts.length === 1 && only?.kind === 'sent'
        ? await putWhole(store, address, await bytesOf(source, only.pieces), { properties, condition })
        : await uploadParts(store, from, {
            address,
            parts,
            byteLength: resultByteLength,
            properties,
            condition,
          });
    const now = await headObject(store, address);
    if (now === null || (etag !== '' && now.etag !== etag)) throw changedAfter(name);
    await confirmResult(sourceOf(store, now, name), expected);
    return true;
  } catch (error) {
    throw objectFailure(error, 'write', address);
  }
}

/** Whether an output already holds what is planned. */
async function isDone(
  store: ObjectStore,
  address: ObjectAddress,
  result: ByteSource,
  name: string,
): Promise<boolean> {
  const standing = await headObject(store, address);
  return standing !== null && holdSame(sourceOf(store, standing, name), result);
}

/** A new object is like the one under its key, else like its source. */
async function propertiesFor(
  store: ObjectStore,
  address: ObjectAddress,
  object: ObjectHead | null,
  condition: WriteCondition,
): Promise<ObjectProperties> {
  if (condition.kind === 'match') return readProperties(store, { address });
  return object === null ? { ContentType: audioType } : readProperties(store, object);
}

/** Where parts and pieces of the result meet. */
function seamsOf(parts: ReturnType<typeof planParts>, edits: readonly ByteEdit[]): readonly number[] {
  const seams: number[] = [];
  let at = 0;
  for (const { byteLength } of parts) {
    seams.push(at);
    at += byteLength;
  }
  let growth = 0;
  for (const { offset, length, content } of edits) {
    seams.push(offset + growth, offset + growth + content.length);
    growth += content.length - length;
  }
  return seams;
}

function isSame(a: ObjectAddress, b: ObjectAddress): boolean {
  return formatObjectUrl(a) === formatObjectUrl(b);
}

function changedAfter(name: string): ChapterizeError {
  return new ChapterizeError('io/changed', 'was written, but another program changed it right away', {
    file: name,
    help: 'run again when nothing else writes to it',
    written: [name],
  });
}
