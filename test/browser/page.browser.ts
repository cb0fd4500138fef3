import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { computeCode } from '../../local/issuer/one-time-code';
import { generateKey, startTestBackend, type TestBackend } from '../running-backend';
import { launchBrowser } from './launch-browser';

let browser: Browser;
let backend: TestBackend;
beforeAll(async () => {
  browser = await launchBrowser();
  backend = await startTestBackend();
});
afterAll(() => browser?.close());

interface WatchedPage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Origins of all requests. */
  readonly origins: Set<string>;
  /** Warnings and errors in the console. */
  readonly messages: string[];
}

async function openPage(): Promise<WatchedPage> {
  const context = await browser.newContext();
  const origins = new Set<string>();
  const messages: string[] = [];
  context.on('request', (request) => origins.add(new URL(request.url()).origin));
  // The rest are notes of the browser, such as that a field has the focus before the page asks for it.
  context.on('console', (message) => ['error', 'warning'].includes(message.type()) && messages.push(message.text()));
  context.on('weberror', (error) => messages.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(backend.page);
  await page.locator('.opblock').first().waitFor();
  return { context, page, origins, messages };
}

function findPerson(name: string) {
  const person = backend.people.find(({ email }) => email === `${name}@example.com`);
  if (person === undefined) throw new Error(`no person ${name}`);
  return person;
}

/** Opens the sign-in page as a person does. */
async function beginSignIn({ context, page }: WatchedPage): Promise<Page> {
  await page.locator('button.authorize').click();
  const token = page.locator('.auth-container', { hasText: 'authorizationCode' });
  const [signIn] = await Promise.all([context.waitForEvent('page'), token.locator('button.authorize').click()]);
  await signIn.locator('#email').waitFor();
  return signIn;
}

async function enterPassword(signIn: Page, name: string): Promise<void> {
  const { email, password } = findPerson(name);
  await signIn.locator('#email').fill(email);
  await signIn.locator('#password').fill(password);
  await signIn.locator('button').click();
  await signIn.locator('#code').waitFor();
}

async function signIn(watched: WatchedPage, name: string): Promise<void> {
  const popup = await beginSignIn(watched);
  await enterPassword(popup, name);
  await popup.locator('#code').fill(computeCode(findPerson(name).codeSecret, new Date()));
  await Promise.all([popup.waitForEvent('close'), popup.locator('button').click()]);
  await watched.page.locator('.auth-container', { hasText: 'authorizationCode' }).locator('text=Logout').waitFor();
  await watched.page.locator('.close-modal').click();
}

/** What of Swagger UI holds the values of a form. */
interface Viewer {
  readonly specSelectors: {
    parameterValues(route: readonly [string, string]): { toJS(): Readonly<Record<string, unknown>> };
  };
  readonly oas3Selectors: { requestBodyValue(path: string, method: string): unknown };
}

/** Reads what the viewer would send: the parameters by their names, and the body. */
async function readForm(page: Page, path: string, method: string): Promise<Readonly<Record<string, unknown>>> {
  return page.evaluate(
    ([givenPath, givenMethod]) => {
      const { ui }: { ui: Viewer } = Object(globalThis);
      const values = Object.entries(ui.specSelectors.parameterValues([givenPath, givenMethod]).toJS());
      return {
        ...Object.fromEntries(values.map(([name, value]) => [name.slice(name.indexOf('.') + 1), value])),
        body: ui.oas3Selectors.requestBodyValue(givenPath, givenMethod),
      };
    },
    [path, method] as const,
  );
}

/**
 * Fills a field until the viewer has its value. It takes over a field with a delay, and may draw the form again
 * meanwhile, with the value from before.
 */
async function fillField(field: Locator, value: string, read: () => Promise<unknown>): Promise<void> {
  while ((await read()) !== value) {
    if ((await field.inputValue()) !== value) await field.fill(value);
    await field.page().waitForTimeout(50);
  }
}

/** Calls a route with the form of the page, and returns the status that the page shows. */
async function callRoute(page: Page, operation: string, fields: Readonly<Record<string, string>> = {}, body?: object) {
  const route = page.locator(`[id="operations-default-${operation}"]`);
  const path = (await route.locator('.opblock-summary-path').getAttribute('data-path')) ?? '';
  const method = ((await route.locator('.opblock-summary-method').textContent()) ?? '').toLowerCase();
  await route.locator('.opblock-summary-control').click();
  await route.locator('.try-out__btn').click();
  for (const [name, value] of Object.entries(fields)) {
    const field = route.locator(`tr[data-param-name="${name}"] input`);
    await fillField(field, value, async () => (await readForm(page, path, method))[name]);
  }
  if (body !== undefined) {
    const field = route.locator('textarea.body-param__text');
    await fillField(field, JSON.stringify(body), async () => (await readForm(page, path, method))['body']);
  }
  await route.locator('button.execute').click();
  const answer = route.locator('.live-responses-table tbody .response').first();
  await answer.waitFor();
  return {
    status: (await answer.locator('.response-col_status').textContent())?.trim(),
    text: (await answer.textContent()) ?? '',
  };
}

const subject = randomUUID();
const record = { subject, fields: { name: 'Ada Example', email: 'ada@example.com' } };

describe('the page of npm start in a browser', () => {
  test('lets a person sign in with two factors and call a route of each scope', async () => {
    const watched = await openPage();
    const { page, origins, messages } = watched;
    await signIn(watched, 'all-groups');
    const created = await callRoute(page, 'postRecords', { 'Idempotency-Key': generateKey() }, record);
    expect(created.status).toBe('201');
    const list = await callRoute(page, 'getRecords', { subject });
    expect([list.status, list.text.includes('Ada Example')]).toEqual(['200', true]);
    expect((await callRoute(page, 'getSubjectsIdExport', { id: subject })).status).toBe('200');
    expect((await callRoute(page, 'deleteSubjectsId', { id: subject })).status).toBe('200');
    expect(messages).toEqual([]);
    expect([...origins].sort()).toEqual([new URL(backend.page).origin, backend.issuer.url].sort());
    await watched.context.close();
  });

  test('refuses a call without the right, after a sign-in with two factors', async () => {
    const watched = await openPage();
    await signIn(watched, 'readers');
    expect((await callRoute(watched.page, 'getRecords')).status).toBe('200');
    expect((await callRoute(watched.page, 'deleteSubjectsId', { id: subject })).status).toBe('401');
    expect(watched.messages).toEqual([
      'Failed to load resource: the server responded with a status of 401 (Unauthorized)',
    ]);
    await watched.context.close();
  });

  test('refuses every call before a sign-in, except for the health', async () => {
    const { page, context } = await openPage();
    expect((await callRoute(page, 'getHealth')).status).toBe('200');
    expect((await callRoute(page, 'getRecords')).status).toBe('401');
    await context.close();
  });

  test('asks again after a wrong code, and never goes on without one', async () => {
    const watched = await openPage();
    const popup = await beginSignIn(watched);
    await enterPassword(popup, 'writers');
    await popup.locator('#code').fill('000000');
    await popup.locator('button').click();
    await popup.locator('[role="alert"]').waitFor();
    expect(await popup.locator('[role="alert"]').textContent()).toContain('The code is wrong');
    await popup.reload();
    expect(await popup.locator('#code').count()).toBe(1);
    expect(await watched.page.locator('text=Logout').count()).toBe(1);
    await watched.context.close();
  });

  test('shows a person who is lost the way back', async () => {
    const { page, context } = await openPage();
    const answer = await page.goto(new URL('/docs', backend.page).href);
    expect(answer?.status()).toBe(404);
    await page.locator('a', { hasText: 'Documentation' }).click();
    await page.locator('.opblock').first().waitFor();
    await context.close();
  });
});
