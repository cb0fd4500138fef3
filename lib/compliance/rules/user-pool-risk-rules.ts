import type { Deployment, Resource } from '../deployment/deployment';
import type { Value } from '../deployment/value';
import { isOwnKey } from './own-key';
import { awsDocs, nist, type Rule, securityHub } from './rule';

const POOL = ['AWS::Cognito::UserPool'];
const RISK = ['AWS::Cognito::UserPoolRiskConfigurationAttachment'];
const GUIDE = 'cognito/latest/developerguide';
const PROTECTION = awsDocs(`${GUIDE}/cognito-user-pool-settings-threat-protection.html`);
const TRIGGERS = awsDocs(`${GUIDE}/cognito-user-pools-working-with-lambda-triggers.html`);
const LOGS = awsDocs(`${GUIDE}/exporting-quotas-and-usage.html`);
/** Triggers that are written as an object with the ARN inside. */
const WITH_VERSION = /^(PreTokenGenerationConfig|InboundFederation|Custom(SMS|Email)Sender)$/;
/** What may answer a sign-in of each level of risk. */
const ANSWERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['HighAction', ['BLOCK']],
  ['MediumAction', ['BLOCK', 'MFA_REQUIRED']],
  ['LowAction', ['BLOCK', 'MFA_REQUIRED', 'MFA_IF_CONFIGURED']],
]);

