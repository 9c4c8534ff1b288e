import { interruptible } from '../files/interruption.js';
import { isObjectUrl } from '../objects/object-url.js';
import type { EditPlan } from '../plan/edit-plan.js';
import { type AudioSource, isStoredObject } from './open-audio.js';
import type { CarriedOut, CarryOutOptions } from './put-notes.js';

/**
 * Carries out a plan, wherever the mp3, its output and the notes are. The notes are replaced last; no store and no file system
 * replaces both at once.
 *
 * @throws ChapterizeError as applyPlan does; `network/…`
 */
export async function carryOut(
  source: AudioSource,
  plan: EditPlan,
  { newNotes = null, fullCheck, early, ...options }: CarryOutOptions,
): Promise<CarriedOut> {
  const { outputPath } = options;
  const isOnDisk = !isStoredObject(source) && (outputPath === null || !isObjectUrl(outputPath));
  const { file = null, object = null, bytes = new Uint8Array(0) } = newNotes ?? {};
  const companion = file === null ? null : { file, bytes };
  const applied: CarriedOut = isOnDisk
    ? await (await import('../files/apply-plan.js')).applyBegun(source, plan, early, {
        ...options,
        companion,
      })
    : await (await import('./apply-across.js')).applyAcross(source, plan, {
        ...options,
        companion,
        fullCheck,
      });
  if (object !== null) {
    const { putNotes } = await import('./put-notes.js');
    const written = applied.written ? [outputPath ?? source.name] : [];
    await interruptible(options.signal, (signal) => putNotes(object, bytes, written, signal));
  }
  return applied;
}
