import { alarmRules } from './alarm-rules';
import { alarmThresholdRules } from './alarm-threshold-rules';
import { apiGatewayAccessLogRules } from './api-gateway-access-log-rules';
import { apiGatewayAccessRules } from './api-gateway-access-rules';
import { apiGatewayAnswerRules } from './api-gateway-answer-rules';
import { apiGatewayMethodRules } from './api-gateway-method-rules';
import { apiGatewayModelRules } from './api-gateway-model-rules';
import { apiGatewayRules } from './api-gateway-rules';
import { apiGatewayStageRules } from './api-gateway-stage-rules';
import { backupRules } from './backup-rules';
import { bucketPolicyRules } from './bucket-policy-rules';
import { bucketRules } from './bucket-rules';
import { databaseEventRules } from './database-event-rules';
import { databaseInstanceRules } from './database-instance-rules';
import { databaseParameterRules } from './database-parameter-rules';
import { databaseProxyRules } from './database-proxy-rules';
import { databaseReachRules } from './database-reach-rules';
import { databaseRules } from './database-rules';
import { deploymentRules } from './deployment-rules';
import { dnsFirewallRules } from './dns-firewall-rules';
import { endpointRules } from './endpoint-rules';
import { identityRules } from './identity-rules';
import { keyPolicyRules } from './key-policy-rules';
import { keyRules } from './key-rules';
import { lambdaRules } from './lambda-rules';
import { logGroupRules } from './log-group-rules';
import { logResourcePolicyRules } from './log-resource-policy-rules';
import { metricFilterRules } from './metric-filter-rules';
import { networkRules } from './network-rules';
import { permissionRules } from './permission-rules';
import { queueRules } from './queue-rules';
import { rolePowerRules } from './role-power-rules';
import { roleTrustRules } from './role-trust-rules';
import type { Rule } from './rule';
import { securityGroupRules } from './security-group-rules';
import { sensitivePermissionRules } from './sensitive-permission-rules';
import { stackRules } from './stack-rules';
import { topicRules } from './topic-rules';
import { trailEventRules } from './trail-event-rules';
import { trailRules } from './trail-rules';
import { userPoolClientRules } from './user-pool-client-rules';
import { userPoolRiskRules } from './user-pool-risk-rules';
import { userPoolRules } from './user-pool-rules';
import { wafCoverageRules } from './waf-coverage-rules';
import { wafLimitRules } from './waf-limit-rules';
import { wafRules } from './waf-rules';

/** Every rule of our own pack. */
export const allRules: readonly Rule[] = [
  ...alarmRules,
  ...alarmThresholdRules,
  ...apiGatewayAccessLogRules,
  ...apiGatewayAccessRules,
  ...apiGatewayAnswerRules,
  ...apiGatewayMethodRules,
  ...apiGatewayModelRules,
  ...apiGatewayRules,
  ...apiGatewayStageRules,
  ...backupRules,
  ...bucketPolicyRules,
  ...bucketRules,
  ...databaseEventRules,
  ...databaseInstanceRules,
  ...databaseParameterRules,
  ...databaseProxyRules,
  ...databaseReachRules,
  ...databaseRules,
  ...deploymentRules,
  ...dnsFirewallRules,
  ...endpointRules,
  ...identityRules,
  ...keyPolicyRules,
  ...keyRules,
  ...lambdaRules,
  ...logGroupRules,
  ...logResourcePolicyRules,
  ...metricFilterRules,
  ...networkRules,
  ...permissionRules,
  ...queueRules,
  ...rolePowerRules,
  ...roleTrustRules,
  ...securityGroupRules,
  ...sensitivePermissionRules,
  ...stackRules,
  ...topicRules,
  ...trailEventRules,
  ...trailRules,
  ...userPoolClientRules,
  ...userPoolRiskRules,
  ...userPoolRules,
  ...wafCoverageRules,
  ...wafLimitRules,
  ...wafRules,
];