/** Rules for what watches a user pool and takes part in a sign-in: threat protection, triggers, logs and the page. */
export const userPoolRiskRules: readonly Rule[] = [
  {
    id: 'CognitoThreatProtection',
    types: POOL,
    what: 'Threat protection answers attacks on sign-in, by the feature plan that has it.',
    why: 'Lists of stolen passwords are tried by machines. Without it each try counts like any sign-in.',
    fix: 'Set UserPoolTier to PLUS and UserPoolAddOns.AdvancedSecurityMode to ENFORCED.',
    property: 'Properties.UserPoolAddOns.AdvancedSecurityMode',
    references: [securityHub('Cognito.1'), nist('SI-4'), PROTECTION],
    check: (pool) =>
      pool.at('UserPoolTier').text() === 'PLUS' && pool.at('UserPoolAddOns.AdvancedSecurityMode').text() === 'ENFORCED',
  },
  {
    id: 'CognitoThreatProtectionOfOwnFlows',
    types: POOL,
    what: 'Threat protection answers attacks on sign-in by challenges of our own, too.',
    why: 'The flow that somebody adds by triggers later would be the way around it.',
    fix: 'Set UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode to ENFORCED.',
    property: 'Properties.UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode',
    references: [securityHub('Cognito.4'), nist('SI-4'), PROTECTION],
    check: (pool) => pool.at('UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode').text() === 'ENFORCED',
  },
  {
    id: 'CognitoRiskOfAllClients',
    types: POOL,
    what: 'What answers a risk is said for all clients of the pool.',
    why: 'A client that was left out, or comes later, is the one that is attacked.',
    fix: 'Add an AWS::Cognito::UserPoolRiskConfigurationAttachment of the pool with ClientId ALL.',
    property: 'Properties.UserPoolAddOns',
    references: [nist('SI-4'), PROTECTION],
    check: (pool, deployment) => ofPool(pool, deployment, ...RISK).some((risk) => risk.at('ClientId').text() === 'ALL'),
  },
  {
    id: 'CognitoTakeoverAnswered',
    types: RISK,
    what: 'A sign-in of high risk is blocked; one of less risk has to show a second factor.',
    why: 'A takeover that was seen and let in is a takeover.',
    fix: 'Set EventAction of HighAction to BLOCK, of MediumAction and LowAction to MFA_REQUIRED.',
    property: 'Properties.AccountTakeoverRiskConfiguration.Actions',
    references: [nist('IA-10'), awsDocs(`${GUIDE}/cognito-user-pool-settings-adaptive-authentication.html`)],
    check: (risk) =>
      [...ANSWERS]
        .filter(([level, answers]) => {
          const action = risk.at(`AccountTakeoverRiskConfiguration.Actions.${level}.EventAction`).text();
          return action === undefined || !answers.includes(action);
        })
        .map(([level]) => level),
  },
  {
    id: 'CognitoCompromisedCredentials',
    types: RISK,
    what: 'A password that is known from a break-in elsewhere is refused.',
    why: 'Lists of such passwords are what attackers begin with.',
    fix: 'Set CompromisedCredentialsRiskConfiguration.Actions.EventAction to BLOCK; leave EventFilter out, or list SIGN_IN and PASSWORD_CHANGE.',
    property: 'Properties.CompromisedCredentialsRiskConfiguration',
    references: [nist('IA-5(1)'), awsDocs(`${GUIDE}/cognito-user-pool-settings-compromised-credentials.html`)],
    check: (risk) => {
      const credentials = risk.at('CompromisedCredentialsRiskConfiguration');
      const events = credentials
        .at('EventFilter')
        .items()
        .map((event) => event.text());
      const all = events.length === 0 || ['SIGN_IN', 'PASSWORD_CHANGE'].every((event) => events.includes(event));
      return all && credentials.at('Actions.EventAction').text() === 'BLOCK';
    },
  },
  {
    id: 'CognitoNoAddressSkipped',
    types: RISK,
    what: 'No range of more than 256 addresses is free of risk.',
    why: 'From a range that is skipped everything may be tried. A provider rents out addresses of it to anybody.',
    fix: 'List single addresses or small networks of your own in RiskExceptionConfiguration.SkippedIPRangeList.',
    property: 'Properties.RiskExceptionConfiguration.SkippedIPRangeList',
    references: [nist('SI-4'), PROTECTION],
    check: (risk) => {
      const ranges = risk
        .at('RiskExceptionConfiguration.SkippedIPRangeList')
        .items()
        .map((range) => range.text() ?? '');
      return ranges.filter((range) => Number(range.split('/')[1] ?? 128) < (range.includes(':') ? 120 : 24));
    },
  },
  {
    id: 'CognitoOwnTriggers',
    types: POOL,
    what: 'Functions that take part in a sign-in are functions of this account.',
    why: 'A trigger sees who signs in, decides whether, and writes what tokens say. Another account would do all that.',
    fix: 'Name a function of your own in LambdaConfig.',
    property: 'Properties.LambdaConfig',
    references: [nist('AC-3'), TRIGGERS],
    check: (pool) => {
      const triggers = triggersOf(pool);
      if (triggers.length === 0) return 'not applicable';
      return triggers.filter((trigger) => !isOwn(trigger, pool)).map(({ property }) => property);
    },
  },
  {
    id: 'CognitoTriggersConnected',
    types: POOL,
    what: 'A function that the pool may call is one of its triggers.',
    why: 'A trigger that was taken out checks and adds nothing any more, and nothing fails.',
    fix: 'Name the function in LambdaConfig, or remove its AWS::Lambda::Permission for the pool.',
    property: 'Properties.LambdaConfig',
    references: [nist('CM-6'), TRIGGERS],
    check: (pool, deployment) => {
      const callable = deployment
        .ofType('AWS::Lambda::Permission')
        .filter((permission) => permission.at('SourceArn').target() === pool)
        .map((permission) => permission.at('FunctionName'));
      if (callable.length === 0) return 'not applicable';
      const triggers = triggersOf(pool).map(functionOf);
      return callable.filter((name) => !triggers.includes(functionOf(name))).map((name) => name.display());
    },
  },
  {
    id: 'CognitoTokenTriggerVersion',
    types: POOL,
    what: 'What a trigger writes into tokens is in access tokens, and in those of programs.',
    why: 'An API that decides by such a claim gets tokens without it: the first version writes ID tokens alone.',
    fix: 'Set PreTokenGenerationConfig.LambdaVersion to V2_0, or to V3_0 with clients that have client_credentials.',
    property: 'Properties.LambdaConfig.PreTokenGenerationConfig.LambdaVersion',
    references: [nist('AC-16'), awsDocs(`${GUIDE}/user-pool-lambda-pre-token-generation.html`)],
    check: (pool, deployment) => {
      const trigger = pool.at('LambdaConfig.PreTokenGenerationConfig');
      if (!trigger.present) return 'not applicable';
      const programs = ofPool(pool, deployment, 'AWS::Cognito::UserPoolClient').filter((client) =>
        client
          .at('AllowedOAuthFlows')
          .items()
          .some((flow) => flow.text() === 'client_credentials'),
      );
      const version = trigger.at('LambdaVersion').text();
      return version === 'V3_0' || (version === 'V2_0' && programs.length === 0);
    },
  },
  {
    id: 'CognitoSenderKey',
    types: POOL,
    what: 'Codes that a function of your own sends are encrypted with a key of their owner on the way to it.',
    why: 'A code opens an account; whoever reads it in between signs in.',
    fix: 'Set LambdaConfig.KMSKeyID to a customer managed key.',
    property: 'Properties.LambdaConfig.KMSKeyID',
    references: [nist('SC-13'), awsDocs(`${GUIDE}/user-pool-lambda-custom-sender-triggers.html`)],
    check: (pool) => {
      const triggers = pool.at('LambdaConfig');
      if (!triggers.at('CustomSMSSender').present && !triggers.at('CustomEmailSender').present) return 'not applicable';
      return isOwnKey(triggers.at('KMSKeyID'));
    },
  },
  {
    id: 'CognitoLogsSignIns',
    types: POOL,
    what: 'Every sign-in is logged with its risk.',
    why: 'Who asks afterwards which accounts an attacker tried, and which opened, finds nothing.',
    fix: 'Add an AWS::Cognito::LogDeliveryConfiguration with userAuthEvents at INFO to a log group, bucket or stream.',
    property: 'Properties.UserPoolAddOns',
    references: [nist('AU-2'), LOGS],
    check: (pool, deployment) => logs(pool, deployment, 'userAuthEvents', 'INFO'),
  },
  {
    id: 'CognitoLogsLostMessages',
    types: POOL,
    what: 'A message that could not be sent is logged.',
    why: 'People who wait for a code are locked out, and nobody knows.',
    fix: 'Add an AWS::Cognito::LogDeliveryConfiguration with userNotification at ERROR to a log group.',
    property: 'Properties.EmailConfiguration',
    references: [nist('AU-2'), LOGS],
    check: (pool, deployment) => logs(pool, deployment, 'userNotification', 'ERROR'),
  },
  {
    id: 'CognitoManagedLogin',
    types: ['AWS::Cognito::UserPoolDomain'],
    what: 'The sign-in page is the one that knows passkeys.',
    why: 'The classic page asks for passwords alone, which can be phished.',
    fix: 'Set ManagedLoginVersion to 2.',
    property: 'Properties.ManagedLoginVersion',
    references: [nist('IA-2(8)'), awsDocs(`${GUIDE}/cognito-user-pools-managed-login.html`)],
    check: (domain) => domain.at('ManagedLoginVersion').number() === 2,
  },
  {
    id: 'CognitoGroupRole',
    types: ['AWS::Cognito::UserPoolGroup'],
    what: 'What members of a group may do in AWS is in the templates.',
    why: 'A role from elsewhere is changed by others, and every member of the group has what it allows.',
    fix: 'Set RoleArn to an AWS::IAM::Role of the templates, or leave it out.',
    property: 'Properties.RoleArn',
    references: [nist('AC-6'), awsDocs(`${GUIDE}/cognito-user-pools-user-groups.html`)],
    check: (group) => {
      const role = group.at('RoleArn');
      const known = role.target()?.type ?? role.text();
      return known === undefined ? 'not applicable' : known === 'AWS::IAM::Role';
    },
  },
];

