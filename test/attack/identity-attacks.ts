import { type Attack, type Headers, RECORD, SUBJECT, TITLES, validRequests } from './attack';

/** Every valid request with each of some tokens. */
export function withTokens(tokens: ReadonlyMap<string, string>, scope: string, apiKey: string): Attack[] {
  const authorizations: [string, string | undefined][] = [
    ['no token', undefined],
    ['an empty token', ''],
    ['another scheme', 'Basic YWRtaW46YWRtaW4='],
    ...[...tokens].map(([what, token]): [string, string] => [what, `Bearer ${token}`]),
  ];
  return validRequests()
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

export function withoutApiKey(authorized: Headers): Attack[] {
  const { 'x-api-key': _, ...token } = authorized;
  const keys: [string, Headers][] = [
    ['no API key', {}],
    ['an empty API key', { 'x-api-key': '' }],
    ['a guessed API key', { 'x-api-key': 'a'.repeat(43) }],
  ];
  return validRequests().flatMap((request) =>
    keys.map(([what, key]) => ({
      what: `${request.method} ${request.path} with ${what}`,
      sent: { ...request, headers: { ...request.headers, ...token, ...key } },
      status: 403,
      title: TITLES.key,
    })),
  );
}

/** Ids of another tenant, on every route that takes one. */
export function othersIds(authorized: Headers, record: string, subject: string): Attack[] {
  return validRequests()
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
