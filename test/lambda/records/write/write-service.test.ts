import { describe, expect, test } from '@jest/globals';
import { CALLER } from '../service-requests';
import { DEADLINE, RECEIPT, sendWrite } from './write-requests';

describe('a deletion', () => {
  const request = { method: 'DELETE', path: '/records/{id}', id: RECEIPT.id };

  test('is done as the caller, until the function gives up', async () => {
    const { status, body, event, calls } = await sendWrite(request, true);
    expect({ status, body, event }).toEqual({ status: 204, body: undefined, event: 'RecordRemoved' });
    const parameters = { ...CALLER, deadline: DEADLINE, id: RECEIPT.id };
    expect(calls).toEqual([{ function: 'remove_record', parameters, repeatable: false }]);
  });

  test('of a record that does not exist is not found', async () => {
    expect(await sendWrite(request, false)).toMatchObject({ status: 404, event: undefined });
  });
});
