// Audio that says at every moment which moment it is, so that what a player plays can be read from its spectrum.
//
// Two tones: one rises by 40 Hz a second from 600 to 1,000 Hz and starts again every 10 seconds, the other steps up with each of
// those stretches, by 40 Hz, or by 20 Hz where it has to last for an hour. Loud noise in some of them makes an encoder of varying
// bit rate vary.

export const sampleRateHz = 44_100;
/** How LAME is told of it: raw mono samples of 16 bits. */
export const lamePcm = `-r -s ${sampleRateHz / 1000} -m m --bitwidth 16 --signed --little-endian`.split(' ');

export const stretchSeconds = 10;

const fine = { from: 600, perSecond: 40 };
const coarse = { from: 2000, step: 40 };

const sineSteps = 65_536;
const sines = Float64Array.from({ length: sineSteps }, (_, step) =>
  Math.sin((2 * Math.PI * step) / sineSteps),
);

/** From a table: an hour has 158 million samples. */
function sineOf(phase) {
  return sines[Math.floor((phase % 1) * sineSteps)];
}

/** Of the steps for audio of more than 1,500 seconds. */
export const hourStepHz = 20;

/**
 * @param seconds at most 1,500, or 4,000 with `hourStepHz`
 * @param isNoisy says of a stretch, by its number, whether there is noise in it
 * @returns mono 16-bit PCM
 */
export function timedAudio(seconds, isNoisy, stepHz = coarse.step) {
  const samples = new Int16Array(seconds * sampleRateHz);
  let finePhase = 0;
  let coarsePhase = 0;
  let state = 12345;
  for (let index = 0; index < samples.length; index += 1) {
    const time = index / sampleRateHz;
    const stretch = Math.floor(time / stretchSeconds);
    finePhase += (fine.from + fine.perSecond * (time - stretch * stretchSeconds)) / sampleRateHz;
    coarsePhase += (coarse.from + stepHz * stretch) / sampleRateHz;
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const noise = isNoisy(stretch) ? (state / 0x40000000 - 1) * 0.12 : 0;
    const value = 0.3 * sineOf(finePhase) + 0.3 * sineOf(coarsePhase) + noise;
    samples[index] = Math.round(value * 32_000);
  }
  return Buffer.from(samples.buffer);
}

/**
 * Reads the moment from a spectrum.
 *
 * @param decibels a value per bin, as an AnalyserNode gives them
 * @param hzPerBin distance of the bins
 * @returns seconds
 */
export function readMoment(decibels, hzPerBin, stepHz = coarse.step) {
  const low = peak(decibels, hzPerBin, fine.from - 20, fine.from + fine.perSecond * stretchSeconds + 20);
  const high = peak(decibels, hzPerBin, coarse.from - 20, coarse.from + 7300);
  const stretch = Math.round((high - coarse.from) / stepHz);
  return stretch * stretchSeconds + (low - fine.from) / fine.perSecond;
}

/** The loudest frequency of a band, between bins by the parabola through three of them. */
function peak(decibels, hzPerBin, from, to) {
  let best = Math.ceil(from / hzPerBin);
  for (let bin = best; bin <= to / hzPerBin; bin += 1) if (decibels[bin] > decibels[best]) best = bin;
  const [before, at, after] = [decibels[best - 1], decibels[best], decibels[best + 1]];
  return (best + (0.5 * (before - after)) / (before - 2 * at + after)) * hzPerBin;
}
