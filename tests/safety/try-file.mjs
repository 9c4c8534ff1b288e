// One file through the regime: embed, embed again, strip; each judged.
import { equal, hasChapters, hasOurMark, judgeEmbed } from './judge.mjs';
import { embed, strip, undo } from './product.mjs';

/** The longest that any small input may take for all of it, in milliseconds: a hang shows, a busy machine does not. */
const slowMs = 2000;

/**
 * @returns what was found: `verdict` is `written` or `refused`, `codes` why, `wrong` every violation
 */
export async function tryFile(bytes) {
  const before = Buffer.from(bytes);
  const started = performance.now();
  try {
    const first = await embed(bytes);
    if (!equal(before, bytes)) return { verdict: 'refused', codes: [], wrong: ['I5 the input was changed'] };
    if (first.written === null) {
      const wrong = first.codes.length === 0 ? ['I5 refused without a code'] : [];
      return { verdict: 'refused', codes: first.codes, wrong };
    }
    const wrong = judgeEmbed(before, first.written, first.chapters, first.codes);
    if (first.written.length !== first.plan.resultByteLength) wrong.push('the plan states another size');
    // I3: the second run has nothing to do.
    const second = await embed(first.written);
    if (second.written === null) wrong.push(`I3 its own result is refused: ${second.codes.join()}`);
    else if (second.plan.mode !== 'unchanged') wrong.push(`I3 the second run is ${second.plan.mode}`);
    // I4: strip gives back the original, where nothing was converted or replaced.
    const undone = await strip(first.written);
    if (undone.written === null) wrong.push(`I4 strip refuses: ${undone.codes.join()}`);
    else if (isReversible(before, first) && !equal(undone.written, before)) {
      wrong.push(`I4 strip gives ${undone.written.length} bytes back, the original has ${before.length}`);
    } else if (undone.plan.strippedByteLength !== undone.written.length)
      wrong.push('I4 strip states another size');
    // I11: undo gives back the file, whatever it was; of a file that had a mark already, sound or damaged, another.
    const original = await undo(first.written);
    const refused = original.codes.join();
    if (!hasOurMark(before) && original.written === null) wrong.push(`I11 undo refuses: ${refused}`);
    else if (!hasOurMark(before) && !equal(original.written, before))
      wrong.push('I11 undo does not give the file back');
    const tookMs = performance.now() - started;
    if (tookMs > slowMs) wrong.push(`I9 took ${Math.round(tookMs)} ms`);
    return { verdict: 'written', codes: first.codes, wrong };
  } catch (error) {
    return { verdict: 'crashed', codes: [], wrong: [`crash: ${error.stack ?? error}`] };
  }
}

/** Kept in its version, not unsynchronised, without chapters before: then strip must be exact. */
function isReversible(before, { plan, codes }) {
  const isConverted = plan.tagVersion !== null && plan.tagVersion !== plan.resultTagVersion;
  const isUnsynchronised = plan.tagVersion !== null && (before[5] & 0x80) !== 0;
  const isRepaired = codes.some((code) => code.startsWith('id3/'));
  return !isConverted && !isUnsynchronised && !isRepaired && !hasOurMark(before) && !hasChapters(before);
}
