import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groups } from '../../lambda/records/groups';
import { type ListeningServer, listen } from '../../local/listen';
import { createPage } from '../../local/page/page-server';
import { renderPeople, renderWelcome } from '../../local/welcome';
import { ALL_SCOPES } from '../scaffold';

const ISSUER = 'http://127.0.0.1:1';
let server: ListeningServer;
beforeAll(async () => {
  const answer = createPage({ stage: 'live', issuer: ISSUER, client: 'web-app', apiKey: 'key' });
  server = await listen(
    createServer((request, response) => {
      if (!answer(request, response)) response.writeHead(403).end();
    }),
  );
});
afterAll(() => server.stop());

const open = async (path: string, headers = {}, method = 'GET') => {
  const response = await fetch(`${server.url}${path}`, { method, headers: { Accept: 'text/html', ...headers } });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('the page', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/?from=link', 'text/html; charset=utf-8'],
    ['/page.js', 'text/javascript; charset=utf-8'],
    ['/page.css', 'text/css; charset=utf-8'],
    ['/swagger-ui.css', 'text/css; charset=utf-8'],
    ['/swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
    ['/oauth2-redirect.html', 'text/html; charset=utf-8'],
    ['/oauth2-redirect.js', 'text/javascript; charset=utf-8'],
    ['/favicon.ico', 'image/png'],
    ['/openapi.json', 'application/json'],
    ['/config.json', 'application/json'],
  ])('has %s', async (path, type) => {
    const { status, headers } = await open(path);
    expect([status, headers.get('content-type')]).toEqual([200, type]);
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ${ISSUER}; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('loads nothing from another server, and has no inline script or style', async () => {
    const { text } = await open('/');
    expect(text).not.toMatch(/https?:|<style|<script>| style=| on[a-z]+=/);
  });

  test('describes every route at the address of this machine, and the sign-in of people', async () => {
    const document = JSON.parse((await open('/openapi.json')).text);
    expect(document.servers).toEqual([{ url: '/live', description: 'This machine' }]);
    expect(Object.keys(document.paths)).toContain('/subjects/{id}');
    const { flows } = document.components.securitySchemes.token;
    expect(Object.keys(flows)).toEqual(['authorizationCode']);
    expect(Object.keys(flows.authorizationCode.scopes)).toEqual(['openid', ...ALL_SCOPES]);
    expect(JSON.stringify(document)).not.toContain('sign-in.example.com');
  });

  test('answers a person at an unknown address with links, and leaves a program to the gateway', async () => {
    const lost = await open('/docs');
    expect([lost.status, lost.text.includes('href="/"')]).toEqual([404, true]);
    expect((await open('/docs', { Accept: '*/*' })).status).toBe(403);
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/constructor', '//', '/page.ts']) {
      expect((await open(path)).status).toBe(404);
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await open('/', {}, method)).status).toBe(403);
  });
});

test('the first line of npm start has the address of the page', () => {
  const [first] = renderWelcome({
    environment: 'sandbox',
    url: 'http://127.0.0.1:8080/live',
    page: 'http://127.0.0.1:8080/',
    people: '.local/people.txt',
    folder: '.local',
    seconds: 9,
    idempotencyKey: 'try-1',
    neighbour: 'neighbour',
  }).split('\n');
  expect(first).toContain('in a browser: http://127.0.0.1:8080/ ');
});

test('the list of people has what each needs for both factors, and what the groups allow', () => {
  const codeSecret = Buffer.from('12345678901234567890');
  const person = { id: 'id', password: 'secret', codeSecret, tenant: 'example' };
  const text = renderPeople([
    { ...person, email: 'a@example.com', groups: groups.map(({ name }) => name) },
    { ...person, email: 'b@example.com', groups: [] },
  ]);
  expect(text).toContain('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(text).toContain('readers, writers, privacy-officers');
  expect(text).toContain('none: every route with a scope refuses this person');
  expect(text).toContain('npm start -- --code b@example.com');
});
