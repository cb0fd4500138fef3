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
import { databaseRules } from './database-rules';
import { deploymentRules } from './deployment-rules';
import { dnsFirewallRules } from './dns-firewall-rules';
import { identityRules } from './identity-rules';
import { keyPolicyRules } from './key-policy-rules';
import { keyRules } from './key-rules';
import { lambdaRules } from './lambda-rules';
import { logGroupRules } from './log-group-rules';
import { permissionRules } from './permission-rules';
import { queueRules } from './queue-rules';
import { rolePowerRules } from './role-power-rules';
import { roleTrustRules } from './role-trust-rules';
import type { Rule } from './rule';
import { sensitivePermissionRules } from './sensitive-permission-rules';
import { stackRules } from './stack-rules';
import { topicRules } from './topic-rules';
import { wafCoverageRules } from './waf-coverage-rules';
import { wafLimitRules } from './waf-limit-rules';
import { wafRules } from './waf-rules';

/** Every rule of our own pack. */
export const allRules: readonly Rule[] = [
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
  ...databaseRules,
  ...deploymentRules,
  ...dnsFirewallRules,
  ...identityRules,
  ...keyPolicyRules,
  ...keyRules,
  ...lambdaRules,
  ...logGroupRules,
  ...permissionRules,
  ...queueRules,
  ...rolePowerRules,
  ...roleTrustRules,
  ...sensitivePermissionRules,
  ...stackRules,
  ...topicRules,
  ...wafCoverageRules,
  ...wafLimitRules,
  ...wafRules,
];
