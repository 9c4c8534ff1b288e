// Hears which moment the page plays: an analyser is put in front of its loudspeaker.
import { hourStepHz, readMoment } from '../timed-audio.mjs';

const fftSize = 16_384;

/** Puts the analyser in; before the page is opened. */
export async function listenIn(page) {
  await page.addInitScript((size) => {
    const { connect } = AudioNode.prototype;
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

/** Seconds between what the page says that it plays and what is heard; positive is too late. Waits until the window is full. */
export async function hearDrift(page, stepHz = hourStepHz) {
  const { rate, decibels, shownMs } = await page.evaluate(async (size) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
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
