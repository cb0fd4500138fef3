import { AccountRootPrincipal, type Conditions, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

/**
 * Administration without use: who manages a key cannot decrypt with it. There is no `kms:*`, not even for the account
 * root; `kms:PutKeyPolicy` for the account is what keeps a key from being locked out for ever.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-administrators
 */
const ADMINISTRATION = [
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

const USE = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** IAM administrators of this account may manage the key. */
export function administration(): PolicyStatement {
  return new PolicyStatement({
    sid: 'AdministrationWithoutUse',
    principals: [new AccountRootPrincipal()],
    actions: ADMINISTRATION,
    resources: ['*'],
  });
}

/**
 * Identities of this account whose own policy allows it may use the key, but only through the named services
 * (`kms:ViaService`), never by calling KMS themselves.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
export function useThrough(services: readonly string[], account: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'UseThroughServices',
    principals: [new AccountRootPrincipal()],
    actions: USE,
    resources: ['*'],
    conditions: { StringEquals: { 'kms:ViaService': services, 'kms:CallerAccount': account } },
  });
}

/**
 * Services that keep working after the caller has gone (storage, environments) hold a grant; only AWS services may ask
 * for one.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-grant-is-for-aws-resource
 */
export function grantsThrough(services: readonly string[], account: string): PolicyStatement {
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

/** An AWS service uses the key on its own behalf; the conditions say for which of our resources. */
export function useBy(service: string, sid: string, conditions: Conditions): PolicyStatement {
  return new PolicyStatement({
    sid,
    principals: [new ServicePrincipal(service)],
    actions: USE,
    resources: ['*'],
    conditions,
  });
}

/**
 * Our own functions call KMS directly for the keys of tenants. They must name the tenant and the purpose in the encryption context,
 * so every use can be told apart in the trail and a data key of one tenant cannot be unwrapped as another's.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html
 */
export function useForTenants(account: string): PolicyStatement {
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
 * The trail encrypts its own files. Looking the key up carries no encryption context, so that it is a statement of its own.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function useByTrail(trailArn: string): PolicyStatement[] {
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
      sid: 'TrailLooksTheKeyUp',
      principals: [trail],
      actions: ['kms:DescribeKey'],
      resources: ['*'],
      conditions: { ArnLike: { 'aws:SourceArn': trailArn } },
    }),
  ];
}
