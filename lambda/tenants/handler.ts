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

const service = createKeyService(new KMSClient(KMS_OPTIONS), readKeyArn(process.env));
const logger = new Logger({ serviceName: 'tenants' });

/** Each run opens its own connection: one that is kept may lead to a cluster that another one has replaced. */
export async function handler(event: unknown, context: Context) {
  const pool = openFunctionDatabase({ statementMs: STATEMENT_MS });
  try {
    const call = createDatabaseCall(pool);
    const store = createKeyStore(call);
    const run = createTenantService({ call, service, store, logger, now: Date.now, limitMs: LIMIT_MS });
    return await run(event, context.awsRequestId);
  } finally {
    await pool.end();
  }
}
