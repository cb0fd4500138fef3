import type { AddedWeakness, Resources } from './added-weakness';
import { own, role } from './trust-case';
import { KEY, PUBLIC, TOO_BROAD, weaken } from './weakened-properties';

const RIGHTS = 'rights on everything';
const LAMBDA_TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const allow = (Action: unknown, Resource: unknown) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});
const attach = { PolicyName: 'work', Roles: ['work'] };
const TABLE = own('dynamodb', 'table/orders');
const ROOT = { AWS: 'arn:aws:iam::111122223333:root' };
const keyPolicy = (Principal: unknown, Action: unknown, Condition?: object) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: ROOT,
      Action: [
        'kms:Create*',
        'kms:Describe*',
        'kms:Enable*',
        'kms:List*',
        'kms:Put*',
        'kms:Get*',
        'kms:ScheduleKeyDeletion',
        'kms:CancelKeyDeletion',
        'kms:TagResource',
      ],
      Resource: '*',
    },
    { Effect: 'Allow', Principal, Action, Resource: '*', ...(Condition === undefined ? {} : { Condition }) },
  ],
});
const VIA = {
  StringEquals: { 'kms:ViaService': 'dynamodb.eu-central-1.amazonaws.com', 'kms:CallerAccount': '111122223333' },
};
const KEY_RIGHTS = /kms:\*|all actions|every action|wildcard|administrat/i;
const key = (
  id: string,
  weak: Readonly<Record<string, unknown>>,
  more: Pick<AddedWeakness, 'level'> = {},
): AddedWeakness => ({
  ...more,
  id,
  service: 'KMS',
  kind: TOO_BROAD,
  hardened: {
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: {
        EnableKeyRotation: true,
        KeyPolicy: keyPolicy({ AWS: role() }, ['kms:Decrypt', 'kms:GenerateDataKey'], VIA),
      },
    },
  },
  weaken: { 'Key.Properties.KeyPolicy': weak },
  names: KEY_RIGHTS,
});
const pair = (
  id: string,
  service: string,
  kind: string,
  names: RegExp,
  hardened: Resources,
  weak: Resources,
): AddedWeakness => ({ id, service, kind, names, hardened, weaken: () => weak });
/** Rights, keys and secrets, as an engineer adds them. */
export const adopterIdentityWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::IAM::Policy', { ...attach, PolicyDocument: allow(['dynamodb:GetItem'], TABLE) }, [
    [
      'policy-everything',
      RIGHTS,
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', Action: '*', Resource: '*' },
      /full|every|\*|wildcard/i,
    ],
    ['policy-all-tables', RIGHTS, 'PolicyDocument.Statement.0.Resource', '*', /wildcard|resource/i],
    [
      'policy-every-role',
      RIGHTS,
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
      /wildcard|resource|role/i,
    ],
    [
      'policy-every-secret',
      RIGHTS,
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*' },
      /wildcard|resource/i,
    ],
    [
      'policy-passes-any-role',
      RIGHTS,
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', Action: ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'], Resource: '*' },
      /PassRole|pass/i,
    ],
    [
      'policy-runs-commands',
      RIGHTS,
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', Action: 'ssm:SendCommand', Resource: '*' },
      /wildcard|resource/i,
    ],
    [
      'policy-decrypts-everything',
      RIGHTS,
      'PolicyDocument.Statement.0',
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' },
      /kms|key/i,
    ],
    ['policy-all-of-a-service', RIGHTS, 'PolicyDocument.Statement.0.Action', 'dynamodb:*', /action/i],
  ]),
  ...weaken('AWS::IAM::Role', { AssumeRolePolicyDocument: LAMBDA_TRUST }, [
    [
      'role-administrator',
      RIGHTS,
      'ManagedPolicyArns',
      ['arn:aws:iam::aws:policy/AdministratorAccess'],
      /managed polic|Administrator/i,
    ],
    [
      'role-power-user',
      RIGHTS,
      'ManagedPolicyArns',
      ['arn:aws:iam::aws:policy/PowerUserAccess'],
      /managed polic|PowerUser/i,
    ],
    [
      'role-whole-account',
      'trust in too many',
      'AssumeRolePolicyDocument.Statement.0.Principal',
      ROOT,
      /account|root/i,
      'hardening',
    ],
    [
      'role-inline-everything',
      RIGHTS,
      'Policies',
      [{ PolicyName: 'all', PolicyDocument: allow('*', '*') }],
      /full|every|\*|wildcard/i,
    ],
  ]),
  ...weaken('AWS::IAM::Group', { GroupName: 'operators' }, [
    [
      'group-administrator',
      RIGHTS,
      'ManagedPolicyArns',
      ['arn:aws:iam::aws:policy/AdministratorAccess'],
      /managed polic|Administrator/i,
    ],
  ]),
  key('key-all-for-own-role', keyPolicy({ AWS: role() }, 'kms:*')),
  key(
    'key-all-for-two-roles',
    keyPolicy({ AWS: [role(), role('other')] }, ['kms:Describe*', 'kms:*'], {
      StringEquals: { 'kms:CallerAccount': '111122223333' },
    }),
  ),
  key(
    'key-use-and-administration',
    keyPolicy({ AWS: role() }, ['kms:Decrypt', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion']),
    { level: 'hardening' },
  ),
  {
    id: 'key-no-rotation',
    service: 'KMS',
    kind: 'old key',
    hardened: {
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: { EnableKeyRotation: true, KeyPolicy: keyPolicy({ AWS: role() }, ['kms:Decrypt'], VIA) },
      },
    },
    weaken: { 'Key.Properties.EnableKeyRotation': 'False' },
    names: /rotat/i,
  },
  ...weaken(
    'AWS::SecretsManager::ResourcePolicy',
    {
      SecretId: own('secretsmanager', 'secret:records-AbCdEf'),
      BlockPublicPolicy: true,
      ResourcePolicy: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS: role() }, Action: 'secretsmanager:GetSecretValue', Resource: '*' },
        ],
      },
    },
    [['secret-policy-unblocked', PUBLIC, 'BlockPublicPolicy', false, /public/i, 'hardening']],
  ),
  pair(
    'secret-not-rotated',
    'SecretsManager',
    'old secret',
    /rotat/i,
    {
      Secret: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { KmsKeyId: KEY, GenerateSecretString: { PasswordLength: 40 } },
      },
      Rotation: {
        Type: 'AWS::SecretsManager::RotationSchedule',
        Properties: {
          SecretId: { Ref: 'Secret' },
          RotationLambdaARN: own('lambda', 'function:rotate'),
          RotationRules: { ScheduleExpression: 'rate(30 days)' },
        },
      },
    },
    {
      Secret: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { KmsKeyId: KEY, GenerateSecretString: { PasswordLength: 40 } },
      },
    },
  ),
];
