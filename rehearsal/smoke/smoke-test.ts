import { randomUUID } from 'node:crypto';
import { StepFailed } from '../step-log';
import { type ApiRequest, sendRequest } from './api-client';
import type { ApiTarget } from './api-target';

interface SmokeRequest extends ApiRequest {
  readonly name: string;
  readonly expected: number;
  /** A text that the answer must contain. */
  readonly contains?: string;
}

/** The smoke test of docs/deploy.md, and the refusals that it describes. */
function listRequests(subject: string): readonly SmokeRequest[] {
  const email = `${subject.slice(0, 8)}@example.com`;
  return [
    { name: 'health', expected: 200, path: '/health', identity: 'nothing' },
    { name: 'no token', expected: 401, path: `/records?subject=${subject}`, identity: 'nothing' },
    { name: 'forged token', expected: 401, path: `/records?subject=${subject}`, identity: 'forged token' },
    { name: 'no API key', expected: 403, path: `/records?subject=${subject}`, identity: 'token without key' },
    {
      name: 'create',
      expected: 201,
      method: 'POST',
      path: '/records',
      body: { subject, fields: { name: 'Ada', email } },
    },
    { name: 'invalid body', expected: 400, method: 'POST', path: '/records', body: { nonsense: true } },
    { name: 'read', expected: 200, path: `/records?subject=${subject}`, contains: email },
    { name: 'search', expected: 200, method: 'POST', path: '/records/search', body: { email }, contains: subject },
    { name: 'export', expected: 200, path: `/subjects/${subject}/export`, contains: email },
    { name: 'erase', expected: 200, method: 'DELETE', path: `/subjects/${subject}` },
    { name: 'unknown record', expected: 404, path: `/records/${randomUUID()}` },
  ];
}

/**
 * Calls the deployed API through the emulated gateway, authorizer and functions.
 *
 * @throws StepFailed with each answer that differs
 */
export async function runSmokeTest(target: ApiTarget): Promise<string> {
  const problems: string[] = [];
  const statuses: number[] = [];
  for (const request of listRequests(randomUUID())) {
    const { status, text } = await sendRequest(target, request);
    statuses.push(status);
    if (status !== request.expected)
      problems.push(`${request.name}: expected ${request.expected}, got ${status} ${text}`);
    else if (request.contains !== undefined && !text.includes(request.contains)) {
      problems.push(`${request.name}: the answer lacks ${request.contains}: ${text}`);
    }
  }
  if (problems.length > 0) throw new StepFailed(problems.join('\n'));
  return statuses.join(' ');
}
