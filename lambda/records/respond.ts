import type { APIGatewayProxyResult } from 'aws-lambda';
import { type ProblemStatus, problem } from './problem';
import { SECURITY_HEADERS } from './security-headers';

export function respond(statusCode: number, body: unknown): APIGatewayProxyResult {
  return {
    statusCode,
    headers: { ...SECURITY_HEADERS, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

export function respondProblem(status: ProblemStatus): APIGatewayProxyResult {
  return {
    statusCode: status,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': 'application/problem+json',
      ...(status === 503 ? { 'Retry-After': '5' } : {}),
    },
    body: JSON.stringify(problem(status)),
  };
}
