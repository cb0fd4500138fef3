import type { AcknowledgementFile } from '@bulwark/gate';
import { accountLoggingAcks } from './api/account-logging.acks';
import { apiWebAclAcks } from './api/api-web-acl.acks';
import { recordsApiAcks } from './api/records-api.acks';
import { usagePlansAcks } from './api/usage-plans.acks';
import { deadLetterQueueAcks } from './audit/dead-letter-queue.acks';
import { accessLogBucketAcks, logArchiveAcks } from './audit/log-archive.acks';
import { backupRoleAcks } from './data/backup-role.acks';
import { backupsAcks } from './data/backups.acks';
import { clusterGenerationAcks } from './data/cluster-generation.acks';
import { monitoringRoleAcks } from './data/monitoring-role.acks';
import { canaryDeploymentAcks } from './functions/canary-deployment.acks';
import { serviceFunctionAcks } from './functions/service-function.acks';
import { hardenedUserPoolAcks } from './identity/hardened-user-pool.acks';
import { tokenClaimsAcks } from './identity/token-claims.acks';
import { databaseNetworkAclAcks } from './network/database-network-acl.acks';
import { dnsFirewallAcks } from './network/dns-firewall.acks';
import { interfaceEndpointAcks } from './network/interface-endpoint.acks';
import { networkAcks } from './network/network.acks';
import { vpcSetupAcks } from './network/vpc-setup.acks';

/** Every acknowledgement file of the blueprint; each is beside its construct. */
export const acknowledgementFiles: readonly AcknowledgementFile[] = [
  accessLogBucketAcks,
  accountLoggingAcks,
  apiWebAclAcks,
  backupRoleAcks,
  backupsAcks,
  canaryDeploymentAcks,
  clusterGenerationAcks,
  databaseNetworkAclAcks,
  dnsFirewallAcks,
  deadLetterQueueAcks,
  interfaceEndpointAcks,
  hardenedUserPoolAcks,
  logArchiveAcks,
  monitoringRoleAcks,
  networkAcks,
  recordsApiAcks,
  serviceFunctionAcks,
  tokenClaimsAcks,
  usagePlansAcks,
  vpcSetupAcks,
];
