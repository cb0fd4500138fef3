import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
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
  /** Messages and errors in the console. */
  readonly messages: string[];
}

async function openPage(): Promise<WatchedPage> {
  const context = await browser.newContext();
  const origins = new Set<string>();
  const messages: string[] = [];
  context.on('request', (request) => origins.add(new URL(request.url()).origin));
  // Hints of the browser to developers; its console hides them.
  context.on('console', (message) => String(message.type()) !== 'verbose' && messages.push(message.text()));
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

/** Calls a route with the form of the page, and returns the status that the page shows. */
async function callRoute(page: Page, operation: string, fields: Readonly<Record<string, string>> = {}, body?: object) {
  const route = page.locator(`[id="operations-default-${operation}"]`);
  await route.locator('.opblock-summary-control').click();
  await route.locator('.try-out__btn').click();
  for (const [name, value] of Object.entries(fields)) {
    await route.locator(`tr[data-param-name="${name}"] input`).fill(value);
  }
  if (body !== undefined) await route.locator('textarea.body-param__text').fill(JSON.stringify(body));
  const answer = route.locator('.live-responses-table tbody .response').first();
  const refused = route.locator('input.invalid').first();
  // The form takes over a field with a delay. Until then it finds the field empty, and sends nothing.
  while (!(await answer.isVisible())) {
    await route.locator('button.execute').click();
    await answer.or(refused).first().waitFor();
  }
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
