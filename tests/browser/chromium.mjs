// Starts the Chromium that the system has: `npm ci` downloads no browser.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** @returns a browser that may play sound without a click */
export async function startChromium() {
  const executablePath = process.env.CHROMIUM ?? places.find(existsSync);
  if (executablePath === undefined) throw new Error('no Chromium found; install it or name it in CHROMIUM');
  const args = ['--autoplay-policy=no-user-gesture-required'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath, args });
}
