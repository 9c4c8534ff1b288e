import WaveSurfer from 'wavesurfer.js';
import type { Peaks } from './peaks.js';
import { allowPlainMarkup } from './plain-markup.js';
import type { View } from './view.js';

/** What happens on it, and what is on top of it. */
export interface WaveformOptions {
  /** A place was clicked; null for one that is only looked at. */
  readonly onSeek?: (ms: number) => void;
  /** The stretch that is shown was moved by the browser, such as to an element that gets the focus. */
  readonly onScroll?: (view: View) => void;
  /**
   * The element that plays and knows the position; its loudness is given from the start, or else it would be fetched and
   * decoded.
   */
  readonly playing?: { readonly media: HTMLMediaElement; readonly loudness: Peaks };
  /** Moves and stretches with the audio: everything in it is placed by its share of the whole. */
  readonly layer?: HTMLElement;
}

/** With fewer parts than this, steps would be visible. */
const leastPerPixel = 2;

/**
 * Draws loudness into a box, which the page makes as high and as wide as it wants.
 *
 * @param box what does not fit into it is scrolled by `look` alone
 */
export function createWaveform(box: HTMLElement, { onSeek, onScroll, playing, layer }: WaveformOptions) {
  allowPlainMarkup();
  const surfer = WaveSurfer.create({
    container: box,
    height: 'auto',
    interact: onSeek !== undefined,
    hideScrollbar: true,
    autoScroll: false,
    cursorWidth: 2,
    cursorColor: 'var(--accent)',
    cspNonce: document.querySelector('style')?.nonce ?? '',
    ...colors(),
    ...(playing && {
      media: playing.media,
      peaks: [playing.loudness.values],
      duration: playing.loudness.durationMs / 1000,
    }),
  });
  if (layer !== undefined) layInto(surfer.getWrapper(), layer);
  if (onSeek !== undefined) surfer.on('interaction', (seconds) => onSeek(seconds * 1000));
  surfer.on('scroll', (from, to) => onScroll?.({ fromMs: from * 1000, toMs: to * 1000 }));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => surfer.setOptions(colors()));
  let loudness = playing?.loudness ?? null;
  let view: View | null = null;
  let drawn: Float32Array | null = null;

  const show = (): void => {
    if (loudness === null) return;
    const { durationMs } = loudness;
    const width = surfer.getWidth();
    const { fromMs, toMs } = view ?? { fromMs: 0, toMs: durationMs };
    const lengthMs = Math.min(durationMs, toMs - fromMs);
    const isWhole = lengthMs === durationMs;
    const perSecond = isWhole ? 0 : (width / lengthMs) * 1000;
    const left = (fromMs / 1000) * perSecond;
    const roughInView = (loudness.rough.length * lengthMs) / durationMs;
    const values = roughInView < leastPerPixel * width ? loudness.values : loudness.rough;
    const isZoomed = perSecond !== surfer.options.minPxPerSec;
    if (values === drawn && !isZoomed && Math.abs(left - surfer.getScroll()) < width) {
      surfer.setScroll(left);
      return;
    }
    // It draws what is in view, and the rest a frame later: the view has to be there before.
    if (!isWhole) surfer.getWrapper().style.width = `${Math.ceil((durationMs / 1000) * perSecond)}px`;
    surfer.setScroll(left);
    if (values === drawn) {
      surfer.zoom(perSecond);
      return;
    }
    drawn = values;
    surfer.options.minPxPerSec = perSecond;
    // If another one has replaced it meanwhile, that one goes on.
    surfer.load('', [values], durationMs / 1000).then(
      () => surfer.setTime(surfer.getCurrentTime()),
      () => undefined,
    );
  };

  return {
    /** Draws; the same one again when there is more in it. */
    draw: (next: Peaks | null): void => {
      if (next === null && drawn !== null) surfer.empty();
      loudness = next;
      drawn = null;
      show();
    },
    /** Shows a stretch of what is drawn; before, it is the whole. */
    look: (next: View): void => {
      view = next;
      show();
    },
    movePlayhead: (ms: number): void => surfer.setTime(ms / 1000),
  };
}

/** The waveform is in a shadow of the page, where the style of the page does not reach: what is on it stays outside of that. */
function layInto(wrapper: HTMLElement, layer: HTMLElement): void {
  const root = wrapper.getRootNode();
  if (!(root instanceof ShadowRoot)) throw new Error('wavesurfer.js has drawn outside of a shadow root');
  wrapper.append(document.createElement('slot'));
  root.host.append(layer);
}

/** The colours as in the style of the page: a canvas does not accept variables. */
function colors(): { readonly waveColor: string; readonly progressColor: string } {
  const wave = getComputedStyle(document.documentElement).getPropertyValue('--wave').trim();
  return { waveColor: wave, progressColor: wave };
}
