import { expect, test } from '@jest/globals';
import { createKeyStore } from '../../../../lambda/records/database/key-store';
import { createAnsweringDatabase } from '../service-requests';

test('the keys of a tenant are read in one call, which may be repeated', async () => {
  const stored = { generations: [], epochs: [], open: 1, gone: false };
  const { call, calls } = createAnsweringDatabase(stored);
  expect(await createKeyStore(call).read('example')).toEqual(stored);
  expect(calls).toEqual([{ function: 'read_keys', parameters: { tenant: 'example' }, repeatable: true }]);
});

test('the first key of a tenant is stored in bytes, with its epoch; a second call stores no other one', async () => {
  const { call, calls } = createAnsweringDatabase(true);
  await createKeyStore(call).keep('example', { generation: 1, epoch: 7, key: 'a2V5' });
  const parameters = { tenant: 'example', epoch: 7, key: Buffer.from('key') };
  expect(calls).toEqual([{ function: 'keep_tenant_key', parameters, repeatable: true }]);
});
