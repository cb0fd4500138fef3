import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { SealedFields } from './field-cipher';
import { deriveKey } from './sealed-box';
import type { SubjectKey } from './subject-key';
import { TamperedData } from './tampered-data';

/** Everything of a stored record that may not change without the key of its person. */
export interface RecordFacts {
  readonly id: string;
  readonly subject: string;
  readonly version: number;
  /** As they are stored and returned, with milliseconds. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Blind index of the e-mail address in base64; null without one. */
  readonly emailIndex: string | null;
  /** Digest of the request that created the record, in base64. */
  readonly digest: string;
  /** SHA-256 of each ciphertext in hexadecimal, by the name of the field. */
  readonly boxes: Readonly<Record<string, string>>;
}

/**
 * Computes the seal of a record: 32 bytes that bind the set of its fields, its metadata and its index together. A field
 * that is removed, an older version, another index or another time no longer match it. AWS Database Encryption SDK
 * signs items for the same reason.
 *
 * @see https://docs.aws.amazon.com/database-encryption-sdk/latest/devguide/concepts.html (digital signatures)
 */
export function computeRecordSeal({ key }: SubjectKey, tenant: string, facts: RecordFacts): Buffer {
  const { id, subject, version, createdAt, updatedAt, emailIndex, digest, boxes } = facts;
  return createHmac('sha256', deriveKey(key, 'record seal'))
    .update(
      JSON.stringify([tenant, subject, id, version, createdAt, updatedAt, emailIndex, digest, sortEntries(boxes)]),
    )
    .digest();
}

/** The entries of an object in the order of their names, however it was made. */
export function sortEntries(object: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.keys(object)
    .sort()
    .map((name) => [name, object[name]]);
}

/** @throws TamperedData when any part of the record differs from what was sealed */
export function assertRecordSeal(key: SubjectKey, tenant: string, facts: RecordFacts, stored: string): void {
  const seal = Buffer.from(stored, 'base64');
  const expected = computeRecordSeal(key, tenant, facts);
  if (seal.length !== expected.length || !timingSafeEqual(seal, expected)) throw new TamperedData();
}

/** Hashes each ciphertext in the form in which it is stored; the database computes the same. */
export function hashBoxes(fields: SealedFields): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([name, box]) => [name, hash('sha256', box)]));
}

/**
 * Computes the digest of a request under the key of the person: the same for the same request, so that requests can be
 * compared without being stored. It dies with the person's key, unlike one under the key of the tenant.
 */
export function digestRequest({ key }: SubjectKey, request: string): Buffer {
  return createHmac('sha256', deriveKey(key, 'request digest')).update(request).digest();
}
