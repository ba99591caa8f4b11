import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
] as const;

/**
 * The browser of the tests: MINSHENG_CHROMIUM, else one that the system has. It is no dependency of the checkout.
 * @returns null where there is none. @throws in CI, where browser tests may not be skipped silently.
 */
export function findChromium(): string | null {
  const said = process.env['MINSHENG_CHROMIUM'];
  if (said && !existsSync(said)) throw new Error(`MINSHENG_CHROMIUM points at no file: ${said}`);
  const found = said || USUAL_PLACES.find((place) => existsSync(place)) || null;
  if (found === null && process.env['CI']) {
    throw new Error(
      'in CI the web is tested in a browser: set MINSHENG_CHROMIUM to the executable of a Chromium',
    );
  }
  return found;
}
