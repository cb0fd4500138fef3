import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** A page that was opened as a file, without a network. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Every request except for the page itself. */
  readonly requests: string[];
  /** Messages and errors in the console. */
  readonly messages: string[];
}

export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 }, ...options });
  const requests: string[] = [];
  const messages: string[] = [];
  const [file = ''] = url.split('#');
  context.on('request', (request) => {
    if (!request.url().startsWith(file)) requests.push(request.url());
  });
  context.on('console', (message) => messages.push(message.text()));
  context.on('weberror', (error) => messages.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(url);
  return { context, page, requests, messages };
}

/** The source of axe-core. It is evaluated through the debugger, so the policy of the page stays in force. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Checks the page by the rules for WCAG 2.2 AA, with every part open. */
export async function findAccessibilityProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
  await page.evaluate(AXE);
  const found = await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  }).then(({ violations }) => violations.map(({ id, nodes }) =>
    id + ' (' + nodes.length + '): ' + nodes[0].html.slice(0, 300) + ' ' + nodes[0].failureSummary))`);
  if (!Array.isArray(found)) throw new Error('axe-core did not run');
  return found.map(String);
}

/** Presses Tab until an element has the focus. */
export async function tabTo(page: Page, target: Locator, most = 400): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element.ownerDocument.activeElement === element)) return;
  }
  throw new Error(`the focus does not reach ${target}`);
}

/** Whether the page is wider than its window. */
export async function isScrolledSideways(page: Page): Promise<boolean> {
  const { scrollWidth, clientWidth } = await page
    .locator('html')
    .evaluate((element) => ({ scrollWidth: element.scrollWidth, clientWidth: element.clientWidth }));
  return scrollWidth > clientWidth;
}
