import { changeProperties, findPlaces, nameSubject, type Operator, readAt, type Widening } from './widening';

type Change = readonly [kind: string, type: string, path: string, widen: (value: unknown) => unknown];

const off = (value: unknown): unknown => (value === true || value === 'true' ? false : value);
const on = (value: unknown): unknown => (value === false || value === 'false' ? true : value);
const remove = (): undefined => undefined;
const to = (now: unknown) => (): unknown => now;
const replace =
  (from: string, now: unknown) =>
  (value: unknown): unknown =>
    value === from ? now : value;
const more = (value: unknown): unknown => (Number.isFinite(Number(value)) ? Number(value) * 10 + 10 : value);
const less = (value: unknown): unknown => (Number(value) > 1 ? 1 : value);
const without = (value: unknown): unknown => (Array.isArray(value) && value.length > 0 ? value.slice(1) : value);
const plus =
  (element: unknown) =>
  (value: unknown): unknown =>
    Array.isArray(value) ? [...value, element] : value;

/** A property of a type, and a value of it that protects less. */
const CHANGES: readonly Change[] = [
  ['throttle', 'AWS::ApiGateway::Stage', 'MethodSettings.*.ThrottlingRateLimit', more],
  ['throttle', 'AWS::ApiGateway::Stage', 'MethodSettings.*.ThrottlingBurstLimit', more],
  ['throttle', 'AWS::ApiGateway::UsagePlan', 'Quota.Limit', more],
  ['throttle', 'AWS::ApiGateway::UsagePlan', 'Quota', remove],
  ['throttle', 'AWS::ApiGateway::UsagePlan', 'Throttle.RateLimit', more],
  ['throttle', 'AWS::ApiGateway::UsagePlan', 'Throttle', remove],
  ['logs', 'AWS::ApiGateway::Stage', 'AccessLogSetting', remove],
  ['logs', 'AWS::ApiGateway::Stage', 'MethodSettings.*.DataTraceEnabled', on],
  ['logs', 'AWS::ApiGateway::Stage', 'MethodSettings.*.LoggingLevel', to('OFF')],
  ['TLS', 'AWS::ApiGateway::Stage', 'ClientCertificateId', remove],
  ['authorization', 'AWS::ApiGateway::Authorizer', 'AuthorizerResultTtlInSeconds', more],
  ['validation', 'AWS::ApiGateway::RequestValidator', 'ValidateRequestBody', off],
  ['validation', 'AWS::ApiGateway::RequestValidator', 'ValidateRequestParameters', off],
  [
    'web firewall',
    'AWS::WAFv2::WebACL',
    'DefaultAction',
    (value) => ('Block' in Object(value) ? { Allow: {} } : value),
  ],
  [
    'web firewall',
    'AWS::WAFv2::WebACL',
    'Rules.*.Action',
    (value) => ('Block' in Object(value) ? { Count: {} } : value),
  ],
  [
    'web firewall',
    'AWS::WAFv2::WebACL',
    'Rules.*.OverrideAction',
    (value) => ('None' in Object(value) ? { Count: {} } : value),
  ],
  ['web firewall', 'AWS::WAFv2::WebACL', 'Rules.*.Statement.RateBasedStatement.Limit', more],
  ['web firewall', 'AWS::WAFv2::WebACL', 'VisibilityConfig.SampledRequestsEnabled', off],
  ['sign-in', 'AWS::Cognito::UserPool', 'MfaConfiguration', replace('ON', 'OPTIONAL')],
  ['sign-in', 'AWS::Cognito::UserPool', 'EnabledMfas', plus('SMS_MFA')],
  ['sign-in', 'AWS::Cognito::UserPool', 'Policies.PasswordPolicy.MinimumLength', less],
  ['sign-in', 'AWS::Cognito::UserPool', 'Policies.PasswordPolicy.RequireSymbols', off],
  ['sign-in', 'AWS::Cognito::UserPool', 'Policies.PasswordPolicy.TemporaryPasswordValidityDays', more],
  ['sign-in', 'AWS::Cognito::UserPool', 'Policies.SignInPolicy.AllowedFirstAuthFactors', plus('EMAIL_OTP')],
  ['sign-in', 'AWS::Cognito::UserPool', 'AdminCreateUserConfig.AllowAdminCreateUserOnly', off],
  ['sign-in', 'AWS::Cognito::UserPool', 'UserPoolAddOns.AdvancedSecurityMode', to('OFF')],
  ['deletion', 'AWS::Cognito::UserPool', 'DeletionProtection', replace('ACTIVE', 'INACTIVE')],
  ['sign-in', 'AWS::Cognito::UserPoolClient', 'AllowedOAuthFlows', plus('implicit')],
  ['sign-in', 'AWS::Cognito::UserPoolClient', 'AllowedOAuthScopes', plus('aws.cognito.signin.user.admin')],
  ['sign-in', 'AWS::Cognito::UserPoolClient', 'CallbackURLs', plus('https://other.example.com/')],
  ['sign-in', 'AWS::Cognito::UserPoolClient', 'ExplicitAuthFlows', plus('ALLOW_USER_PASSWORD_AUTH')],
  ['sign-in', 'AWS::Cognito::UserPoolClient', 'AccessTokenValidity', more],
  ['sign-in', 'AWS::Cognito::UserPoolClient', 'RefreshTokenValidity', more],
  ['sign-in', 'AWS::Cognito::UserPoolClient', 'EnableTokenRevocation', off],
  ['sign-in', 'AWS::Cognito::UserPoolClient', 'PreventUserExistenceErrors', to('LEGACY')],
  ['sign-in', 'AWS::Cognito::UserPoolClient', 'WriteAttributes', plus('custom:tenant')],
  ['network', 'AWS::EC2::Subnet', 'MapPublicIpOnLaunch', on],
  ['network', 'AWS::EC2::NetworkAclEntry', 'CidrBlock', replace('10.0.0.0/16', '0.0.0.0/0')],
  ['network', 'AWS::RDS::DBInstance', 'PubliclyAccessible', on],
  ['network', 'AWS::Lambda::Function', 'VpcConfig', remove],
  ['network', 'AWS::Route53Resolver::FirewallRuleGroup', 'FirewallRules.*.Action', replace('BLOCK', 'ALERT')],
  ['network', 'AWS::Route53Resolver::FirewallRuleGroupAssociation', 'MutationProtection', to('DISABLED')],
  ['boundary', 'AWS::IAM::Role', 'PermissionsBoundary', remove],
  ['permission', 'AWS::IAM::Role', 'ManagedPolicyArns', plus('arn:aws:iam::aws:policy/AdministratorAccess')],
  ['permission', 'AWS::IAM::Role', 'MaxSessionDuration', more],
  ['key', 'AWS::KMS::Key', 'EnableKeyRotation', off],
  ['key', 'AWS::KMS::Key', 'RotationPeriodInDays', more],
  ['key', 'AWS::KMS::Key', 'PendingWindowInDays', less],
  ['encryption', 'AWS::S3::Bucket', 'BucketEncryption', remove],
  ['encryption', 'AWS::SNS::Topic', 'KmsMasterKeyId', remove],
  ['encryption', 'AWS::SQS::Queue', 'KmsMasterKeyId', remove],
  ['encryption', 'AWS::Logs::LogGroup', 'KmsKeyId', remove],
  ['encryption', 'AWS::Lambda::Function', 'KmsKeyArn', remove],
  ['encryption', 'AWS::RDS::DBCluster', 'StorageEncrypted', off],
  ['encryption', 'AWS::RDS::DBCluster', 'KmsKeyId', remove],
  ['encryption', 'AWS::CloudTrail::Trail', 'KMSKeyId', remove],
  ['encryption', 'AWS::Backup::BackupVault', 'EncryptionKeyArn', remove],
  ['encryption', 'AWS::StepFunctions::StateMachine', 'EncryptionConfiguration.KmsKeyId', remove],
  ['TLS', 'AWS::RDS::DBProxy', 'RequireTLS', off],
  ['TLS', 'AWS::RDS::DBClusterParameterGroup', 'Parameters.rds.force_ssl', to('0')],
  ['authorization', 'AWS::RDS::DBProxy', 'Auth.*.IAMAuth', to('DISABLED')],
  ['authorization', 'AWS::RDS::DBCluster', 'EnableIAMDatabaseAuthentication', off],
  ['public access', 'AWS::S3::Bucket', 'PublicAccessBlockConfiguration.BlockPublicAcls', off],
  ['public access', 'AWS::S3::Bucket', 'PublicAccessBlockConfiguration.BlockPublicPolicy', off],
  ['public access', 'AWS::S3::Bucket', 'PublicAccessBlockConfiguration', remove],
  ['public access', 'AWS::S3::Bucket', 'OwnershipControls.Rules.*.ObjectOwnership', to('ObjectWriter')],
  ['retention', 'AWS::S3::Bucket', 'VersioningConfiguration.Status', to('Suspended')],
  ['retention', 'AWS::S3::Bucket', 'ObjectLockConfiguration.Rule.DefaultRetention.Days', less],
  [
    'retention',
    'AWS::S3::Bucket',
    'ObjectLockConfiguration.Rule.DefaultRetention.Mode',
    replace('COMPLIANCE', 'GOVERNANCE'),
  ],
  ['retention', 'AWS::S3::Bucket', 'LifecycleConfiguration.Rules.*.ExpirationInDays', less],
  ['retention', 'AWS::Logs::LogGroup', 'RetentionInDays', less],
  ['retention', 'AWS::RDS::DBCluster', 'BackupRetentionPeriod', less],
  ['retention', 'AWS::SQS::Queue', 'MessageRetentionPeriod', less],
  ['retention', 'AWS::Backup::BackupPlan', 'BackupPlan.BackupPlanRule.*.Lifecycle.DeleteAfterDays', less],
  ['retention', 'AWS::Backup::BackupVault', 'LockConfiguration', remove],
  ['deletion', 'AWS::RDS::DBCluster', 'DeletionProtection', off],
  ['logs', 'AWS::RDS::DBCluster', 'EnableCloudwatchLogsExports', without],
  ['logs', 'AWS::StepFunctions::StateMachine', 'LoggingConfiguration.Level', to('OFF')],
  ['logs', 'AWS::StepFunctions::StateMachine', 'LoggingConfiguration.IncludeExecutionData', on],
  ['logs', 'AWS::CloudTrail::Trail', 'IsLogging', off],
  ['logs', 'AWS::CloudTrail::Trail', 'IsMultiRegionTrail', off],
  ['logs', 'AWS::CloudTrail::Trail', 'EnableLogFileValidation', off],
  ['logs', 'AWS::CloudTrail::Trail', 'AdvancedEventSelectors', without],
  ['alarm', 'AWS::CloudWatch::Alarm', 'AlarmActions', without],
  ['alarm', 'AWS::CloudWatch::Alarm', 'ActionsEnabled', off],
  ['alarm', 'AWS::CloudWatch::Alarm', 'EvaluationPeriods', more],
  ['alarm', 'AWS::Logs::MetricFilter', 'FilterPattern', to('{ $.eventName = "Nothing" }')],
  ['alarm', 'AWS::Events::Rule', 'State', to('DISABLED')],
  ['alarm', 'AWS::Events::Rule', 'Targets', without],
  ['detection', 'AWS::GuardDuty::Detector', 'Enable', off],
  ['detection', 'AWS::GuardDuty::Detector', 'Features.*.Status', replace('ENABLED', 'DISABLED')],
  ['detection', 'AWS::GuardDuty::Detector', 'FindingPublishingFrequency', to('SIX_HOURS')],
  ['detection', 'AWS::Config::ConfigurationRecorder', 'RecordingGroup.AllSupported', off],
  [
    'environment names',
    'AWS::Lambda::Function',
    'Environment.Variables',
    (value) => ({ ...Object(value), OPEN_DOOR: 'yes' }),
  ],
  ['concurrency', 'AWS::Lambda::Function', 'ReservedConcurrentExecutions', more],
  ['concurrency', 'AWS::Lambda::Function', 'DeadLetterConfig', remove],
  ['concurrency', 'AWS::Lambda::EventInvokeConfig', 'MaximumEventAgeInSeconds', more],
];

/** Another pattern finds other events, and whether a variable opens something is in its program. */
const UNKNOWN: readonly string[] = ['FilterPattern', 'Environment.Variables'];

/** Widens single properties. */
export const settingOperators: readonly Operator[] = CHANGES.map(
  ([kind, type, path, widen]): Operator =>
    (subject) => {
      if (subject.resource.Type !== type) return [];
      // The name of a parameter of a database has a dot in it.
      const steps = path.startsWith('Parameters.') ? ['Parameters', path.slice('Parameters.'.length)] : path.split('.');
      return findPlaces(subject.resource.Properties, steps).flatMap((place): Widening[] => {
        const value = readAt(subject.resource.Properties, place);
        const now = widen(value);
        if (JSON.stringify(now) === JSON.stringify(value)) return [];
        const property = place.filter((step) => !/^\d+$/.test(step)).at(-1) ?? '';
        return [
          {
            kind,
            what: `${type} ${path} of ${nameSubject(subject)}`,
            resources: { [subject.logicalId]: changeProperties(subject, place, now) },
            isUnknown: UNKNOWN.includes(path),
            words: [property, nameSubject(subject)],
          },
        ];
      });
    },
);
