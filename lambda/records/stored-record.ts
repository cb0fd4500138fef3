import { openFields, readSealedFields } from './encryption/field-cipher';
import type { KeyRing } from './encryption/key-ring';
import { assertRecordSeal, hashBoxes } from './encryption/record-seal';
import { unwrapSubjectKey, type WrappedSubjectKey } from './encryption/subject-key';
import { TamperedData } from './encryption/tampered-data';
import { hasVersion, type TenantKeys } from './encryption/tenant-keys';
import type { ResponseOf } from './routes';

/** The part of a record that is not secret. */
export interface Receipt {
  readonly id: string;
  readonly subject: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What the database keeps of a record besides its ciphertexts, with the wrapped key of its subject. */
export interface StoredFacts extends Receipt {
  /** Base64; null without an e-mail address. */
  readonly emailIndex: string | null;
  /** Base64. */
  readonly digest: string;
  /** Base64. */
  readonly seal: string;
  readonly key: WrappedSubjectKey;
}

/** A record as the database returns it. Whoever may edit tables may have stored anything as fields. */
export interface StoredRecord extends StoredFacts {
  readonly fields: unknown;
}

/** More than two are needed only when a key is rotated twice within a moment. */
const TRIES = 3;

type OpenRecord = ResponseOf<'GET /records/{id}'>;

/** @throws TamperedData when a part was changed or removed, or belongs to another record */
export function openRecord(keys: TenantKeys, stored: StoredRecord): OpenRecord {
  const { fields: boxes, key, seal, emailIndex, digest, ...receipt } = stored;
  const sealed = readSealedFields(boxes);
  const subjectKey = unwrapSubjectKey(keys, receipt.subject, key);
  assertRecordSeal(subjectKey, keys.tenant, { ...receipt, emailIndex, digest, boxes: hashBoxes(sealed) }, seal);
  const { name, ...others } = openFields(subjectKey, { tenant: keys.tenant, record: receipt.id }, sealed);
  if (name === undefined) throw new TamperedData();
  return { ...receipt, fields: { name, ...others } };
}

export interface OpenedRecords {
  readonly items: OpenRecord[];
  /** Ids of records that could not be opened. They do not keep the others from being read. */
  readonly unreadable: string[];
}

/** Opens each record on its own. Without the keys of the tenant none is readable. */
export function openRecords(
  keys: TenantKeys | undefined,
  stored: readonly StoredRecord[],
  isWanted: (record: OpenRecord) => boolean = () => true,
): OpenedRecords {
  if (keys === undefined) return { items: [], unreadable: stored.map(({ id }) => id) };
  const items: OpenRecord[] = [];
  const unreadable: string[] = [];
  for (const each of stored) {
    const opened = tryToOpen(keys, each);
    if (opened !== undefined && isWanted(opened)) items.push(opened);
    else unreadable.push(each.id);
  }
  return { items, unreadable };
}

function tryToOpen(keys: TenantKeys, stored: StoredRecord): OpenRecord | undefined {
  try {
    return openRecord(keys, stored);
  } catch (error) {
    if (error instanceof TamperedData) return undefined;
    throw error;
  }
}

/** What the database answered, with the keys that open it. */
export interface ReadWithKeys<Answer> {
  readonly answer: Answer;
  /** Undefined when the answer has no record, or the tenant has no key. */
  readonly keys: TenantKeys | undefined;
}

/**
 * Reads, and finds the keys of the records that were read. A rotation may replace and delete a key between the two, so
 * records whose key does not exist are read again. One whose key never existed does not open.
 */
export async function readWithKeys<Answer>(
  ring: KeyRing,
  tenant: string,
  read: () => Promise<Answer>,
  listRecords: (answer: Answer) => readonly { readonly key: WrappedSubjectKey }[],
): Promise<ReadWithKeys<Answer>> {
  for (let tried = 1; ; tried += 1) {
    const answer = await read();
    const versions = listRecords(answer).map(({ key }) => key);
    if (versions.length === 0) return { answer, keys: undefined };
    const keys = await ring.find(tenant, versions);
    if (keys === undefined || tried === TRIES || versions.every((version) => hasVersion(keys, version))) {
      return { answer, keys };
    }
  }
}

/** The header with the version as entity tag. */
export function buildETag({ version }: Pick<Receipt, 'version'>): Readonly<Record<string, string>> {
  return { ETag: `"${version}"` };
}