function ofPool(pool: Resource, deployment: Deployment, ...types: readonly string[]): readonly Resource[] {
  return deployment.ofType(...types).filter((resource) => resource.at('UserPoolId').target() === pool);
}

function triggersOf(pool: Resource): readonly Value[] {
  return pool
    .at('LambdaConfig')
    .entries()
    .filter(([name]) => name !== 'KMSKeyID')
    .map(([name, value]) => (WITH_VERSION.test(name) ? value.at('LambdaArn') : value));
}

function functionOf(name: Value): Resource | string {
  return name.target() ?? name.display();
}

function isOwn(trigger: Value, { stack }: Resource): boolean {
  if (trigger.target()?.type.startsWith('AWS::Lambda::')) return true;
  const account = /^arn:[\w-]+:lambda:[\w-]+:(\d{12}):/.exec(trigger.text() ?? '')?.[1];
  return account !== undefined && account === (stack.source.account ?? account);
}

/** Whether events of the pool are sent somewhere. Messages go to log groups only. */
function logs(pool: Resource, deployment: Deployment, source: string, level: string): boolean {
  const places = [
    'CloudWatchLogsConfiguration.LogGroupArn',
    'S3Configuration.BucketArn',
    'FirehoseConfiguration.StreamArn',
  ];
  return ofPool(pool, deployment, 'AWS::Cognito::LogDeliveryConfiguration')
    .flatMap((delivery) => delivery.at('LogConfigurations').items())
    .filter((log) => log.at('EventSource').text() === source && log.at('LogLevel').text() === level)
    .some((log) => places.slice(0, source === 'userNotification' ? 1 : 3).some((place) => log.at(place).present));
}
