import { Logger } from '@aws-lambda-powertools/logger';
import { KMSClient } from '@aws-sdk/client-kms';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { createDatabaseCall } from '../records/database/database-call';
import { openFunctionDatabase } from '../records/database/function-database';
import { KMS_OPTIONS } from '../records/encryption/key-service';
import { createCustomResourceHandler } from '../shared/custom-resource';
import { compactKeys } from './compact-keys';
import { createEpochService } from './epoch-service';
import { type KeeperReport, keep } from './keeper';
import { parseKeeperSettings } from './keeper-settings';

/** Milliseconds of one statement; the database cancels it shortly before. */
const STATEMENT_MS = 61_000;

const logger = new Logger({ serviceName: 'keeper' });
const settings = parseKeeperSettings(process.env);
const kms = new KMSClient(KMS_OPTIONS);

/**
 * Each run opens its own connection. Behind a proxy the function stays warm while another cluster takes the place of the
 * old one, and a connection that it kept would still lead to the old one: the new one would get no epoch.
 */
async function runOnce(): Promise<KeeperReport> {
  const pool = openFunctionDatabase({ statementMs: STATEMENT_MS });
  try {
    const report = await keep({
      call: createDatabaseCall(pool),
      service: createEpochService({ kms, ...settings }),
      schedule: settings,
      logger,
      compactKeys: () => compactKeys(pool),
      now: () => new Date(),
    });
    logger.info('kept', { ...report });
    return report;
  } finally {
    await pool.end();
  }
}

/** A deployment runs it once, so that the first epoch is open before the first request. */
const handleDeployment = createCustomResourceHandler(async ({ type }) => {
  if (type !== 'Delete') await runOnce();
  return {};
});

/** Runs on schedule, and as the handler of a custom resource during a deployment. */
export async function handler(event: object, context: Context): Promise<void> {
  if (isDeployment(event)) await handleDeployment(event, context);
  else await runOnce();
}

function isDeployment(event: object): event is CloudFormationCustomResourceEvent {
  return 'RequestType' in event && 'ResponseURL' in event;
}
