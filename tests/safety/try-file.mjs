// One file through the regime: embed, embed again, strip, undo, repair; each judged.
import { equal, hasChapters, hasOurMark, judgeEmbed, payloadStart } from './judge.mjs';
import { embed, repair, repairSize, strip, undo } from './product.mjs';

/** The longest that any small input may take for all of it, in milliseconds: a hang shows, a busy machine does not. */
const slowMs = 2000;

/**
 * @returns what was found: `verdict` is `written` or `refused`, `codes` why, `ambiguous` the commands that would not vouch for
 *   what they planned, `wrong` every violation
 */
export async function tryFile(bytes) {
  const started = performance.now();
  const ambiguous = [];
  const found = { ...(await tryAll(bytes, ambiguous)), ambiguous };
  const tookMs = performance.now() - started;
  if (tookMs > slowMs) found.wrong.push(`I9 took ${Math.round(tookMs)} ms`);
  return found;
}

async function tryAll(bytes, ambiguous) {
  const before = Buffer.from(bytes);
  try {
    const others = await tryOthers(before, ambiguous);
    const first = await embed(bytes);
    if (isAmbiguous(first)) ambiguous.push('embed');
    if (!equal(before, bytes)) return { verdict: 'refused', codes: [], wrong: ['I5 the input was changed'] };
    if (first.written === null) {
      const wrong = first.codes.length === 0 ? ['I5 refused without a code'] : [];
      if (first.codes.includes('audio/tag-into-audio')) wrong.push(...(await trySize(before, ambiguous)));
      return { verdict: 'refused', codes: first.codes, wrong: [...others, ...wrong] };
    }
    const wrong = others;
    wrong.push(...judgeEmbed(before, first.written, first.chapters, first.codes));
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
    return { verdict: 'written', codes: first.codes, wrong };
  } catch (error) {
    return { verdict: 'crashed', codes: [], wrong: [`crash: ${error.stack ?? error}`] };
  }
}

const isAmbiguous = ({ codes }) => codes.includes('id3/ambiguous-result');

/** The commands that take what is in the file: strip, undo and repair. Where nothing is in it, embed is all. */
async function tryOthers(before, ambiguous) {
  if (!hasChapters(before) && !hasOurMark(before)) return [];
  const wrong = [];
  const payload = before.subarray(payloadStart(before));
  for (const [name, command] of Object.entries({ strip, undo, repair })) {
    const found = await command(before);
    if (isAmbiguous(found)) ambiguous.push(name);
    if (found.written === null) {
      if (found.codes.length === 0) wrong.push(`I5 ${name} refuses without a code`);
      continue;
    }
    const kept = found.written.subarray(Math.max(0, found.written.length - payload.length));
    if (!equal(kept, payload))
      wrong.push(`I1 ${name}: the payload of ${payload.length} bytes became another`);
    if (name !== 'repair' || found.plan === null) continue;
    wrong.push(
      ...judgeEmbed(before, found.written, found.plan.chapters, found.codes).map(
        (what) => `${what}, repaired`,
      ),
    );
    const again = await repair(found.written);
    if (again.plan !== null)
      wrong.push(`I3 repair finds more to do in its own result: ${again.codes.join()}`);
    const original = await undo(found.written);
    if (!hasOurMark(before) && (original.written === null || !equal(original.written, before)))
      wrong.push(`I11 undo does not give back what was repaired: ${original.codes.join()}`);
  }
  return wrong;
}

/** A tag of the wrong size: corrected, with the audio as it was, once, and given back by undo. */
async function trySize(before, ambiguous) {
  const found = await repairSize(before);
  if (isAmbiguous(found)) ambiguous.push('repair --tag-size');
  if (found.written === null) return found.codes.length === 0 ? ['I5 --tag-size refuses without a code'] : [];
  const wrong = [];
  const kept = found.written.subarray(found.written.length - found.payload.length);
  if (!equal(kept, found.payload)) wrong.push('I1 --tag-size: the payload became another');
  if (found.written.length !== found.plan.resultByteLength)
    wrong.push('the plan of --tag-size states another size');
  const again = await repairSize(found.written);
  if (again.plan?.mode !== 'unchanged') wrong.push(`I3 --tag-size finds more to do: ${again.codes.join()}`);
  const embedded = await embed(found.written);
  if (embedded.codes.includes('audio/tag-into-audio')) wrong.push('--tag-size leaves the size wrong');
  // By the size that it states, its tag may end before a mark that is in it.
  const hadMark = before.includes('urn:chapterize');
  const original = await undo(found.written);
  if (!hadMark && (original.written === null || !equal(original.written, before)))
    wrong.push(`I11 undo does not give back the tag of the wrong size: ${original.codes.join()}`);
  return wrong;
}

/** Kept in its version, not unsynchronised, without chapters before: then strip must be exact. */
function isReversible(before, { plan, codes }) {
  const isConverted = plan.tagVersion !== null && plan.tagVersion !== plan.resultTagVersion;
  const isUnsynchronised = plan.tagVersion !== null && (before[5] & 0x80) !== 0;
  const isRepaired = codes.some((code) => code.startsWith('id3/'));
  return !isConverted && !isUnsynchronised && !isRepaired && !hasOurMark(before) && !hasChapters(before);
}
