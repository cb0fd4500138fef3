import type { Coverage } from './gateway/coverage';
import { encodeSecret } from './issuer/one-time-code';
import type { LocalPerson } from './issuer/people';

export interface WelcomeProps {
  readonly environment: string;
  readonly url: string;
  /** Address of the page on which people sign in and call the API. */
  readonly page: string;
  /** File with the people who can sign in. */
  readonly people: string;
  readonly folder: string;
  readonly seconds: number;
  /** Different at each start, so that the lines create a new record each time. */
  readonly idempotencyKey: string;
  readonly neighbour: string;
}

/** A fictional person. */
const SUBJECT = '11111111-2222-4333-8444-555555555555';

/** Renders the start message: the address, and one line to copy for each route. */
export function renderWelcome(props: WelcomeProps): string {
  const { environment, url, page, people, folder, seconds, idempotencyKey, neighbour } = props;
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
  return `Bulwark ${environment} runs at ${url}, try it in a browser: ${page} (started in ${seconds.toFixed(1)} s)

People who can sign in there, with their passwords: ${people}
The one-time code of a person: npm start -- --code all-groups@example.com

In another terminal, in this folder:

${list}
Each file in ${folder}/curl contains a token for one scope and the API key of a client. The tokens are renewed while
this runs. Logs: ${folder}/logs. Parts of the templates that run here: npm start -- --coverage. Ctrl-C stops everything.
`;
}

/** Renders the people who can sign in, with what they need for both factors. */
export function renderPeople(people: readonly LocalPerson[]): string {
  const list = people.map(
    ({ email, password, codeSecret, tenant, groups }) => `
${email}
  groups    ${groups.length === 0 ? 'none: every route with a scope refuses this person' : groups.join(', ')}
  tenant    ${tenant}
  password  ${password}
  code      npm start -- --code ${email}
  or an authenticator app, with this secret: ${encodeSecret(codeSecret)}
`,
  );
  return `Fictional people of the local run. Nobody can sign in with this on AWS.\n${list.join('')}`;
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
