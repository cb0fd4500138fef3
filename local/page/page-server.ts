import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { buildLocalDocument, readSignInScopes } from './document';

export interface PageProps {
  /** Stage of the API, the first part of its paths. */
  readonly stage: string;
  /** Address of the issuer. */
  readonly issuer: string;
  /** The client with which people sign in. */
  readonly client: string;
  /** API key of that client. */
  readonly apiKey: string;
}

interface PageFile {
  readonly type: string;
  readonly body: Buffer | string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
};

const VIEWER = dirname(require.resolve('swagger-ui-dist/package.json'));

/** Files of the page and of its viewer, https://github.com/swagger-api/swagger-ui */
const FILES: ReadonlyMap<string, string> = new Map([
  ...['swagger-ui.css', 'swagger-ui-bundle.js', 'oauth2-redirect.html', 'oauth2-redirect.js'].map(
    (name): [string, string] => [`/${name}`, join(VIEWER, name)],
  ),
  ['/favicon.ico', join(VIEWER, 'favicon-32x32.png')],
  ['/', join(__dirname, 'browser', 'index.html')],
  ['/page.css', join(__dirname, 'browser', 'page.css')],
  ['/page.js', join(__dirname, 'browser', 'page.js')],
]);

/** Other names would let a web site whose name resolves to this machine read the page. */
const HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

/**
 * Creates the page on which a person reads the documentation of the API, signs in and calls each route. Everything comes
 * from this machine: the browser may connect to this server and to the issuer only.
 *
 * @returns a function that answers requests for the page, and returns false for others
 */
export function createPage(props: PageProps): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { stage, issuer, client, apiKey } = props;
  const headers = {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      `connect-src 'self' ${issuer}`,
      "form-action 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
  const send = (response: ServerResponse, status: number, { type, body }: PageFile) => {
    response.writeHead(status, { ...headers, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
    response.end(body);
  };
  const findFile = (path: string): PageFile | undefined => {
    const file = FILES.get(path);
    if (file !== undefined) return readPageFile(file);
    if (path === '/openapi.json') return buildJsonFile(buildLocalDocument(stage, issuer));
    if (path === '/config.json') return buildJsonFile({ client, apiKey, scopes: Object.keys(readSignInScopes()) });
    return undefined;
  };

  return (request, response) => {
    const { method, headers: sent, url = '' } = request;
    if (method !== 'GET' || !HOST.test(sent.host ?? '')) return false;
    const [path = ''] = url.split('?');
    const file = findFile(path);
    if (file !== undefined) send(response, 200, file);
    // A program gets the answer of API Gateway to a path outside of the stage.
    else if (sent.accept?.includes('text/html')) send(response, 404, buildNotFound(stage));
    else return false;
    return true;
  };
}

function readPageFile(file: string): PageFile {
  return { type: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) };
}

function buildJsonFile(value: object): PageFile {
  return { type: 'application/json', body: JSON.stringify(value) };
}

function buildNotFound(stage: string): PageFile {
  return {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Not found</title><link rel="stylesheet" href="/page.css"></head>
<body><main>
  <h1>Not found</h1>
  <p>The local run has no page at this address. <a href="/">Documentation, sign-in and a form for each route</a>.
  The API is below <code>/${stage}</code>, for example <a href="/${stage}/health">/${stage}/health</a>.</p>
</main></body>
</html>
`,
  };
}
