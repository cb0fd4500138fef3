import { randomUUID } from 'node:crypto';
import { sealFields } from '../../../lambda/records/encryption/field-cipher';
import { computeRecordSeal, hashBoxes } from '../../../lambda/records/encryption/record-seal';
import { createSubjectKey } from '../../../lambda/records/encryption/subject-key';
import type { TenantKeys } from '../../../lambda/records/encryption/tenant-keys';
import type { StoredRecord } from '../../../lambda/records/stored-record';

export interface SealedRecordProps {
  readonly fields?: Readonly<Record<string, string>>;
  readonly subject?: string;
  readonly version?: number;
  readonly emailIndex?: string;
}

/** Seals a record of a new person, as it is stored. */
export function sealRecord(
  keys: TenantKeys,
  { fields = { name: 'Ada' }, subject = randomUUID(), version = 1, emailIndex }: SealedRecordProps = {},
): StoredRecord {
  const { made, wrapped } = createSubjectKey(keys, subject);
  const id = randomUUID();
  const sealed = sealFields(made, { tenant: keys.tenant, record: id }, fields);
  const facts = {
    id,
    subject,
    version,
    createdAt: '2026-11-27T09:00:00.000Z',
    updatedAt: '2026-11-27T09:30:00.000Z',
    emailIndex: emailIndex ?? null,
    digest: 'ZGlnZXN0',
  };
  const seal = computeRecordSeal(made, keys.tenant, { ...facts, boxes: hashBoxes(sealed) });
  return { ...facts, fields: sealed, seal: seal.toString('base64'), key: wrapped };
}
