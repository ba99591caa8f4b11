import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
] as const;

/**
 * The browser of the tests: CHROMIUM_PATH (no MINSHENG_…: the program refuses settings it does not know), else one that the system has. It is no dependency of the checkout.
 * @returns null where there is none. @throws in CI, where browser tests may not be skipped silently.
 */
export function findChromium(): string | null {
  const said = process.env['CHROMIUM_PATH'];
  if (said && !existsSync(said)) throw new Error(`CHROMIUM_PATH points at no file: ${said}`);
  const found = said || USUAL_PLACES.find((place) => existsSync(place)) || null;
  if (found === null && process.env['CI']) {
    throw new Error(
      'in CI the web is tested in a browser: set CHROMIUM_PATH to the executable of a Chromium',
    );
  }
  return found;
}
