import { routes } from '../../lambda/records/routes';
import type { TestRequest } from '../running-backend';

/** A request, and the refusal that it must get. */
export interface Attack {
  readonly what: string;
  readonly sent: TestRequest;
  readonly status: number;
  readonly title: string;
}

export const TITLES = {
  body: 'The body does not match the schema',
  schema: 'The request does not match its schema',
  missing: 'A required parameter is missing',
  token: 'A valid access token with the scope of this route is required',
  key: 'An API key is required',
  denied: 'The token does not allow this',
  notFound: 'Not found',
  tooLarge: 'The body is too large',
  kind: 'The body must be application/json',
};

/** Headers that identify a client. */
export type Headers = Readonly<Record<string, string>>;

/** Part of every value of an attacker, so that tests can search for it in responses and logs. */
export const MARK = 'attackermark';

/** Placeholders that tests replace. */
export const SUBJECT = '11111111-2222-4333-8444-555555555555';
export const RECORD = '99999999-2222-4333-8444-555555555555';
export const FIELDS = { name: `Ada ${MARK}`, email: `${MARK}@example.com`, phone: '+15550100123', note: MARK };

/** A request for each route that is valid except for its token. */
export function buildValidRequests(): readonly (TestRequest & { readonly scope: string })[] {
  return routes.flatMap(({ method, path, scope }) => {
    if (scope === 'none') return [];
    const id = path.startsWith('/subjects') ? SUBJECT : RECORD;
    const bodies: Readonly<Record<string, object>> = {
      'POST /records': { subject: SUBJECT, fields: FIELDS },
      'POST /records/search': { email: FIELDS.email },
      'PATCH /records/{id}': { fields: { name: FIELDS.name } },
    };
    const body = bodies[`${method} ${path}`];
    const headers = { 'Idempotency-Key': 'abcdefghijklmnop', 'If-Match': '"1"' };
    return [{ scope, method, path: path.replace('{id}', id), headers, ...(body === undefined ? {} : { body }) }];
  });
}
