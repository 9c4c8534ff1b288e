import {
  concat,
  type FrameSpec,
  renderStream,
  renderXingFrame,
  type StreamSpec,
  samplesOf,
  type XingSpec,
} from '../build/mpeg.js';

/** An mp3 whose duration is known because it was made so. */
export interface DurationCase {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Frames that hold audio. */
  readonly frameCount: number;
  readonly sampleCount: number;
  /** Of the first frames. */
  readonly sampleRate: number;
  readonly durationMs: number;
  /** The codes of the findings, in order of the file. */
  readonly codes: readonly string[];
  /** Packets that ffprobe counts, and why, where they are not our frames. */
  readonly ffprobe?: { readonly packetCount: number | null; readonly why: string };
}

/** Samples before and after the recording, as the headers here tell. */
export const lame = { delay: 576, padding: 1104 };

/** A stream with a Xing or Info header that tells the truth unless told otherwise. */
export function withHeader(spec: StreamSpec, xing: XingSpec = {}, headerFrame: FrameSpec = spec): Uint8Array {
  const audio = renderStream(spec);
  const size = renderXingFrame(headerFrame, {}).length;
  const told = {
    frames: spec.frameCount,
    bytes: size + audio.length,
    seekTable: true,
    quality: 57,
    lame,
    ...xing,
  };
  return concat(renderXingFrame(headerFrame, told), audio);
}

/** The same for a constant bit rate. */
export const info = (spec: StreamSpec, xing: XingSpec = {}): Uint8Array =>
  withHeader(spec, { kind: 'Info', ...xing });

/** Counts what a row of frames lasts. */
export function lasting(
  spec: StreamSpec,
  trimmed = 0,
  parts = 1,
): Pick<DurationCase, 'frameCount' | 'sampleCount' | 'sampleRate' | 'durationMs'> {
  const frameCount = spec.frameCount * parts;
  const sampleCount = frameCount * samplesOf(spec);
  const sampleRate = spec.sampleRate ?? 44_100;
  const durationMs = Math.round(((sampleCount - trimmed * parts) * 1000) / sampleRate);
  return { frameCount, sampleCount, sampleRate, durationMs };
}

function exactMs(spec: StreamSpec): number {
  return (spec.frameCount * samplesOf(spec) * 1000) / (spec.sampleRate ?? 44_100);
}

/** Two streams of different make, one after the other. */
export function joined(first: StreamSpec, second: StreamSpec): Omit<DurationCase, 'name' | 'codes'> {
  const [a, b] = [lasting(first), lasting(second)];
  return {
    bytes: concat(renderStream(first), renderStream(second)),
    frameCount: a.frameCount + b.frameCount,
    sampleCount: a.sampleCount + b.sampleCount,
    sampleRate: a.sampleRate,
    durationMs: Math.round(exactMs(first) + exactMs(second)),
  };
}
