import type { APIGatewayProxyResult } from 'aws-lambda';
import { buildProblem, type ProblemStatus, type RefusedPart } from './problem';
import { SECURITY_HEADERS } from './security-headers';

type Headers = Readonly<Record<string, string>>;

export function respond(statusCode: number, body: unknown, headers: Headers = {}): APIGatewayProxyResult {
  if (body === undefined) return { statusCode, headers: { ...SECURITY_HEADERS, ...headers }, body: '' };
  return {
    statusCode,
    headers: { ...SECURITY_HEADERS, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

export function respondProblem(status: ProblemStatus, errors: readonly RefusedPart[] = []): APIGatewayProxyResult {
  return {
    statusCode: status,
    headers: { ...SECURITY_HEADERS, 'Content-Type': 'application/problem+json', ...EXTRA[status] },
    body: JSON.stringify(buildProblem(status, errors)),
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc6750#section-3 */
const EXTRA: Readonly<Partial<Record<ProblemStatus, Headers>>> = {
  401: { 'WWW-Authenticate': 'Bearer' },
  503: { 'Retry-After': '5' },
};
