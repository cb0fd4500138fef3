import { anyOf, calls, isFalse, isPresent, isTrue } from './calls';
import { type Detection, onEvents } from './detection';

const FAMILY = { runbook: 'service-changes.md', tactic: 'defense evasion' } as const;

/**
 * Someone weakens the service itself: its users, API, web ACL, database, endpoints and stacks. Bulwark deploys each of
 * them with CloudFormation and in one region, so a call by anyone else is a detection, and a rule of that region sees it.
 */
export const serviceChanges: readonly Detection[] = [
  {
    ...FAMILY,
    id: 'UserPoolChanged',
    title: 'The user pool, its MFA, clients or identity providers were changed outside of a deployment.',
    techniques: ['T1556', 'T1484.002'],
    tactic: 'persistence',
    severity: 'critical',
    sees: 'Sign-in no longer needs MFA, or tokens are issued to a client or provider of the attacker.',
    falseAlarms: 'An administrator changes the user pool in the console.',
    form: onEvents([
      calls('cognito-idp', [
        'UpdateUserPool',
        'SetUserPoolMfaConfig',
        'SetRiskConfiguration',
        'CreateUserPoolClient',
        'UpdateUserPoolClient',
        'CreateIdentityProvider',
        'UpdateIdentityProvider',
        'UpdateResourceServer',
        'SetLogDeliveryConfiguration',
      ]),
    ]),
  },
  {
    ...FAMILY,
    id: 'UserAccountTakenOver',
    title: 'The password, attributes, MFA or groups of a user were set by an administrator.',
    techniques: ['T1098', 'T1531'],
    tactic: 'persistence',
    severity: 'high',
    sees: 'The attacker signs in as this user. The tenant of a user is an attribute too.',
    falseAlarms: 'The help desk resets a password, or a new user gets a tenant.',
    form: onEvents([
      calls('cognito-idp', [
        'AdminSetUserPassword',
        'AdminUpdateUserAttributes',
        'AdminSetUserMFAPreference',
        'AdminLinkProviderForUser',
        'AdminAddUserToGroup',
        'AdminDeleteUser',
        'AdminInitiateAuth',
      ]),
    ]),
  },
  {
    ...FAMILY,
    id: 'ApiChanged',
    title: 'A method, authorizer, integration or stage of an API was changed outside of a deployment.',
    techniques: ['T1556', 'T1190'],
    severity: 'critical',
    sees: 'A route without an authorizer answers everyone. Another integration receives each token.',
    falseAlarms: 'A developer tries something in the console.',
    form: onEvents([
      calls('apigateway', [
        'UpdateRestApi',
        'UpdateMethod',
        'PutMethod',
        'UpdateAuthorizer',
        'DeleteAuthorizer',
        'PutIntegration',
        'UpdateIntegration',
        'UpdateStage',
        'CreateDeployment',
        'UpdateRequestValidator',
        'UpdateGatewayResponse',
        'UpdateUsagePlan',
        'CreateApiKey',
      ]),
    ]),
  },
  {
    ...FAMILY,
    id: 'FirewallChanged',
    title: 'A web ACL, the DNS firewall or a VPC endpoint was changed outside of a deployment.',
    techniques: ['T1562.007'],
    severity: 'critical',
    sees: 'Attacks reach the API, or data leave the network by DNS or through an endpoint.',
    falseAlarms:
      'A rule that blocks customers is set to count by hand. The block list of the playbooks is not counted.',
    form: onEvents([
      calls('wafv2', ['UpdateWebACL', 'DeleteWebACL', 'DisassociateWebACL', 'UpdateRuleGroup', 'PutPermissionPolicy']),
      calls('route53resolver', [
        'UpdateFirewallRule',
        'DeleteFirewallRule',
        'UpdateFirewallConfig',
        'UpdateFirewallDomains',
        'ImportFirewallDomains',
        'DisassociateFirewallRuleGroup',
      ]),
      calls('network-firewall', ['UpdateFirewallPolicy', 'UpdateRuleGroup', 'DeleteFirewall']),
      calls('ec2', ['ModifyVpcEndpoint', 'DeleteVpcEndpoints']),
    ]),
  },
  {
    ...FAMILY,
    id: 'DatabaseWeakened',
    title: 'The password, sign-in, parameters or proxy of a database were changed outside of a deployment.',
    techniques: ['T1098', 'T1190'],
    tactic: 'persistence',
    severity: 'critical',
    sees: 'The master password is known to the caller, or a connection no longer needs TLS or an IAM token.',
    falseAlarms: 'An administrator works on the database by hand.',
    form: onEvents([
      calls(
        'rds',
        ['ModifyDBCluster', 'ModifyDBInstance'],
        anyOf(
          isPresent('requestParameters.masterUserPassword'),
          isFalse('requestParameters.enableIAMDatabaseAuthentication'),
          isTrue('requestParameters.enableHttpEndpoint'),
          isFalse('requestParameters.manageMasterUserPassword'),
        ),
      ),
      calls('rds', [
        'ModifyDBClusterParameterGroup',
        'ResetDBClusterParameterGroup',
        'ModifyDBProxy',
        'DeleteDBProxy',
        'CreateDBProxyEndpoint',
        'RegisterDBProxyTargets',
        'EnableHttpEndpoint',
        'AddRoleToDBCluster',
        'StopActivityStream',
      ]),
    ]),
  },
  {
    ...FAMILY,
    id: 'DeploymentGuardsRemoved',
    title: 'A stack was deleted or lost its protection, or a hook was switched off.',
    techniques: ['T1562.001', 'T1485'],
    severity: 'critical',
    sees: 'The next deployment is no longer checked, or an environment disappears.',
    falseAlarms: 'A planned removal with `cdk destroy`.',
    form: onEvents([
      calls(
        'cloudformation',
        ['UpdateTerminationProtection'],
        isFalse('requestParameters.enableTerminationProtection'),
      ),
      calls('cloudformation', [
        'DeleteStack',
        'SetStackPolicy',
        'DeactivateType',
        'DeregisterType',
        'SetTypeConfiguration',
      ]),
    ]),
  },
];
