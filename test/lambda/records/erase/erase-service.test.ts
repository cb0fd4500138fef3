import { Logger } from '@aws-lambda-powertools/logger';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { DatabaseCall, DatabaseFunctionCall } from '../../../../lambda/records/database/database-call';
import { createEraseService } from '../../../../lambda/records/erase/erase-service';
import { buildApiEvent, context } from '../api-event';

const SUBJECT = '11111111-2222-4333-8444-555555555555';
const AT = '2026-11-27T10:00:00.000Z';
let calls: DatabaseFunctionCall[];
let now: number;

beforeEach(() => {
  calls = [];
  now = 0;
  for (const stream of [process.stdout, process.stderr]) jest.spyOn(stream, 'write').mockReturnValue(true);
});

/** Erases with a database that answers in turn; each call takes some milliseconds. */
async function eraseWith(answers: readonly unknown[], callMs = 1_000) {
  const call: DatabaseCall = async <Answer>(sent: DatabaseFunctionCall) => {
    calls.push(sent);
    now += callMs;
    return answers[Math.min(calls.length, answers.length) - 1] as Answer;
  };
  const lines: Record<string, unknown>[] = [];
  const logger = new Logger({ serviceName: 'test' });
  logger.info = (_message: unknown, ...more: unknown[]) => void lines.push(Object.assign({}, ...more.map(Object)));
  const handle = createEraseService({ call, clientKeys: new Map([['client', 'key']]), logger, now: () => now });
  const event = buildApiEvent('DELETE', '/subjects/{id}');
  const claims = { token_use: 'access', scope: 'subjects/erase', tenant: 'example', sub: 'actor', client_id: 'client' };
  const { statusCode, body } = await handle(
    {
      ...event,
      pathParameters: { id: SUBJECT },
      requestContext: {
        ...event.requestContext,
        identity: { ...event.requestContext.identity, apiKeyId: 'key' },
        authorizer: { claims },
      },
    },
    context,
  );
  return { statusCode, body: JSON.parse(body), event: lines[0]?.['event'] };
}

const progress = (erasedRecords: number, complete: boolean) => ({ erasedAt: AT, erasedRecords, complete });

describe('an erasure', () => {
  test('of a person with few records is one statement, which may be repeated', async () => {
    expect(await eraseWith([progress(3, true)])).toEqual({
      statusCode: 200,
      body: { subject: SUBJECT, erasedAt: AT, erasedRecords: 3, complete: true },
      event: 'SubjectErased',
    });
    expect(calls).toEqual([
      {
        function: 'erase_subject',
        parameters: {
          tenant: 'example',
          actor: 'actor',
          request: '11111111-2222-4333-8444-555555555555',
          subject: SUBJECT,
        },
        repeatable: true,
      },
    ]);
  });

  test('goes on in batches until it is complete', async () => {
    const answers = [progress(5_000, false), progress(10_000, false), progress(10_001, true)];
    expect(await eraseWith(answers)).toMatchObject({
      statusCode: 200,
      body: { erasedRecords: 10_001, complete: true },
    });
    expect(calls).toHaveLength(3);
  });

  test('answers 202 after four seconds, with what was done so far', async () => {
    expect(await eraseWith([progress(5_000, false)])).toMatchObject({
      statusCode: 202,
      body: { erasedRecords: 5_000, complete: false },
      event: 'SubjectErased',
    });
    expect(calls).toHaveLength(4);
  });

  test('of an unknown person is not found', async () => {
    expect(await eraseWith([null])).toMatchObject({ statusCode: 404, event: undefined });
    expect(calls).toHaveLength(1);
  });
});
