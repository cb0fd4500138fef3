import { Logger } from '@aws-lambda-powertools/logger';
import { connectFunctionDatabase } from '../database/function-database';
import { createFunctionKeyRing } from '../encryption/function-keys';
import { readClientKeys } from '../http/client-keys';
import { createWriteService } from './write-service';

const call = connectFunctionDatabase();

export const handler = createWriteService({
  call,
  keys: createFunctionKeyRing(call),
  clientKeys: readClientKeys(process.env),
  // The wall clock, as in the database.
  now: Date.now,
  logger: new Logger({ serviceName: 'records-write' }),
});
