import { randomBytes } from 'node:crypto';
import { KEY_BYTES, open, seal } from './sealed-box';
import type { TenantKeys } from './tenant-keys';

/**
 * The key of one person's data. It is stored wrapped and kept in memory for one request. Without the stored key the
 * data are unreadable.
 */
export interface SubjectKey {
  readonly subject: string;
  readonly key: Buffer;
  readonly wrapped: Buffer;
}

export function createSubjectKey({ tenant, wrapping }: TenantKeys, subject: string): SubjectKey {
  const key = randomBytes(KEY_BYTES);
  return { subject, key, wrapped: seal(wrapping, { plaintext: key, context: buildContext(tenant, subject) }) };
}

/** @throws TamperedData when it was wrapped for another tenant or subject */
export function unwrapSubjectKey({ tenant, wrapping }: TenantKeys, subject: string, wrapped: Buffer): SubjectKey {
  return { subject, key: open(wrapping, wrapped, buildContext(tenant, subject)), wrapped };
}

const buildContext = (tenant: string, subject: string) => ['subject-key', tenant, subject];
