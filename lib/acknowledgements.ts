import type { AcknowledgementFile } from '@bulwark/gate';
import { accountLoggingAcks } from './api/account-logging.acks';
import { apiWebAclAcks } from './api/api-web-acl.acks';
import { recordsApiAcks } from './api/records-api.acks';
import { recordsFunctionsAcks } from './api/records-functions.acks';
import { usagePlansAcks } from './api/usage-plans.acks';
import { deadLetterQueueAcks } from './audit/dead-letter-queue.acks';
import { accessLogBucketAcks, logArchiveAcks } from './audit/log-archive.acks';
import { backendAcks } from './backend.acks';
import { backupRoleAcks } from './data/backup-role.acks';
import { backupsAcks } from './data/backups.acks';
import { clusterGenerationAcks } from './data/cluster-generation.acks';
import { keeperAcks } from './data/keeper.acks';
import { monitoringRoleAcks } from './data/monitoring-role.acks';
import { tenantTasksAcks } from './data/tenant-tasks.acks';
import { accountSetupAcks } from './detection/account-setup.acks';
import { configurationBucketAcks } from './detection/configuration-bucket.acks';
import { configurationRecorderAcks } from './detection/configuration-recorder.acks';
import { guardDutyDetectorAcks } from './detection/guardduty-detector.acks';
import { canaryDeploymentAcks } from './functions/canary-deployment.acks';
import { serviceFunctionAcks } from './functions/service-function.acks';
import { hardenedUserPoolAcks } from './identity/hardened-user-pool.acks';
import { tokenClaimsAcks } from './identity/token-claims.acks';
import { databaseNetworkAclAcks } from './network/database-network-acl.acks';
import { dnsFirewallAcks } from './network/dns-firewall.acks';
import { interfaceEndpointAcks } from './network/interface-endpoint.acks';
import { networkAcks } from './network/network.acks';
import { vpcSetupAcks } from './network/vpc-setup.acks';
import { approvalsAcks } from './response/approvals.acks';
import { playbookFunctionsAcks } from './response/playbook-functions.acks';
import { playbookMachineAcks } from './response/playbook-machine.acks';
import { responseFunctionAcks } from './response/response-function.acks';

/** Every acknowledgement file of the blueprint; each is beside its construct. */
export const acknowledgementFiles: readonly AcknowledgementFile[] = [
  accessLogBucketAcks,
  accountLoggingAcks,
  accountSetupAcks,
  apiWebAclAcks,
  approvalsAcks,
  backendAcks,
  backupRoleAcks,
  backupsAcks,
  canaryDeploymentAcks,
  clusterGenerationAcks,
  configurationBucketAcks,
  configurationRecorderAcks,
  databaseNetworkAclAcks,
  dnsFirewallAcks,
  deadLetterQueueAcks,
  guardDutyDetectorAcks,
  interfaceEndpointAcks,
  hardenedUserPoolAcks,
  keeperAcks,
  logArchiveAcks,
  monitoringRoleAcks,
  networkAcks,
  playbookFunctionsAcks,
  playbookMachineAcks,
  recordsApiAcks,
  recordsFunctionsAcks,
  responseFunctionAcks,
  serviceFunctionAcks,
  tenantTasksAcks,
  tokenClaimsAcks,
  usagePlansAcks,
  vpcSetupAcks,
];
