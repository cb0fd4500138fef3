import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Starts the Chromium of this machine without a window.
 *
 * @throws Error with the way to install it when the machine has no browser
 */
export function launchBrowser(): Promise<Browser> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = [
    ...[process.env['CHROMIUM']].filter((path) => path !== undefined),
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...APPLICATIONS,
  ].find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(
      'The browser test needs Chromium or Chrome. Debian and Ubuntu: apt-get install chromium. macOS: brew install ' +
        '--cask chromium. Elsewhere set CHROMIUM to the path of the program. npm test does not need it.',
    );
  }
  // The sandbox of Chromium does not start as root.
  return chromium.launch({ executablePath: found, chromiumSandbox: process.getuid?.() !== 0 });
}
