import { type Attack, buildValidRequests, type Headers, RECORD, SUBJECT, TITLES } from './attack';

/** Every valid request with each of some tokens. */
export function buildTokenAttacks(tokens: ReadonlyMap<string, string>, scope: string, apiKey: string): Attack[] {
  const authorizations: [string, string | undefined][] = [
    ['no token', undefined],
    ['an empty token', ''],
    ['another scheme', 'Basic YWRtaW46YWRtaW4='],
    ...[...tokens].map(([what, token]): [string, string] => [what, `Bearer ${token}`]),
  ];
  return buildValidRequests()
    .filter((request) => request.scope === scope)
    .flatMap((request) =>
      authorizations.map(([what, authorization]) => ({
        what: `${request.method} ${request.path} with ${what}`,
        sent: {
          ...request,
          headers: {
            ...request.headers,
            'x-api-key': apiKey,
            ...(authorization === undefined ? {} : { Authorization: authorization }),
          },
        },
        status: 401,
        title: TITLES.token,
      })),
    );
}

export function buildApiKeyAttacks(authorized: Headers): Attack[] {
  const { 'x-api-key': _, ...token } = authorized;
  const keys: [string, Headers][] = [
    ['no API key', {}],
    ['an empty API key', { 'x-api-key': '' }],
    ['a guessed API key', { 'x-api-key': 'a'.repeat(43) }],
  ];
  return buildValidRequests().flatMap((request) =>
    keys.map(([what, key]) => ({
      what: `${request.method} ${request.path} with ${what}`,
      sent: { ...request, headers: { ...request.headers, ...token, ...key } },
      status: 403,
      title: TITLES.key,
    })),
  );
}

/** Ids of another tenant, on every route that takes one. */
export function buildForeignIdAttacks(authorized: Headers, record: string, subject: string): Attack[] {
  return buildValidRequests()
    .filter(({ path }) => path.includes(SUBJECT) || path.includes(RECORD))
    .map(({ scope: _, ...request }) => ({
      what: `${request.method} ${request.path.replace(RECORD, '{id}').replace(SUBJECT, '{id}')} of another tenant`,
      sent: {
        ...request,
        path: request.path.replace(RECORD, record).replace(SUBJECT, subject),
        headers: { ...request.headers, ...authorized },
      },
      status: 404,
      title: TITLES.notFound,
    }));
}
