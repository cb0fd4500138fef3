import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import { awsDocs, nist, prowler, type Rule, securityHub } from '../rule';
import { findByUserPool, hasThreatProtection, readTexts } from './user-pool-lookup';

const POOL = ['AWS::Cognito::UserPool'];
const RISK_CONFIGURATION = 'AWS::Cognito::UserPoolRiskConfigurationAttachment';
const GUIDE = 'cognito/latest/developerguide';
const THREAT_PROTECTION = awsDocs(`${GUIDE}/cognito-user-pool-settings-threat-protection.html`);
const CUSTOM_AUTH_TRIGGERS = ['DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse'];
/** Accepted responses to a sign-in, by its level of risk. */
const RESPONSES: ReadonlyMap<string, readonly string[]> = new Map([
  ['HighAction', ['BLOCK']],
  ['MediumAction', ['BLOCK', 'MFA_REQUIRED']],
  ['LowAction', ['BLOCK', 'MFA_REQUIRED', 'MFA_IF_CONFIGURED']],
]);

/** Threat protection of user pools: whether it responds to attacks, how, for whom, and where its events are logged. */
export const cognitoThreatProtectionRules: readonly Rule[] = [
  {
    id: 'CognitoThreatProtectionEnforced',
    level: 'required',
    group: 'takeoverProtection',
    types: POOL,
    what: 'Cognito user pool enforces threat protection for standard authentication',
    why: 'Attackers try lists of stolen passwords automatically. Without threat protection each try counts as normal sign-in.',
    fix: 'Set UserPoolTier to PLUS and UserPoolAddOns.AdvancedSecurityMode to ENFORCED.',
    property: 'Properties.UserPoolAddOns.AdvancedSecurityMode',
    references: [securityHub('Cognito.1'), nist('SI-4'), THREAT_PROTECTION],
    check: (pool) => pool.at('UserPoolTier').text() === 'PLUS' && hasThreatProtection(pool, 'ENFORCED'),
  },
  {
    id: 'CognitoThreatProtectionCustomAuth',
    level: 'required',
    group: 'takeoverProtection',
    types: POOL,
    what: 'Cognito user pool enforces threat protection for custom authentication',
    why: 'Attackers who meet threat protection at standard sign-in turn to custom authentication, where it is off.',
    fix: 'Set UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode to ENFORCED.',
    property: 'Properties.UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode',
    references: [securityHub('Cognito.4'), nist('SI-4'), THREAT_PROTECTION],
    check: (pool) => {
      // Without threat protection and without custom authentication, CognitoThreatProtectionEnforced is the finding.
      const hasCustomAuth = CUSTOM_AUTH_TRIGGERS.some((trigger) => pool.at('LambdaConfig').at(trigger).present);
      if (!hasCustomAuth && !hasThreatProtection(pool, 'AUDIT', 'ENFORCED')) return 'not applicable';
      return pool.at('UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode').text() === 'ENFORCED';
    },
  },
  {
    id: 'CognitoThreatProtectionAllClients',
    level: 'hardening',
    group: 'takeoverProtection',
    types: POOL,
    what: 'Cognito user pool with threat protection has a risk configuration for all app clients',
    why: 'Attackers choose the app client that has no risk configuration, such as one added later.',
    fix: 'Add an AWS::Cognito::UserPoolRiskConfigurationAttachment for the user pool with ClientId ALL.',
    property: 'Properties.UserPoolAddOns',
    references: [nist('SI-4'), THREAT_PROTECTION],
    check: (pool, templates) => {
      if (!hasThreatProtection(pool, 'ENFORCED')) return 'not applicable';
      return findByUserPool(pool, templates, RISK_CONFIGURATION).some((risk) => risk.at('ClientId').text() === 'ALL');
    },
  },
  {
    id: 'CognitoThreatProtectionTakeoverResponse',
    level: 'required',
    group: 'takeoverProtection',
    types: [RISK_CONFIGURATION],
    what: 'Cognito risk configuration blocks sign-in at high risk and requires MFA at lower risk',
    why: 'An account takeover that is detected but allowed still succeeds.',
    fix: 'Set EventAction of HighAction to BLOCK, and of MediumAction and LowAction to MFA_REQUIRED.',
    property: 'Properties.AccountTakeoverRiskConfiguration.Actions',
    references: [
      prowler('cognito_user_pool_blocks_potential_malicious_sign_in_attempts'),
      nist('IA-10'),
      awsDocs(`${GUIDE}/cognito-user-pool-settings-adaptive-authentication.html`),
    ],
    check: (risk) =>
      [...RESPONSES]
        .filter(([level, responses]) => {
          const action = risk.at(`AccountTakeoverRiskConfiguration.Actions.${level}.EventAction`).text();
          return action === undefined || !responses.includes(action);
        })
        .map(([level]) => level),
  },
  {
    id: 'CognitoThreatProtectionCompromisedPassword',
    level: 'required',
    group: 'takeoverProtection',
    types: [RISK_CONFIGURATION],
    what: 'Cognito risk configuration blocks passwords that were found in a data breach',
    why: 'Attackers start with passwords that were published after a breach of another service.',
    fix: 'Set CompromisedCredentialsRiskConfiguration.Actions.EventAction to BLOCK, with SIGN_IN and PASSWORD_CHANGE in any EventFilter.',
    property: 'Properties.CompromisedCredentialsRiskConfiguration',
    references: [
      prowler('cognito_user_pool_blocks_compromised_credentials_sign_in_attempts'),
      nist('IA-5(1)'),
      awsDocs(`${GUIDE}/cognito-user-pool-settings-compromised-credentials.html`),
    ],
    check: (risk) => {
      const credentials = risk.at('CompromisedCredentialsRiskConfiguration');
      // Without a filter every kind of event is checked.
      const events = readTexts(credentials.at('EventFilter'));
      const isComplete = events.length === 0 || ['SIGN_IN', 'PASSWORD_CHANGE'].every((event) => events.includes(event));
      return isComplete && credentials.at('Actions.EventAction').text() === 'BLOCK';
    },
  },
  {
    id: 'CognitoThreatProtectionSkippedRanges',
    level: 'hardening',
    group: 'takeoverProtection',
    types: [RISK_CONFIGURATION],
    what: 'Cognito risk configuration exempts no IP range of more than 256 addresses',
    why: 'Attackers rent addresses of a provider whose range is exempt, and then try passwords unnoticed.',
    fix: 'List only single addresses or small networks in RiskExceptionConfiguration.SkippedIPRangeList.',
    property: 'Properties.RiskExceptionConfiguration.SkippedIPRangeList',
    references: [nist('SI-4'), THREAT_PROTECTION],
    check: (risk) => {
      const ranges = risk
        .at('RiskExceptionConfiguration.SkippedIPRangeList')
        .items()
        .map((range) => range.text() ?? '');
      return ranges.filter((range) => Number(range.split('/')[1] ?? 128) < (range.includes(':') ? 120 : 24));
    },
  },
  {
    id: 'CognitoThreatProtectionEventsLogged',
    level: 'hardening',
    group: 'auditLogs',
    types: POOL,
    what: 'Cognito user pool with threat protection logs sign-in events',
    why: 'Without the log, an investigation cannot find which accounts an attacker tried and which ones opened.',
    fix: 'Add an AWS::Cognito::LogDeliveryConfiguration with userAuthEvents at INFO to a log group, bucket or stream.',
    property: 'Properties.UserPoolAddOns',
    references: [nist('AU-2'), awsDocs(`${GUIDE}/exporting-quotas-and-usage.html`)],
    check: (pool, templates) => {
      if (!hasThreatProtection(pool, 'AUDIT', 'ENFORCED')) return 'not applicable';
      return logsSignInEvents(pool, templates);
    },
  },
];

function logsSignInEvents(pool: TemplateResource, templates: TemplateSet): boolean {
  const destinations = [
    'CloudWatchLogsConfiguration.LogGroupArn',
    'S3Configuration.BucketArn',
    'FirehoseConfiguration.StreamArn',
  ];
  return findByUserPool(pool, templates, 'AWS::Cognito::LogDeliveryConfiguration')
    .flatMap((delivery) => delivery.at('LogConfigurations').items())
    .filter((log) => log.at('EventSource').text() === 'userAuthEvents' && log.at('LogLevel').text() === 'INFO')
    .some((log) => destinations.some((destination) => log.at(destination).present));
}
