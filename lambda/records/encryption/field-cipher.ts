import { open, seal } from './sealed-box';
import type { SubjectKey } from './subject-key';
import { TamperedData } from './tampered-data';

/** The place of a field, to which its ciphertext is bound. */
export interface RecordPlace {
  readonly tenant: string;
  readonly record: string;
}

/** Fields as they are stored: plain names, sealed values in base64. */
export type SealedFields = Readonly<Record<string, string>>;

export function sealFields(
  { subject, key }: SubjectKey,
  place: RecordPlace,
  fields: Readonly<Record<string, string | null | undefined>>,
): SealedFields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (typeof value !== 'string') return [];
      const message = { plaintext: Buffer.from(value), context: buildFieldContext(place, subject, name) };
      return [[name, seal(key, message).toString('base64')]];
    }),
  );
}

/**
 * Checks the form of fields that come from the database: names and texts.
 *
 * @throws TamperedData for any other value, which nobody but an editor of the table can have stored
 */
export function readSealedFields(stored: unknown): SealedFields {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) throw new TamperedData();
  return Object.fromEntries(
    Object.entries(stored).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'string') throw new TamperedData();
      return [name, value];
    }),
  );
}

/** @throws TamperedData when a ciphertext was changed, or belongs to another tenant, person, record or field */
export function openFields(
  { subject, key }: SubjectKey,
  place: RecordPlace,
  fields: SealedFields,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      open(key, Buffer.from(value, 'base64'), buildFieldContext(place, subject, name)).toString(),
    ]),
  );
}

const buildFieldContext = ({ tenant, record }: RecordPlace, subject: string, field: string) => [
  'field',
  tenant,
  subject,
  record,
  field,
];
