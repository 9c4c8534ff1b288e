// Hears which moment the page plays: an analyser is put in front of its loudspeaker.
import { hourStepHz, readMoment } from '../timed-audio.mjs';

const fftSize = 16_384;

/** Puts the analyser in; before the page is opened. */
export async function listenIn(page) {
  await page.addInitScript((size) => {
    const connect = Reflect.get(AudioNode.prototype, 'connect');
    AudioNode.prototype.connect = function (to, ...rest) {
      if (!(to instanceof AudioDestinationNode)) return connect.call(this, to, ...rest);
      if (this.context.heard === undefined) {
        const analyser = this.context.createAnalyser();
        analyser.fftSize = size;
        analyser.smoothingTimeConstant = 0;
        connect.call(analyser, to);
        this.context.heard = analyser;
        globalThis.heard = analyser;
      }
      return connect.call(this, this.context.heard);
    };
  }, fftSize);
}

/**
 * Seconds between what the page says that it plays and what is heard; positive is too late. The middle one of five readings: on a
 * busy machine, the page and its loudspeaker are now and then asked at different moments.
 */
export async function hearDrift(page, stepHz = hourStepHz) {
  // The window of the analyser must hold nothing from before the jump.
  await page.waitForTimeout(600);
  const readings = [];
  for (let count = 0; count < 5; count += 1) readings.push(await readOnce(page, stepHz));
  return readings.toSorted((a, b) => a.drift - b.drift)[2];
}

async function readOnce(page, stepHz) {
  const { rate, decibels, shownMs } = await page.evaluate(async (size) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const values = new Float32Array(globalThis.heard.frequencyBinCount);
    globalThis.heard.getFloatFrequencyData(values);
    return {
      rate: globalThis.heard.context.sampleRate,
      decibels: [...values.subarray(0, size / 4)],
      shownMs: Number(document.getElementById('position').dataset.ms),
    };
  }, fftSize);
  // The spectrum is that of a stretch which ends now: its middle is what it tells of.
  const shown = shownMs / 1000;
  return { shown, drift: readMoment(decibels, rate / fftSize, stepHz) - (shown - fftSize / rate / 2) };
}
