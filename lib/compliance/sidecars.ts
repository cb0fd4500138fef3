import { accountLoggingAcks } from '../api/account-logging.acks';
import { recordsApiAcks } from '../api/records-api.acks';
import { deadLetterQueueAcks } from '../audit/dead-letter-queue.acks';
import { accessLogBucketAcks, logArchiveAcks } from '../audit/log-archive.acks';
import { backupRoleAcks } from '../data/backup-role.acks';
import { monitoringRoleAcks } from '../data/monitoring-role.acks';
import { postgresClusterAcks } from '../data/postgres-cluster.acks';
import { canaryDeploymentAcks } from '../functions/canary-deployment.acks';
import { serviceFunctionAcks } from '../functions/service-function.acks';
import { databaseAclAcks } from '../network/database-acl.acks';
import { networkAcks } from '../network/network.acks';
import { vpcSetupAcks } from '../network/vpc-setup.acks';
import type { Sidecar } from './acknowledgement';

/** Every acknowledgement of the blueprint, by the file beside the construct it excuses. */
export const sidecars: readonly Sidecar[] = [
  accessLogBucketAcks,
  accountLoggingAcks,
  backupRoleAcks,
  canaryDeploymentAcks,
  databaseAclAcks,
  deadLetterQueueAcks,
  logArchiveAcks,
  monitoringRoleAcks,
  networkAcks,
  postgresClusterAcks,
  recordsApiAcks,
  serviceFunctionAcks,
  vpcSetupAcks,
];
