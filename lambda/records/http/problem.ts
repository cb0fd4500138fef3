const TITLES = {
  400: 'The request does not match its schema',
  401: 'A valid access token is needed',
  403: 'The token does not allow this',
  404: 'Not found',
  409: 'The record that this key made was deleted; a new record needs a new key',
  412: 'The record has changed since this version',
  413: 'The body is too large',
  415: 'The body must be application/json',
  422: 'The key was used before, for another request',
  500: 'The service failed',
  503: 'The service could not answer; try again later',
} as const;

export type ProblemStatus = keyof typeof TITLES;

/** A part of the request that was refused. Says where and by which rule, never what was sent. */
export interface RefusedPart {
  /** `body/fields/email`, `header/If-Match`. */
  readonly at: string;
  /** Name of the rule, such as `too_big`, `invalid_format` or `unrecognized_keys`. */
  readonly rule: string;
}

/** A problem document that tells the status and nothing of the inside. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: ProblemStatus;
  readonly errors?: readonly RefusedPart[];
}

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export function problem(status: ProblemStatus, errors: readonly RefusedPart[] = []): Problem {
  return { type: 'about:blank', title: TITLES[status], status, ...(errors.length === 0 ? {} : { errors }) };
}
