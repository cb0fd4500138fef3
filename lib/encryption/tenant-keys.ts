import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ServiceRole } from '../iam/service-role';

/** `unwrap` opens the keys of tenants that are stored; `make` also makes the key of a new tenant. */
export type TenantKeyUse = 'unwrap' | 'make';

/**
 * Lets a role use the subjects key directly, for the keys of tenants alone: the purpose in the encryption context is demanded here as
 * the key's own policy demands it.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context
 */
export function allowTenantKeys(role: ServiceRole, key: IKey, use: TenantKeyUse): void {
  role.allow({
    actions: use === 'make' ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:EncryptionContext:purpose': 'tenant-key' } },
  });
}
