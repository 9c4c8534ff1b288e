import type { Draft } from './draft.js';
import { drawWave } from './draw-wave.js';
import { element } from './elements.js';
import { createHandles, type HandleActions } from './handles.js';
import type { Peaks } from './peaks.js';
import { msAt, showing, type View, viewWithin, xOf, zoomed } from './view.js';

/** What is done on the outline. */
export interface OutlineActions extends HandleActions {
  /** A place without a mark was clicked. */
  readonly onSeek: (ms: number) => void;
}

/** What the outline shows. */
export interface OutlineShown {
  readonly draft: Draft;
  readonly selected: string | null;
  readonly peaks: Peaks | null;
  readonly durationMs: number;
}

/** The outline of the audio: a stretch of it, and the whole below. */
export interface OutlineView {
  readonly show: (shown: OutlineShown) => void;
  /** Draws again what has been decoded. */
  readonly redraw: () => void;
  readonly movePlayhead: (ms: number) => void;
  /** Brings a moment into view. */
  readonly reveal: (ms: number) => void;
  /** Zooms around a moment; below 1 shows less. */
  readonly zoom: (factor: number, aroundMs: number) => void;
  readonly showWhole: () => void;
}

const zoomPerWheelStep = 1.2;

/** Makes the outline work. */
export function createOutlineView(actions: OutlineActions): OutlineView {
  const box = element('outline', HTMLDivElement);
  const [wave, whole] = [element('wave', HTMLCanvasElement), element('overview-wave', HTMLCanvasElement)];
  const overview = element('overview', HTMLDivElement);
  const frame = element('window', HTMLDivElement);
  const heads = [element('playhead', HTMLDivElement), element('overview-playhead', HTMLDivElement)] as const;
  const handles = createHandles(element('handles', HTMLDivElement), actions);
  let shown: OutlineShown = { draft: [], selected: null, peaks: null, durationMs: 1 };
  let view: View = { fromMs: 0, toMs: 1 };
  let playheadMs = 0;
  let isDrawing = false;

  const wholeView = (): View => ({ fromMs: 0, toMs: shown.durationMs });

  /** At most once a frame, however much happens in it. */
  const redraw = (): void => {
    if (isDrawing) return;
    isDrawing = true;
    requestAnimationFrame(() => {
      isDrawing = false;
      const marks = shown.draft.map(({ startMs }) => startMs);
      drawWave(wave, shown.peaks, view, marks);
      drawWave(whole, shown.peaks, wholeView(), marks);
      box.dataset['fromMs'] = String(view.fromMs);
      box.dataset['toMs'] = String(view.toMs);
      handles.show(shown.draft, view, shown.selected, shown.durationMs);
      const width = overview.clientWidth;
      const [from, to] = [xOf(wholeView(), view.fromMs, width), xOf(wholeView(), view.toMs, width)];
      frame.style.transform = `translateX(${from}px)`;
      frame.style.width = `${Math.max(6, to - from)}px`;
      placePlayheads();
    });
  };

  const placePlayheads = (): void => {
    const [head, wholeHead] = heads;
    const x = xOf(view, playheadMs, box.clientWidth);
    head.hidden = x < 0 || x > box.clientWidth;
    head.style.transform = `translateX(${x}px)`;
    wholeHead.style.transform = `translateX(${xOf(wholeView(), playheadMs, overview.clientWidth)}px)`;
  };

  const look = (next: View): void => {
    view = viewWithin(next, shown.durationMs);
    redraw();
  };

  const placeIn = (event: MouseEvent, of: HTMLElement): number =>
    event.clientX - of.getBoundingClientRect().left;

  box.addEventListener('click', (event) => {
    if (event.target instanceof HTMLElement && event.target.closest('.handle') !== null) return;
    actions.onSeek(msAt(view, placeIn(event, box), box.clientWidth));
  });
  box.addEventListener(
    'wheel',
    (event) => {
      const length = view.toMs - view.fromMs;
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      if (!isSideways && !event.ctrlKey) return; // the page scrolls
      event.preventDefault();
      const by = isSideways ? event.deltaX || event.deltaY : 0;
      if (by !== 0)
        look({ fromMs: view.fromMs + (by / 1000) * length, toMs: view.toMs + (by / 1000) * length });
      else {
        const around = msAt(view, placeIn(event, box), box.clientWidth);
        look(
          zoomed(view, event.deltaY > 0 ? zoomPerWheelStep : 1 / zoomPerWheelStep, around, shown.durationMs),
        );
      }
    },
    { passive: false },
  );
  overview.addEventListener('pointerdown', (down) => {
    overview.setPointerCapture(down.pointerId);
    const go = (event: PointerEvent): void => {
      const ms = msAt(wholeView(), placeIn(event, overview), overview.clientWidth);
      const half = (view.toMs - view.fromMs) / 2;
      look({ fromMs: ms - half, toMs: ms + half });
    };
    const isWhole = view.toMs - view.fromMs >= shown.durationMs - 1;
    // With the whole in view there is nothing to scroll: then it is a place to play from.
    if (isWhole) actions.onSeek(msAt(wholeView(), placeIn(down, overview), overview.clientWidth));
    else go(down);
    const end = (): void => overview.removeEventListener('pointermove', go);
    if (!isWhole) overview.addEventListener('pointermove', go);
    overview.addEventListener('pointerup', end, { once: true });
    overview.addEventListener('pointercancel', end, { once: true });
  });
  new ResizeObserver(redraw).observe(box);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);

  return {
    redraw,
    show: (next) => {
      const isOther = next.durationMs !== shown.durationMs;
      shown = next;
      view = isOther ? wholeView() : viewWithin(view, next.durationMs);
      redraw();
    },
    movePlayhead: (ms) => {
      playheadMs = ms;
      placePlayheads();
    },
    reveal: (ms) => look(showing(view, ms, shown.durationMs)),
    zoom: (factor, aroundMs) => look(zoomed(view, factor, aroundMs, shown.durationMs)),
    showWhole: () => look(wholeView()),
  };
}
