import { createDiagnostic } from '../diagnostic/diagnostic.js';
import { predictLanding, type SeekBasis, type SeekLanding, seekBasis } from '../mpeg/seek-landing.js';
import type { CheckResult, VerifyInput } from './check.js';

/** Where players land when they seek to one chapter. */
export interface ChapterLanding extends SeekLanding {
  readonly startMs: number;
}

/** Where players that seek by the header of the file land. */
export interface SeekDrift {
  /** Whether they estimate the duration from the first seconds, since no header states it. */
  readonly isEstimated: boolean;
  /** One for each chapter, in order. */
  readonly chapters: readonly ChapterLanding[];
}

/** Listeners notice a chapter that starts this much too early or too late. */
export const mostDriftMs = 2000;

/**
 * Predicts for each chapter where players land.
 *
 * @returns null if each lands where it should (a constant bit rate), or if there is nothing to predict from
 */
export function predictSeekDrift({
  audio,
  chapters,
}: Pick<VerifyInput, 'audio' | 'chapters'>): SeekDrift | null {
  const basis = basisOf(audio);
  if (basis === null || chapters.length === 0) return null;
  const landings = chapters.map(({ startMs }) => ({ startMs, ...predictLanding(basis, startMs) }));
  return { isEstimated: basis.isEstimated, chapters: landings };
}

function basisOf(audio: VerifyInput['audio']): SeekBasis | null {
  const stream = audio?.stream;
  if (!stream || !audio.timeIndex || stream.frameCount === 0) return null;
  return seekBasis(stream, stream.sampleCount / stream.frameCount, audio.timeIndex, audio.byteLength);
}

/** Warns of chapters that players miss because the bit rate varies: `drift` is what was predicted for these chapters. */
export function checkSeekDrift(drift: SeekDrift, { audio, chapters }: VerifyInput): CheckResult {
  const worst = chapters.flatMap((chapter, index) => {
    const landing = drift.chapters[index];
    const driftMs = landing === undefined ? 0 : worstOf(landing);
    return Math.abs(driftMs) >= mostDriftMs ? [{ driftMs, chapter }] : [];
  });
  const [first] = worst.toSorted((a, b) => Math.abs(b.driftMs) - Math.abs(a.driftMs));
  if (first === undefined) return { check: null, diagnostics: [] };
  const args = {
    driftMs: Number.isFinite(first.driftMs) ? Math.round(first.driftMs) : null,
    title: first.chapter.title,
    startMs: first.chapter.startMs,
    count: worst.length,
    isEstimated: drift.isEstimated,
  };
  return { check: null, diagnostics: [createDiagnostic('verify/seek-drift', args, audio?.file ?? null)] };
}

/**
 * A chapter that cannot be reached is the worst case. If Media3 cannot seek at all, that is a finding about the header, not
 * about a chapter.
 */
function worstOf({ tableMs, interpolatedMs }: SeekLanding): number {
  if (tableMs === null) return Number.POSITIVE_INFINITY;
  return interpolatedMs !== null && Math.abs(interpolatedMs) > Math.abs(tableMs) ? interpolatedMs : tableMs;
}
