import { open, sealAll } from './sealed-box';
import type { SubjectKey } from './subject-key';

/** Where a field stands; a ciphertext opens nowhere else. */
export interface RecordPlace {
  readonly tenant: string;
  readonly record: string;
}

/** Fields as they are stored: the name in the clear, the value sealed, as base64. */
export type SealedFields = Readonly<Record<string, string>>;

export function sealFields(
  { subject, key }: SubjectKey,
  place: RecordPlace,
  fields: Readonly<Record<string, string | null | undefined>>,
): SealedFields {
  const messages = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [{ name, plaintext: Buffer.from(value), context: context(place, subject, name) }] : [],
  );
  return Object.fromEntries(sealAll(key, messages).map(([name, box]) => [name, box.toString('base64')]));
}

/** @throws TamperedData when a field was changed, or belongs to another tenant, person, record or field */
export function openFields(
  { subject, key }: SubjectKey,
  place: RecordPlace,
  fields: SealedFields,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      open(key, Buffer.from(value, 'base64'), context(place, subject, name)).toString(),
    ]),
  );
}

const context = ({ tenant, record }: RecordPlace, subject: string, field: string) => [
  'field',
  tenant,
  subject,
  record,
  field,
];
