import { Logger } from '@aws-lambda-powertools/logger';
import { KMSClient } from '@aws-sdk/client-kms';
import type { Context } from 'aws-lambda';
import { createDatabaseCall } from '../records/database/database-call';
import { openFunctionDatabase } from '../records/database/function-database';
import { createKeyStore } from '../records/database/key-store';
import { readKeyArn } from '../records/encryption/function-keys';
import { createKeyService, KMS_OPTIONS } from '../records/encryption/key-service';
import { createTenantService } from './tenant-service';

/** Milliseconds of one statement; the database cancels it shortly before. */
const STATEMENT_MS = 11_000;
/** Milliseconds of work in one invocation, well below the timeout of the function. */
const LIMIT_MS = 8 * 60_000;

const call = createDatabaseCall(openFunctionDatabase({ statementMs: STATEMENT_MS }));

const run = createTenantService({
  call,
  service: createKeyService(new KMSClient(KMS_OPTIONS), readKeyArn(process.env)),
  store: createKeyStore(call),
  logger: new Logger({ serviceName: 'tenants' }),
  now: Date.now,
  limitMs: LIMIT_MS,
});

export const handler = (event: unknown, context: Context) => run(event, context.awsRequestId);
