import { isObjectUrl } from '../objects/object-url.js';
import type { EditPlan } from '../plan/edit-plan.js';
import { type AudioSource, isObject } from './open-audio.js';
import type { CarriedOut, CarryOutOptions } from './put-notes.js';

/**
 * Carries out a plan, wherever the mp3, its output and the notes are.
 *
 * @throws ChapterizeError as applyPlan does; `network/…`
 */
export async function carryOut(
  source: AudioSource,
  plan: EditPlan,
  { newNotes = null, fullCheck, ...options }: CarryOutOptions,
): Promise<CarriedOut> {
  const { outputPath } = options;
  const toObject = outputPath === null ? isObject(source) : isObjectUrl(outputPath);
  const { file = null, object = null, bytes = new Uint8Array(0) } = newNotes ?? {};
  if (!toObject && !isObject(source)) {
    const { applyPlan } = await import('../files/apply-plan.js');
    const companion = file === null ? null : { file, bytes };
    const applied = await applyPlan(source, plan, { ...options, companion });
    const name = outputPath ?? source.name;
    if (object !== null) {
      const { putNotes } = await import('./put-notes.js');
      await putNotes(object, bytes, applied.written ? [name] : [], options.signal);
    }
    return applied;
  }
  const { applyAcross } = await import('./apply-across.js');
  return applyAcross(source, plan, { ...options, fullCheck, newNotes });
}
