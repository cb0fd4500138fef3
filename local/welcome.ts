import type { Coverage } from './gateway/coverage';

export interface WelcomeProps {
  readonly environment: string;
  readonly url: string;
  readonly folder: string;
  readonly seconds: number;
  /** Different at each start, so that the lines create a new record each time. */
  readonly idempotencyKey: string;
  readonly neighbour: string;
}

/** A fictional person. */
const SUBJECT = '11111111-2222-4333-8444-555555555555';

/** Renders the start message: the address, and one line to copy for each route. */
export function renderWelcome({ environment, url, folder, seconds, idempotencyKey, neighbour }: WelcomeProps): string {
  const renderCall = (scope: string, rest: string) => `curl -sS -K ${locateCurlFile(folder, scope)} ${rest}`;
  const renderBody = (value: object) => `-d '${JSON.stringify(value)}'`;
  const record = {
    subject: SUBJECT,
    fields: { name: 'Ada Example', email: 'ada@example.com', note: 'Prefers letters.' },
  };
  const lines: [string, string][] = [
    ['check the health', `curl -sS ${url}/health`],
    [
      'create a record, and keep its id',
      `ID=$(${renderCall('records-write', `${url}/records -H 'Idempotency-Key: ${idempotencyKey}' ${renderBody(record)}`)} | tee /dev/stderr | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')`,
    ],
    ['read it', renderCall('records-read', `${url}/records/$ID`)],
    ['list records', renderCall('records-read', `'${url}/records?limit=10'`)],
    [
      'search by e-mail address',
      renderCall('records-read', `${url}/records/search ${renderBody({ email: 'ADA@example.com' })}`),
    ],
    [
      'change it',
      renderCall(
        'records-write',
        `-X PATCH ${url}/records/$ID -H 'If-Match: "1"' ${renderBody({ fields: { phone: '+15550100123' } })}`,
      ),
    ],
    ['export all data of the person', renderCall('subjects-export', `${url}/subjects/${SUBJECT}/export`)],
    ['read it as another tenant: not found', `curl -sS -K ${locateCurlFile(folder, neighbour)} ${url}/records/$ID`],
    ['delete the record', renderCall('records-write', `-X DELETE ${url}/records/$ID -w '%{http_code}\\n'`)],
    ['erase the person', renderCall('subjects-erase', `-X DELETE ${url}/subjects/${SUBJECT}`)],
  ];
  const list = lines.map(([what, line]) => `  # ${what}\n  ${line}\n`).join('');
  return `Bulwark ${environment} runs at ${url} (started in ${seconds.toFixed(1)} s)

In another terminal, in this folder:

${list}
Each file in ${folder}/curl contains a token for one scope and the API key of a client. The tokens are renewed while
this runs. Logs: ${folder}/logs. Parts of the templates that run here: npm start -- --coverage. Ctrl-C stops everything.
`;
}

export function locateCurlFile(folder: string, scope: string): string {
  return `${folder}/curl/${scope}`;
}

/** Renders which properties of the templates take effect on this machine. */
export function renderCoverage({ applied, ignored, notRun }: Coverage): string {
  const renderList = (title: string, items: readonly string[]) =>
    `${title}\n${items.map((item) => `  ${item}\n`).join('')}\n`;
  return [
    renderList('Applied as in the templates', applied),
    renderList('Without effect on this machine', ignored),
    renderList('Not run on this machine', notRun),
  ].join('');
}
