// Starts the Chromium that the system has: `npm ci` downloads no browser.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The program of the browser. */
export function browserPath() {
  const path = process.env.CHROMIUM ?? places.find(existsSync);
  if (path === undefined) throw new Error('no Chromium found; install it or name it in CHROMIUM');
  return path;
}

/** A page may play sound without a click; the sandbox does not work for root. */
export function browserSwitches() {
  return [
    '--autoplay-policy=no-user-gesture-required',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** @returns a browser that may play sound without a click */
export async function startChromium() {
  return chromium.launch({ executablePath: browserPath(), args: browserSwitches() });
}
