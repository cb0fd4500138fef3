import { AccountRootPrincipal, type Conditions, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EPOCH_KEY } from '../../lambda/shared/epoch-key';

/**
 * Administration without use: an administrator of a key cannot decrypt with it. No principal has `kms:*`, not even the
 * account root. `kms:PutKeyPolicy` for the account prevents that a key becomes unmanageable.
 *
 * @see
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-administrators
 */
const ADMINISTRATION_ACTIONS = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

const USAGE_ACTIONS = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** Lets IAM administrators of this account manage the key. */
export function allowAdministration(): PolicyStatement {
  return new PolicyStatement({
    sid: 'AdministrationWithoutUse',
    principals: [new AccountRootPrincipal()],
    actions: ADMINISTRATION_ACTIONS,
    resources: ['*'],
  });
}

/**
 * Lets identities of this account use the key if their IAM policy allows it. They can use it only through the named
 * services (`kms:ViaService`), never by calling KMS directly.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
export function allowUseThroughServices(services: readonly string[], account: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'UseThroughServices',
    principals: [new AccountRootPrincipal()],
    actions: USAGE_ACTIONS,
    resources: ['*'],
    conditions: { StringEquals: { 'kms:ViaService': services, 'kms:CallerAccount': account } },
  });
}

/**
 * Lets the named services create grants, which they need after the call of the identity has ended. Only AWS services
 * may create a grant.
 *
 * @see
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-grant-is-for-aws-resource
 */
export function allowGrantsThroughServices(services: readonly string[], account: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'GrantsForServices',
    principals: [new AccountRootPrincipal()],
    actions: ['kms:CreateGrant'],
    resources: ['*'],
    conditions: {
      StringEquals: { 'kms:ViaService': services, 'kms:CallerAccount': account },
      Bool: { 'kms:GrantIsForAWSResource': 'true' },
    },
  });
}

/** Lets an AWS service use the key on its own behalf; the conditions limit it to resources of this environment. */
export function allowUseByService(service: string, sid: string, conditions: Conditions): PolicyStatement {
  return new PolicyStatement({
    sid,
    principals: [new ServicePrincipal(service)],
    actions: USAGE_ACTIONS,
    resources: ['*'],
    conditions,
  });
}

/**
 * Lets functions call KMS directly for the data keys of tenants. They must set the tenant and the purpose in the
 * encryption context. So the trail shows the tenant of every use, and a data key cannot be decrypted for another
 * tenant.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html
 */
export function allowTenantKeyUse(account: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'TenantKeysWithContext',
    principals: [new AccountRootPrincipal()],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
    conditions: {
      StringEquals: { 'kms:CallerAccount': account, 'kms:EncryptionContext:purpose': 'tenant-key' },
      Null: { 'kms:EncryptionContext:tenant': 'false' },
    },
  });
}

/**
 * Lets functions call KMS directly for the keys of epochs, and for nothing else. They must set the purpose in the
 * encryption context.
 */
export function allowEpochKeyUse(account: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'EpochKeysWithContext',
    principals: [new AccountRootPrincipal()],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
    conditions: {
      StringEquals: { 'kms:CallerAccount': account, 'kms:EncryptionContext:purpose': EPOCH_KEY },
    },
  });
}

/**
 * Lets Step Functions encrypt executions with the rights of the role of each state machine, and deliver their logs. The
 * encryption context limits it to the state machines that are named, and to logs of this account.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 */
export function allowUseByStateMachines(account: string, machines: string, logs: string): PolicyStatement[] {
  const fromThisAccount = { 'kms:CallerAccount': account };
  const ofLogs = { 'kms:EncryptionContext:SourceArn': logs };
  return [
    new PolicyStatement({
      sid: 'ExecutionsOfStateMachines',
      principals: [new AccountRootPrincipal()],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: {
        StringEquals: fromThisAccount,
        ArnLike: { 'kms:EncryptionContext:aws:states:stateMachineArn': machines },
      },
    }),
    new PolicyStatement({
      sid: 'LogsOfStateMachines',
      principals: [new AccountRootPrincipal()],
      actions: ['kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: { ...fromThisAccount, ...ofLogs } },
    }),
    new PolicyStatement({
      sid: 'LogDeliveryOfStateMachines',
      principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: ['kms:Decrypt'],
      resources: ['*'],
      conditions: { StringEquals: ofLogs },
    }),
  ];
}

/**
 * Lets CloudTrail encrypt the log files of one trail. DescribeKey has no encryption context, so it needs a second
 * statement.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function allowUseByTrail(trailArn: string): PolicyStatement[] {
  const trail = new ServicePrincipal('cloudtrail.amazonaws.com');
  return [
    new PolicyStatement({
      sid: 'TrailEncryptsItsFiles',
      principals: [trail],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: {
        ArnLike: { 'aws:SourceArn': trailArn },
        StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': trailArn },
      },
    }),
    new PolicyStatement({
      sid: 'TrailDescribesKey',
      principals: [trail],
      actions: ['kms:DescribeKey'],
      resources: ['*'],
      conditions: { ArnLike: { 'aws:SourceArn': trailArn } },
    }),
  ];
}

/**
 * Lets AWS Config encrypt the configurations that it delivers for this account.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html
 */
export function allowUseByConfig(account: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'ConfigEncryptsItsFiles',
    principals: [new ServicePrincipal('config.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': account } },
  });
}
