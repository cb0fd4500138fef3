import type { Framework } from '../framework';
import { fsbpAccounts } from './fsbp-accounts';
import { fsbpApplication } from './fsbp-application';
import { fsbpCompute } from './fsbp-compute';
import { fsbpDatabases } from './fsbp-databases';
import { fsbpLogging } from './fsbp-logging';
import { fsbpNetwork } from './fsbp-network';
import { fsbpRds } from './fsbp-rds';
import { fsbpStorage } from './fsbp-storage';

/**
 * AWS Foundational Security Best Practices: every control that Security Hub lists for the standard in March 2026, by
 * its number and with our wording.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html
 */
export const fsbp: Framework = {
  id: 'aws-fsbp-1.0.0',
  title: 'AWS Foundational Security Best Practices',
  version: '1.0.0',
  url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html',
  controls: [
    ...fsbpAccounts,
    ...fsbpApplication,
    ...fsbpLogging,
    ...fsbpCompute,
    ...fsbpNetwork,
    ...fsbpStorage,
    ...fsbpDatabases,
    ...fsbpRds,
  ],
};
