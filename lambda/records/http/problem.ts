const TITLES = {
  400: 'The request does not match its schema',
  401: 'A valid access token is required',
  403: 'The token does not allow this',
  404: 'Not found',
  409: 'The record of this key was deleted; a new record needs a new key',
  412: 'The record has changed since this version',
  413: 'The body is too large',
  415: 'The body must be application/json',
  422: 'The key was used before, for another request',
  500: 'The service failed',
  503: 'Service unavailable; try again later',
} as const;

export type ProblemStatus = keyof typeof TITLES;

/** A part of the request that was refused: its place and the rule, never its value. */
export interface RefusedPart {
  /** `body/fields/email`, `header/If-Match`. */
  readonly at: string;
  /** Name of the rule, such as `too_big`, `invalid_format` or `unrecognized_keys`. */
  readonly rule: string;
}

/** A problem document. It reveals the status, and nothing about the implementation. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: ProblemStatus;
  readonly errors?: readonly RefusedPart[];
}

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export function buildProblem(status: ProblemStatus, errors: readonly RefusedPart[] = []): Problem {
  return { type: 'about:blank', title: TITLES[status], status, ...(errors.length === 0 ? {} : { errors }) };
}
