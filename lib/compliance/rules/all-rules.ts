import { apiGatewayAccessLogRules } from './api-gateway-access-log-rules';
import { apiGatewayRules } from './api-gateway-rules';
import { apiGatewayStageRules } from './api-gateway-stage-rules';
import { backupRules } from './backup-rules';
import { databaseProxyRules } from './database-proxy-rules';
import { deploymentRules } from './deployment-rules';
import { dnsFirewallRules } from './dns-firewall-rules';
import { identityRules } from './identity-rules';
import { permissionRules } from './permission-rules';
import { rolePowerRules } from './role-power-rules';
import { roleTrustRules } from './role-trust-rules';
import type { Rule } from './rule';
import { sensitivePermissionRules } from './sensitive-permission-rules';
import { stackRules } from './stack-rules';

/** Every rule of our own pack. */
export const allRules: readonly Rule[] = [
  ...apiGatewayAccessLogRules,
  ...apiGatewayRules,
  ...apiGatewayStageRules,
  ...backupRules,
  ...databaseProxyRules,
  ...deploymentRules,
  ...dnsFirewallRules,
  ...identityRules,
  ...permissionRules,
  ...rolePowerRules,
  ...roleTrustRules,
  ...sensitivePermissionRules,
  ...stackRules,
];
