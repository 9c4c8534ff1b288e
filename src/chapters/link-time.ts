import { parseTimestamp } from './timestamp.js';

/**
 * The time that a link jumps to: `#t=1:02`, `?t=62`, `&t=1m2s`, `&start=62s`.
 *
 * @returns milliseconds, or null when the link names no time
 */
export function timeOfLink(href: string): number | null {
  return readTime(timeTextOfLink(href));
}

/** All times that a link names: `?t=217#t=03:36.57` has two, one of them rounded. */
export function timesOfLink(href: string): readonly number[] {
  const named = href.matchAll(new RegExp(timeInLink, 'gi'));
  return Array.from(named, ([, value = '']) => readTime(value)).filter((ms) => ms !== null);
}

function readTime(value: string): number | null {
  const units = /^(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/i.exec(value);
  if (value !== '' && units !== null) {
    const [hours, minutes, seconds] = units.slice(1).map((field) => Number(field ?? 0));
    return (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
  }
  return parseTimestamp(value.replace(/%3a/gi, ':'))?.startMs ?? null;
}

/** The video that a link leads to: its ID, or the last part of its address, or the page itself; null for none. */
export function videoOfLink(href: string): string | null {
  const [, id] =
    /[?&]v=([\w-]+)/.exec(href) ??
    /^https?:\/\/[^?#]*\/([^/?#]+)\/?(?:[?#]|$)/.exec(href) ??
    /^(#)/.exec(href) ??
    [];
  return id ?? null;
}

/** The time in a link as written, empty when it names none. */
function timeTextOfLink(href: string): string {
  return timeInLink.exec(href)?.[1] ?? '';
}

const timeInLink = /[#?&;](?:t|start|time|ts|at)=([^&#]+)/i;
