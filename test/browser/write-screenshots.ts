import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './launch-browser';
import { assessPresets, ReportFolder } from './report-file';
import { visit } from './report-visit';

/** A picture of the report of this repository for the docs. */
interface Screenshot {
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** Section at the top of the picture. @default - the top of the page */
  readonly section?: string;
}

const SCREENSHOTS: readonly Screenshot[] = [
  { name: 'report-light', scheme: 'light', width: 1180, height: 700 },
  { name: 'report-dark', scheme: 'dark', width: 1180, height: 700 },
  { name: 'report-exposure-light', scheme: 'light', width: 1180, height: 860, section: 'exposure' },
  { name: 'report-exposure-dark', scheme: 'dark', width: 1180, height: 860, section: 'exposure' },
];

/** Writes the pictures of the report into a folder. */
async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await launchBrowser();
  const reports = new ReportFolder();
  try {
    const url = reports.write('report', assessPresets());
    for (const { name, scheme, width, height, section } of SCREENSHOTS) {
      const { page, context } = await visit(browser, `${url}${section === undefined ? '' : `#${section}`}`, {
        colorScheme: scheme,
        viewport: { width, height },
      });
      await settle(page);
      const path = join(folder, `${name}.png`);
      await page.screenshot({ path });
      process.stdout.write(`${path}\n`);
      await context.close();
    }
  } finally {
    reports.remove();
    await browser.close();
  }
}

/** Waits until fonts are there and nothing moves. */
async function settle(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => new Promise(requestAnimationFrame))');
}

const [folder = join(__dirname, '..', '..', 'docs', 'images')] = process.argv.slice(2);
main(folder).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
