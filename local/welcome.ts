import type { Coverage } from './gateway/coverage';

export interface WelcomeProps {
  readonly environment: string;
  readonly url: string;
  readonly folder: string;
  readonly seconds: number;
  /** Different at each start, so that the lines make a new record each time. */
  readonly idempotencyKey: string;
  readonly neighbour: string;
}

/** A person who does not exist. */
const SUBJECT = '11111111-2222-4333-8444-555555555555';

/** What a newcomer sees: that it runs, and one line to copy for each thing it can do. */
export function welcomeText({ environment, url, folder, seconds, idempotencyKey, neighbour }: WelcomeProps): string {
  const call = (scope: string, rest: string) => `curl -sS -K ${curlFile(folder, scope)} ${rest}`;
  const body = (value: object) => `-d '${JSON.stringify(value)}'`;
  const record = {
    subject: SUBJECT,
    fields: { name: 'Ada Example', email: 'ada@example.com', note: 'Prefers letters.' },
  };
  const lines: [string, string][] = [
    ['healthy?', `curl -sS ${url}/health`],
    [
      'create, and keep the id',
      `ID=$(${call('records-write', `${url}/records -H 'Idempotency-Key: ${idempotencyKey}' ${body(record)}`)} | tee /dev/stderr | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')`,
    ],
    ['read', call('records-read', `${url}/records/$ID`)],
    ['list', call('records-read', `'${url}/records?limit=10'`)],
    ['search', call('records-read', `${url}/records/search ${body({ email: 'ADA@example.com' })}`)],
    [
      'change',
      call(
        'records-write',
        `-X PATCH ${url}/records/$ID -H 'If-Match: "1"' ${body({ fields: { phone: '+15550100123' } })}`,
      ),
    ],
    ['export the person', call('subjects-export', `${url}/subjects/${SUBJECT}/export`)],
    ['another tenant sees nothing', `curl -sS -K ${curlFile(folder, neighbour)} ${url}/records/$ID`],
    ['delete the record', call('records-write', `-X DELETE ${url}/records/$ID -w '%{http_code}\\n'`)],
    ['erase the person', call('subjects-erase', `-X DELETE ${url}/subjects/${SUBJECT}`)],
  ];
  const list = lines.map(([what, line]) => `  # ${what}\n  ${line}\n`).join('');
  return `Bulwark ${environment} runs at ${url} (started in ${seconds.toFixed(1)} s)

In another terminal, in this folder:

${list}
Each file in ${folder}/curl holds a token for one scope and the API key of a client; they are renewed while this runs.
Logs: ${folder}/logs. What of the templates is run here: npm start -- --coverage. Ctrl-C stops everything.
`;
}

export function curlFile(folder: string, scope: string): string {
  return `${folder}/curl/${scope}`;
}

/** What of the templates is run on this machine, property by property. */
export function coverageText({ honoured, aside, notRun }: Coverage): string {
  const list = (title: string, items: readonly string[]) =>
    `${title}\n${items.map((item) => `  ${item}\n`).join('')}\n`;
  return [
    list('Run as the templates say', honoured),
    list('Read, and without effect on this machine', aside),
    list('Not run on this machine', notRun),
  ].join('');
}
