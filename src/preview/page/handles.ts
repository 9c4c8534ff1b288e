import { formatTimestamp } from '../../chapters/timestamp.js';
import type { Draft, DraftMark } from './draft.js';
import { placeOnAudio } from './drawn-lines.js';
import { newElement, part } from './elements.js';
import { msAt, type View, xOf } from './view.js';

/** What is done with a handle. */
export interface HandleActions {
  readonly onSelect: (key: string) => void;
  /** While it is dragged; the change is made at its end. */
  readonly onDrag: (key: string, startMs: number) => void;
  readonly onDrop: (key: string, startMs: number) => void;
}

/**
 * A finger covers this many pixels: only one of several marks that are closer can be dragged; the list and zoom reach the
 * others.
 */
const fingerWidth = 24;

/** Labels closer than this would cover each other. */
const labelWidth = 90;

/**
 * @param layer as wide as the whole audio
 * @param frame through which it is seen
 */
export function createHandles(layer: HTMLElement, frame: HTMLElement, actions: HandleActions) {
  const known = new Map<string, HTMLElement>();
  let shown: View = { fromMs: 0, toMs: 1 };
  let limitMs = 0;

  const make = (key: string): HTMLElement => {
    const handle = newElement('div', 'handle');
    handle.setAttribute('role', 'slider');
    handle.setAttribute('aria-orientation', 'horizontal');
    handle.dataset['key'] = key;
    handle.append(newElement('span', 'label'));
    handle.addEventListener('focus', () => actions.onSelect(key));
    handle.addEventListener('pointerdown', (event) => startDrag(handle, key, event));
    // Below it, a click goes to another moment.
    handle.addEventListener('click', (event) => event.stopPropagation());
    return handle;
  };

  const startDrag = (handle: HTMLElement, key: string, down: PointerEvent): void => {
    if (down.button !== 0) return;
    down.preventDefault();
    down.stopPropagation();
    handle.focus({ preventScroll: true });
    actions.onSelect(key);
    handle.setPointerCapture(down.pointerId);
    const [view, width] = [shown, frame.clientWidth];
    const grabMs = msAt(view, down.clientX, width) - Number(handle.dataset['ms']);
    let isMoved = false;
    const at = (event: PointerEvent) => {
      const ms = Math.round(msAt(view, event.clientX, width) - grabMs);
      return Math.max(Math.ceil(view.fromMs), Math.min(limitMs, Math.floor(view.toMs), ms));
    };
    const move = (event: PointerEvent): void => {
      isMoved ||= Math.abs(event.clientX - down.clientX) > 2;
      if (isMoved) actions.onDrag(key, at(event));
    };
    const end = (event: PointerEvent): void => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
      if (isMoved) actions.onDrop(key, event.type === 'pointercancel' ? Number.NaN : at(event));
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };

  const place = (mark: DraftMark, left: string, room: number, isSelected: boolean): void => {
    const handle = known.get(mark.key) ?? make(mark.key);
    if (!known.has(mark.key)) {
      known.set(mark.key, handle);
      layer.append(handle);
    }
    const clock = formatTimestamp(mark.startMs);
    handle.style.left = left;
    handle.dataset['ms'] = String(mark.startMs);
    handle.classList.toggle('selected', isSelected);
    handle.classList.toggle('crowded', room < labelWidth && !isSelected);
    handle.style.zIndex = isSelected ? '2' : '1';
    handle.tabIndex = isSelected ? 0 : -1;
    handle.setAttribute('aria-label', `Start of ${mark.title}`);
    handle.setAttribute('aria-valuemin', '0');
    handle.setAttribute('aria-valuemax', String(limitMs));
    handle.setAttribute('aria-valuenow', String(mark.startMs));
    handle.setAttribute('aria-valuetext', clock);
    const label = part(handle, 'label', HTMLSpanElement);
    label.textContent = mark.title;
    label.dir = 'auto';
    label.style.maxWidth = `${Math.max(60, Math.min(220, room - 8))}px`;
  };

  return {
    /** @param durationMs of the audio */
    show: (draft: Draft, view: View, selected: string | null, durationMs: number): void => {
      shown = view;
      limitMs = Math.max(0, durationMs - 1);
      const width = frame.clientWidth;
      const within = draft.filter(({ startMs }) => startMs >= view.fromMs && startMs <= view.toMs);
      const selectedX = xOf(view, within.find(({ key }) => key === selected)?.startMs ?? Number.NaN, width);
      const placed = new Set<string>();
      let lastX = Number.NEGATIVE_INFINITY;
      within.forEach((mark, index) => {
        const x = xOf(view, mark.startMs, width);
        const isSelected = mark.key === selected;
        const isCovered = x - lastX < fingerWidth || Math.abs(x - selectedX) < fingerWidth;
        if (isCovered && !isSelected) return;
        lastX = x;
        const nextMs = within[index + 1]?.startMs;
        const nextX = nextMs === undefined ? width : xOf(view, nextMs, width);
        place(mark, placeOnAudio(mark.startMs, durationMs), nextX - x, isSelected);
        known.get(mark.key)?.classList.toggle('at-end', width - x < labelWidth);
        placed.add(mark.key);
      });
      for (const [key, handle] of known) {
        if (placed.has(key)) continue;
        handle.remove();
        known.delete(key);
      }
    },
  };
}
