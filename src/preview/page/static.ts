import { formatTimestamp } from '../../chapters/timestamp.js';
import type { SharedChapter, SharedEpisode } from '../shared-page.js';
import { showLines } from './drawn-lines.js';
import { element, newElement } from './elements.js';
import { createWaveform } from './waveform.js';

show(JSON.parse(element('episode', HTMLScriptElement).textContent ?? '') as SharedEpisode);

/** Shows a page to share: nothing can be changed, and the browser's own player plays. */
function show(episode: SharedEpisode): void {
  const audio = element('audio', HTMLAudioElement);
  const heading = element('title', HTMLHeadingElement);
  heading.textContent = episode.title;
  heading.dir = 'auto';
  document.title = episode.title;
  audio.src = episode.audio;
  audio.setAttribute('aria-label', episode.title);
  const note = element('note', HTMLParagraphElement);
  if (episode.worstDriftMs > 0) {
    const seconds = (episode.worstDriftMs / 1000).toFixed(1);
    note.textContent = `The bit rate of this file varies: a browser may start a chapter up to ${seconds} s too early or too late.`;
  }
  audio.addEventListener('error', () => {
    note.textContent = `The audio is expected at ${episode.audio}, and cannot be played.`;
  });
  const play = (ms: number): void => {
    audio.currentTime = ms / 1000;
    audio.play().catch(() => undefined);
  };
  const items = episode.chapters.map((chapter) => chapterItem(chapter, () => play(chapter.startMs)));
  element('marks', HTMLOListElement).append(...items);
  const values = valuesOf(episode);
  createWaveform(element('outline', HTMLDivElement), {
    playing: {
      media: audio,
      loudness: { durationMs: Math.max(1, episode.durationMs), values, rough: values },
    },
    onSeek: () => void audio.play().catch(() => undefined),
  });
  showLines(
    element('lines', HTMLDivElement),
    episode.chapters.map(({ startMs }) => startMs),
    episode.durationMs,
  );
  audio.addEventListener('timeupdate', () => {
    const nowMs = audio.currentTime * 1000;
    const at = episode.chapters.findLastIndex(({ startMs }) => startMs <= nowMs);
    items.forEach((item, index) => {
      item.classList.toggle('selected', index === at);
      if (index === at) item.setAttribute('aria-current', 'true');
      else item.removeAttribute('aria-current');
    });
  });
}

function chapterItem({ startMs, endMs, title, url }: SharedChapter, onPlay: () => void): HTMLElement {
  const item = newElement('li', 'shared');
  const clock = formatTimestamp(startMs, 'never');
  const button = newElement('button', 'play-mark', clock);
  button.type = 'button';
  button.setAttribute('aria-label', `Play ${title} from ${clock}`);
  button.addEventListener('click', onPlay);
  const name = url === null ? newElement('span', 'name', title) : newElement('a', 'name', title);
  name.dir = 'auto';
  // Notes only give http and https; a page to share checks that itself, too.
  if (name instanceof HTMLAnchorElement && url !== null && /^https?:/.test(url)) name.href = url;
  const length = endMs === null ? '' : formatTimestamp(endMs - startMs, 'never');
  item.append(button, name, newElement('span', 'length', length));
  return item;
}

/** The outline as it is drawn; a flat one where the page has none. */
function valuesOf({ peaks }: SharedEpisode): Float32Array {
  const bytes = Uint8Array.from(atob(peaks ?? ''), (unit) => unit.charCodeAt(0));
  return Float32Array.from(bytes.length > 0 ? bytes : [0, 0], (value) => value / 255);
}
