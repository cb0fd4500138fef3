import { openFields, type SealedFields } from './encryption/field-cipher';
import { unwrapSubjectKey } from './encryption/subject-key';
import type { TenantKeys } from './encryption/tenant-keys';
import type { ResponseOf } from './routes';

/** The part of a record that is not secret. */
export interface Receipt {
  readonly id: string;
  readonly subject: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A record as the database returns it, with the wrapped key of its subject. */
export interface StoredRecord extends Receipt {
  readonly fields: SealedFields;
  readonly key: string;
}

type OpenRecord = ResponseOf<'GET /records/{id}'>;

/** @throws TamperedData when a part was changed, or belongs to another record */
export function openRecord(keys: TenantKeys, { fields, key, ...receipt }: StoredRecord): OpenRecord {
  const subjectKey = unwrapSubjectKey(keys, receipt.subject, Buffer.from(key, 'base64'));
  const { name = '', ...others } = openFields(subjectKey, { tenant: keys.tenant, record: receipt.id }, fields);
  return { ...receipt, fields: { name, ...others } };
}

/** The header with the version as entity tag. */
export function buildETag({ version }: Pick<Receipt, 'version'>): Readonly<Record<string, string>> {
  return { ETag: `"${version}"` };
}
