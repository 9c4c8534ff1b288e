import { formatTimestamp } from '../../chapters/timestamp.js';
import type { PageFindings, PageNotes, PageState } from '../page-state.js';
import { announce, announceTrouble } from './announce.js';
import { createAudioDesk } from './audio-desk.js';
import { withMark } from './draft.js';
import { createMarkEdits } from './edit-marks.js';
import { button, element } from './elements.js';
import { type FindingsByMark, findingsByMark, showFindings } from './findings-view.js';
import { listenToKeys } from './keys.js';
import { createListening } from './listening.js';
import { createMarkList } from './mark-list.js';
import { createOutlineView } from './outline-view.js';
import { createPictureDesk } from './picture-desk.js';
import { createSaving } from './saving.js';
import { listen, server } from './server-link.js';
import { draftIn, isChanged, startSession, step } from './session.js';
import { createStore, type Shown } from './store.js';

server.state().then(start, announceTrouble);

/** Shows the episode, and makes everything on the page work. */
function start(first: PageState): void {
  const initial: Shown = {
    session: startSession(first),
    selected: null,
    findings: null,
    dragged: null,
    isSaving: false,
  };
  let known: {
    readonly notes: PageNotes;
    readonly of: PageFindings | null;
    readonly findings: FindingsByMark;
  } = { notes: first.notes, of: null, findings: new Map() };
  const store = createStore(initial, render);
  const desk = createAudioDesk({
    onPeaks: () => {
      document.documentElement.dataset['outline'] ??= 'begun';
      outline.redraw();
    },
    onDone: () => {
      document.documentElement.dataset['outline'] = 'whole';
    },
    onStop: () => listening.showPosition(),
    onChanged: () => saving.refresh(),
    onError: announceTrouble,
  });
  const edits = createMarkEdits(store, desk);
  const listening = createListening(store, desk, () => outline);
  const saving = createSaving(store, desk);
  const pictures = createPictureDesk(edits.setPicture);
  const select = (key: string): void => {
    if (store.shown.selected !== key) store.set({ selected: key });
  };
  const outline = createOutlineView({
    onSelect: select,
    onSeek: listening.seek,
    onDrag: (key, startMs) => store.set({ dragged: { key, startMs } }),
    onDrop: (key, startMs) =>
      Number.isNaN(startMs) ? store.set({ dragged: null }) : edits.move(key, startMs),
  });
  const list = createMarkList({
    onSelect: select,
    onPlay: (key) => listening.playMark(key, false),
    onRemove: (key) => removeMark(key),
    onPicture: (key) => choosePicture(key),
    onFile: (key, file) => void pictures.take(key, file).catch(announceTrouble),
    onTitle: edits.retitle,
    onTime: edits.moveToText,
  });

  function render(shown: Shown): void {
    const { session, selected, dragged, findings } = shown;
    const { notes, audio } = session.state;
    const draft = draftIn(session);
    const moved = draft.find(({ key }) => key === dragged?.key);
    const visible = moved && dragged ? withMark(draft, { ...moved, startMs: dragged.startMs }) : draft;
    const durationMs = audio?.durationMs ?? null;
    if (notes !== known.notes || findings !== known.of)
      known = { notes, of: findings, findings: findingsByMark(notes, findings) };
    list.show(visible, {
      notes,
      selected,
      durationMs,
      findings: known.findings,
      pictureAddress: pictures.addressOf,
    });
    outline.show({ draft: visible, selected, peaks: desk.peaks, durationMs: durationMs ?? 1 });
    if (dragged !== null) return;
    showFindings(notes, findings);
    const { dataset } = document.documentElement;
    dataset['shown'] = '';
    if (findings !== null) dataset['checked'] = '';
    showNames(session.state, draft.length);
    showButtons(shown);
  }

  function showButtons({ session, selected, isSaving }: Shown): void {
    const { audio, notes } = session.state;
    const hasChanges = isChanged(session);
    button('undo').disabled = step(session, 'undo') === null;
    button('redo').disabled = step(session, 'redo') === null;
    button('save').disabled = !hasChanges || isSaving;
    button('embed').disabled = hasChanges || isSaving || audio === null;
    const isFrozen = notes.readOnly !== null || selected === null;
    for (const one of [...nudges, button('snap'), button('here')]) one.disabled = isFrozen;
    button('add').disabled = notes.readOnly !== null || audio === null;
    for (const id of ['play', 'previous', 'next']) button(id).disabled = audio === null;
  }

  const nudges = [...document.querySelectorAll('button')].filter((one) => one.dataset['nudge'] !== undefined);
  for (const one of nudges) one.addEventListener('click', () => edits.nudge(Number(one.dataset['nudge'])));
  const addMark = (): void => {
    const key = edits.add();
    if (key !== null) list.focusTitle(key);
  };
  const removeMark = (key: string | null): void => {
    edits.remove(key);
    if (store.shown.selected !== null) list.focusRow(store.shown.selected);
  };
  const choosePicture = (key: string | null): void => {
    const { session } = store.shown;
    const mark = draftIn(session).find((one) => one.key === key);
    if (mark !== undefined && session.state.notes.readOnly === null) pictures.choose(mark);
  };
  const zoom = (factor: number) => () =>
    outline.zoom(factor, edits.selected()?.startMs ?? desk.player.positionMs);
  const clicks: Readonly<Record<string, () => void>> = {
    undo: edits.undo,
    redo: edits.redo,
    save: saving.save,
    embed: saving.embed,
    play: listening.toggle,
    previous: () => listening.playNext(-1),
    next: () => listening.playNext(1),
    snap: edits.snap,
    here: edits.moveHere,
    add: addMark,
    'zoom-in': zoom(0.5),
    'zoom-out': zoom(2),
    'zoom-all': outline.showWhole,
    keys: () => element('keys-dialog', HTMLDialogElement).showModal(),
  };
  for (const [id, act] of Object.entries(clicks)) button(id).addEventListener('click', act);
  const keys = listenToKeys({
    ' ': listening.toggle,
    J: () => listening.playNext(1),
    K: () => listening.playNext(-1),
    P: () => listening.playMark(store.shown.selected, false),
    'Shift+P': () => listening.playMark(store.shown.selected, true),
    ArrowLeft: () => edits.nudge(-100),
    ArrowRight: () => edits.nudge(100),
    'Shift+ArrowLeft': () => edits.nudge(-1000),
    'Shift+ArrowRight': () => edits.nudge(1000),
    PageUp: () => edits.nudge(-5000),
    PageDown: () => edits.nudge(5000),
    S: edits.snap,
    H: edits.moveHere,
    N: addMark,
    E: () => store.shown.selected !== null && list.focusTitle(store.shown.selected),
    I: () => choosePicture(store.shown.selected),
    Delete: () => removeMark(store.shown.selected),
    '+': zoom(0.5),
    '-': zoom(2),
    '0': outline.showWhole,
    'Control+Z': edits.undo,
    'Control+Shift+Z': edits.redo,
    'Control+Y': edits.redo,
    'Control+S': saving.save,
  });
  element('keys-on', HTMLInputElement).addEventListener('change', ({ target }) => {
    keys.setPlainKeys(target instanceof HTMLInputElement && target.checked);
  });
  window.addEventListener('beforeunload', (event) => {
    if (isChanged(store.shown.session)) event.preventDefault();
  });
  let isFirstLink = true;
  listen(saving.refresh, (isUp) => {
    if (!isUp) announceTrouble('The preview does not answer. It may have ended in the terminal.');
    // The page was not told what happened while there was no connection.
    else if (!isFirstLink) {
      announce('');
      saving.refresh();
    }
    isFirstLink = false;
  });
  desk.take(first.audio);
  render(initial);
  listening.showPosition();
  saving.check();
  if (first.audio === null) announceTrouble('This audio cannot be played: the findings say why.');
}

function showNames({ notes, audio }: PageState, count: number): void {
  const nameOf = (path: string): string => path.replace(/^.*[/\\]/, '');
  const title = notes.title ?? nameOf(notes.name);
  document.title = `${title} – chapters`;
  const heading = element('title', HTMLHeadingElement);
  heading.textContent = title;
  heading.dir = 'auto';
  const paths = [notes.name, ...(audio === null ? [] : [audio.name])];
  const files = element('files', HTMLParagraphElement);
  files.textContent = paths.map(nameOf).join(' · ');
  files.title = paths.join('\n');
  element('count', HTMLSpanElement).textContent = `(${count})`;
  element('no-marks', HTMLParagraphElement).hidden = count > 0 || notes.readOnly !== null;
  element('duration', HTMLSpanElement).textContent = formatTimestamp(audio?.durationMs ?? 0, 'never');
  const aboutSaving = element('about-saving', HTMLParagraphElement);
  aboutSaving.textContent = notes.readOnly ?? notes.notice ?? '';
  aboutSaving.hidden = aboutSaving.textContent === '';
}
