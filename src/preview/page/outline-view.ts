import type { Draft } from './draft.js';
import { showLines } from './drawn-lines.js';
import { element } from './elements.js';
import { createHandles, type HandleActions } from './handles.js';
import type { Peaks } from './peaks.js';
import { msAt, showing, type View, viewWithin, xOf, zoomed } from './view.js';
import { createWaveform } from './waveform.js';

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

const zoomPerWheelStep = 1.2;

/** How often a new picture is drawn while pieces are decoded. */
const drawEveryMs = 250;

/** Makes the outline work. */
export function createOutlineView(actions: OutlineActions) {
  const box = element('outline', HTMLDivElement);
  const overview = element('overview', HTMLDivElement);
  const frame = element('window', HTMLDivElement);
  const lines = [element('lines', HTMLDivElement), element('overview-lines', HTMLDivElement)];
  const handles = createHandles(element('handles', HTMLDivElement), box, actions);
  let shown: OutlineShown = { draft: [], selected: null, peaks: null, durationMs: 1 };
  let view: View = { fromMs: 0, toMs: 1 };
  let playheadMs = 0;
  let isPlacing = false;
  let drawing: { isOld: boolean } | null = null;

  const wholeView = (): View => ({ fromMs: 0, toMs: shown.durationMs });
  const isWhole = (): boolean => view.toMs - view.fromMs >= shown.durationMs - 1;

  /** At most once a frame, however much happens in it. */
  const place = (): void => {
    if (isPlacing) return;
    isPlacing = true;
    requestAnimationFrame(() => {
      wave.look(view);
      isPlacing = false;
      // Without audio there is nothing that a mark could be on.
      const draft = shown.peaks === null ? [] : shown.draft;
      for (const one of lines)
        showLines(
          one,
          draft.map(({ startMs }) => startMs),
          shown.durationMs,
        );
      box.dataset['fromMs'] = String(view.fromMs);
      box.dataset['toMs'] = String(view.toMs);
      handles.show(draft, view, shown.selected, shown.durationMs);
      const width = overview.clientWidth;
      const [from, to] = [xOf(wholeView(), view.fromMs, width), xOf(wholeView(), view.toMs, width)];
      frame.style.transform = `translateX(${from}px)`;
      frame.style.width = `${Math.max(6, to - from)}px`;
    });
  };

  const draw = (): void => {
    for (const one of [wave, whole]) one.draw(shown.peaks);
  };

  const redraw = (): void => {
    if (drawing !== null) {
      drawing.isOld = true;
      return;
    }
    const own = { isOld: false };
    drawing = own;
    draw();
    setTimeout(() => {
      drawing = null;
      if (own.isOld) redraw();
    }, drawEveryMs);
  };

  const look = (next: View): void => {
    view = viewWithin(next, shown.durationMs);
    place();
  };

  const wave = createWaveform(box, {
    layer: element('layer', HTMLDivElement),
    onSeek: actions.onSeek,
    onScroll: (next) => {
      const pixelMs = (view.toMs - view.fromMs) / Math.max(1, box.clientWidth);
      if (!isPlacing && !isWhole() && Math.abs(next.fromMs - view.fromMs) > 2 * pixelMs) look(next);
    },
  });
  const whole = createWaveform(overview, {});

  const placeIn = (event: MouseEvent, of: HTMLElement): number =>
    event.clientX - of.getBoundingClientRect().left;

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
    const hasAll = isWhole();
    // If the whole is in view, there is nothing to scroll: then a click plays from there.
    if (hasAll) actions.onSeek(msAt(wholeView(), placeIn(down, overview), overview.clientWidth));
    else go(down);
    const end = (): void => overview.removeEventListener('pointermove', go);
    if (!hasAll) overview.addEventListener('pointermove', go);
    overview.addEventListener('pointerup', end, { once: true });
    overview.addEventListener('pointercancel', end, { once: true });
  });
  new ResizeObserver(place).observe(box);

  return {
    /** Draws again what has been decoded, but not at every piece. */
    redraw,
    show: (next: OutlineShown): void => {
      const [isOther, isLonger] = [next.peaks !== shown.peaks, next.durationMs !== shown.durationMs];
      shown = next;
      view = isLonger ? wholeView() : viewWithin(view, next.durationMs);
      if (isOther) draw();
      place();
    },
    movePlayhead: (ms: number): void => {
      // While it is played, what is heard stays in view.
      const hasLeft = playheadMs <= view.toMs && ms > view.toMs && ms - playheadMs < 1000;
      playheadMs = ms;
      for (const one of [wave, whole]) one.movePlayhead(ms);
      if (hasLeft) look(showing(view, ms, shown.durationMs));
    },
    /** Brings a moment into view. */
    reveal: (ms: number): void => look(showing(view, ms, shown.durationMs)),
    /** Zooms around a moment; below 1 shows less. */
    zoom: (factor: number, aroundMs: number): void => look(zoomed(view, factor, aroundMs, shown.durationMs)),
    showWhole: (): void => look(wholeView()),
  };
}

/** The outline of the audio: a stretch of it, and the whole below. */
export type OutlineView = ReturnType<typeof createOutlineView>;
