import { type Peaks, peakBetween } from './peaks.js';
import { type View, xOf } from './view.js';

/**
 * Draws an outline onto a canvas, as large as it is shown.
 *
 * @param marksMs each gets a line, be there room for a handle or not
 */
export function drawWave(
  canvas: HTMLCanvasElement,
  peaks: Peaks | null,
  view: View,
  marksMs: readonly number[],
): void {
  const ratio = window.devicePixelRatio;
  const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.clearRect(0, 0, width, height);
  if (peaks !== null) drawPeaks(context, canvas, peaks, view);
  context.fillStyle = getComputedStyle(canvas).getPropertyValue('--mark');
  for (const ms of marksMs) {
    if (ms >= view.fromMs && ms <= view.toMs)
      context.fillRect(Math.round(xOf(view, ms, width)), 0, ratio, height);
  }
}

function drawPeaks(
  context: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  peaks: Peaks,
  view: View,
): void {
  const { width, height } = canvas;
  context.fillStyle = getComputedStyle(canvas).getPropertyValue('--wave');
  const msPerPixel = (view.toMs - view.fromMs) / Math.max(1, width);
  for (let x = 0; x < width; x += 1) {
    const from = view.fromMs + x * msPerPixel;
    const peak = peakBetween(peaks, from, from + msPerPixel);
    if (peak === null) continue;
    const half = Math.max(0.5, (peak * height) / 2);
    context.fillRect(x, height / 2 - half, 1, half * 2);
  }
}
