import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ServiceFunction } from '../functions/service-function';

/** `decrypt` decrypts stored data keys of tenants; `create` also generates the data key of a new tenant. */
export type TenantKeyUse = 'decrypt' | 'create';

/**
 * Lets a function call KMS with the subjects key, through the endpoint of KMS and only for data keys of tenants: the IAM
 * policy requires the same purpose in the encryption context as the key policy.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context
 */
export function grantTenantKeys(caller: ServiceFunction, key: IKey, use: TenantKeyUse): void {
  caller.allowEndpoint('kms');
  caller.role.allow({
    actions: use === 'create' ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:EncryptionContext:purpose': 'tenant-key' } },
  });
}
