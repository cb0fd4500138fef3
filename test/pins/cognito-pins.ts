import { findByUserPool, findTriggers, readFirstFactors } from '../../packages/gate/src/rules/cognito/user-pool-lookup';
import { awsDocs, nist, type Rule } from '../../packages/gate/src/rules/rule';
import type { TemplateResource, Value } from '../../packages/gate/src/templates/template-resource';
import type { TemplateSet } from '../../packages/gate/src/templates/template-set';

const POOL = ['AWS::Cognito::UserPool'];
const GUIDE = 'cognito/latest/developerguide';
const FLOWS = awsDocs(`${GUIDE}/amazon-cognito-user-pools-authentication-flow-methods.html`);
const TEMPORARY_PASSWORD_DAYS = 3;
/** Days without a value, or with 0. */
const DEFAULT_TEMPORARY_PASSWORD_DAYS = 7;
const LONGEST_ATTRIBUTE = 2048;
/** Attributes that every user pool has. A template lists one to require it; its type and bounds are fixed. */
const STANDARD_ATTRIBUTE =
  /^(address|birthdate|email|(family|given|middle|nick|preferred_user)?_?name|gender|locale|phone_number|picture|profile|updated_at|website|zoneinfo|\w+_verified)$/;

/** Choices of this blueprint for its user pool, where other values are as safe. */
export const cognitoPins: readonly Rule[] = [
  {
    id: 'CognitoPasskeySignIn',
    level: 'pinned',
    group: 'secondFactor',
    types: POOL,
    what: 'Cognito user pool offers sign-in with a passkey',
    why: 'A passkey works only at the real sign-in page. Users type passwords and codes into a copied page.',
    fix: 'Add WEB_AUTHN to Policies.SignInPolicy.AllowedFirstAuthFactors.',
    property: 'Properties.Policies.SignInPolicy.AllowedFirstAuthFactors',
    references: [nist('IA-2(8)'), FLOWS],
    check: (pool) => readFirstFactors(pool).includes('WEB_AUTHN'),
  },
  {
    id: 'CognitoPasskeyCountsAsTwoFactors',
    level: 'pinned',
    group: 'secondFactor',
    types: POOL,
    what: 'Cognito user pool with required MFA accepts a passkey as both factors, bound to a named domain',
    why: 'Otherwise passkeys stop working, and users go back to passwords.',
    fix: 'Set WebAuthnRelyingPartyID, and WebAuthnFactorConfiguration to MULTI_FACTOR_WITH_USER_VERIFICATION.',
    property: 'Properties.WebAuthnFactorConfiguration',
    references: [nist('IA-2(1)'), FLOWS],
    check: (pool) => {
      if (!readFirstFactors(pool).includes('WEB_AUTHN')) return 'not applicable';
      const isOneFactor = pool.at('WebAuthnFactorConfiguration').text() !== 'MULTI_FACTOR_WITH_USER_VERIFICATION';
      if (isOneFactor && pool.at('MfaConfiguration').text() === 'ON') return false;
      return pool.at('WebAuthnRelyingPartyID').present;
    },
  },
  {
    id: 'CognitoPasswordTemporaryThreeDays',
    level: 'pinned',
    group: 'passwords',
    types: POOL,
    what: `Cognito user pool limits temporary passwords to ${TEMPORARY_PASSWORD_DAYS} days`,
    why: 'A temporary password stays in a mailbox, and whoever uses it first sets up the second factor.',
    fix: `Set PasswordPolicy.TemporaryPasswordValidityDays to ${TEMPORARY_PASSWORD_DAYS} or less.`,
    property: 'Properties.Policies.PasswordPolicy.TemporaryPasswordValidityDays',
    references: [nist('IA-5(1)')],
    check: (pool) => {
      const days =
        pool.at('Policies.PasswordPolicy.TemporaryPasswordValidityDays').number() ??
        pool.at('AdminCreateUserConfig.UnusedAccountValidityDays').number();
      return (days || DEFAULT_TEMPORARY_PASSWORD_DAYS) <= TEMPORARY_PASSWORD_DAYS;
    },
  },
  {
    id: 'CognitoDeviceRememberedOnPrompt',
    level: 'pinned',
    group: 'secondFactor',
    types: POOL,
    what: 'Cognito user pool remembers a device only when its user agrees',
    why: 'A shared device that is remembered without a question stays linked to the account.',
    fix: 'Set DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt to true.',
    property: 'Properties.DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt',
    references: [awsDocs(`${GUIDE}/amazon-cognito-user-pools-device-tracking.html`)],
    check: (pool) => {
      const devices = pool.at('DeviceConfiguration');
      return devices.present ? devices.at('DeviceOnlyRememberedOnUserPrompt').flag() === true : 'not applicable';
    },
  },
  {
    id: 'CognitoAttributeBounds',
    level: 'pinned',
    group: 'checkedInput',
    types: POOL,
    what: 'Cognito user pool bounds the length of text in custom attributes',
    why: 'The text is copied into tokens, headers and logs, and an empty text passes for a missing value.',
    fix: `Set AttributeDataType, and for String a MinLength of 1 or more and a MaxLength of ${LONGEST_ATTRIBUTE} or less.`,
    property: 'Properties.Schema',
    references: [nist('SI-10'), awsDocs(`${GUIDE}/user-pool-settings-attributes.html`)],
    check: (pool) =>
      pool
        .at('Schema')
        .items()
        .filter((attribute) => !isStandard(attribute) && !isBounded(attribute))
        .map(({ property }) => property),
  },
  {
    id: 'CognitoManagedLoginVersion',
    level: 'pinned',
    group: 'secondFactor',
    types: ['AWS::Cognito::UserPoolDomain'],
    what: 'Cognito domain serves managed login',
    why: 'The classic hosted page offers no passkeys, only passwords, which can be phished.',
    fix: 'Set ManagedLoginVersion to 2.',
    property: 'Properties.ManagedLoginVersion',
    references: [nist('IA-2(8)'), awsDocs(`${GUIDE}/cognito-user-pools-managed-login.html`)],
    check: (domain) => domain.at('ManagedLoginVersion').number() === 2,
  },
  {
    id: 'CognitoMessageErrorsLogged',
    level: 'pinned',
    group: 'auditLogs',
    types: POOL,
    what: 'Cognito user pool logs messages that could not be sent',
    why: 'Users who wait for a code are locked out, and no operator notices.',
    fix: 'Add an AWS::Cognito::LogDeliveryConfiguration with userNotification at ERROR to a log group.',
    property: 'Properties.EmailConfiguration',
    references: [nist('AU-2'), awsDocs(`${GUIDE}/exporting-quotas-and-usage.html`)],
    check: logsMessageErrors,
  },
  {
    id: 'CognitoTriggerConnected',
    level: 'pinned',
    group: 'authenticatedRequests',
    types: POOL,
    what: 'Cognito user pool calls every Lambda function that grants it permission',
    why: 'A trigger that was removed by mistake no longer checks sign-ins or adds claims, and nothing fails.',
    fix: 'Add the function to LambdaConfig, or remove its AWS::Lambda::Permission for the user pool.',
    property: 'Properties.LambdaConfig',
    references: [nist('CM-6'), awsDocs(`${GUIDE}/cognito-user-pools-working-with-lambda-triggers.html`)],
    check: (pool, templates) => {
      const callable = templates
        .ofType('AWS::Lambda::Permission')
        .filter((permission) => permission.at('SourceArn').target() === pool)
        .map((permission) => permission.at('FunctionName'));
      if (callable.length === 0) return 'not applicable';
      const triggers = findTriggers(pool).map(findFunction);
      return callable.filter((name) => !triggers.includes(findFunction(name))).map((name) => name.display());
    },
  },
  {
    id: 'CognitoTriggerTokenVersion',
    level: 'pinned',
    group: 'authenticatedRequests',
    types: POOL,
    what: 'Cognito token trigger writes claims into access tokens of people and of machines',
    why: 'The API authorizes by a claim. Version 1 of the trigger writes claims only into ID tokens.',
    fix: 'Set PreTokenGenerationConfig.LambdaVersion to V2_0, or to V3_0 with clients that have client_credentials.',
    property: 'Properties.LambdaConfig.PreTokenGenerationConfig.LambdaVersion',
    references: [nist('AC-16'), awsDocs(`${GUIDE}/user-pool-lambda-pre-token-generation.html`)],
    check: (pool, templates) => {
      const trigger = pool.at('LambdaConfig.PreTokenGenerationConfig');
      if (!trigger.present) return 'not applicable';
      const machines = findByUserPool(pool, templates, 'AWS::Cognito::UserPoolClient').filter((client) =>
        client
          .at('AllowedOAuthFlows')
          .items()
          .some((flow) => flow.text() === 'client_credentials'),
      );
      const version = trigger.at('LambdaVersion').text();
      return version === 'V3_0' || (version === 'V2_0' && machines.length === 0);
    },
  },
];

function isStandard(attribute: Value): boolean {
  return STANDARD_ATTRIBUTE.test(attribute.at('Name').text() ?? '');
}

function isBounded(attribute: Value): boolean {
  const type = attribute.at('AttributeDataType').text();
  if (type !== 'String') return type !== undefined;
  const shortest = attribute.at('StringAttributeConstraints.MinLength').number() ?? 0;
  const longest = attribute.at('StringAttributeConstraints.MaxLength').number() ?? Number.POSITIVE_INFINITY;
  return shortest >= 1 && shortest <= longest && longest <= LONGEST_ATTRIBUTE;
}

/** Cognito writes these events only to log groups. */
function logsMessageErrors(pool: TemplateResource, templates: TemplateSet): boolean {
  return findByUserPool(pool, templates, 'AWS::Cognito::LogDeliveryConfiguration')
    .flatMap((delivery) => delivery.at('LogConfigurations').items())
    .filter((log) => log.at('EventSource').text() === 'userNotification' && log.at('LogLevel').text() === 'ERROR')
    .some((log) => log.at('CloudWatchLogsConfiguration.LogGroupArn').present);
}

function findFunction(name: Value): TemplateResource | string {
  return name.target() ?? name.display();
}
