import { sealFields } from '../encryption/field-cipher';
import { assertRecordSeal, computeRecordSeal, hashBoxes } from '../encryption/record-seal';
import { unwrapSubjectKey } from '../encryption/subject-key';
import { TamperedData } from '../encryption/tampered-data';
import type { RecordsRequest, Reply } from '../http/request-handler';
import type { ResponseOf } from '../routes';
import { buildCaller, buildDeadline, type WritingServiceProps } from '../service-props';
import { buildETag, type Receipt, readWithKeys, type StoredFacts } from '../stored-record';

/** A record without its ciphertexts: their hashes are enough to seal it again. */
interface PreparedRecord extends StoredFacts {
  /** SHA-256 of each ciphertext in hexadecimal; null when the stored fields are no object. */
  readonly boxes: Readonly<Record<string, string>> | null;
}

type Outcome =
  | { readonly outcome: 'changed'; readonly receipt: Receipt }
  | { readonly outcome: 'stale' }
  | { readonly outcome: 'missing' };

/**
 * Changes a record that still has the version that the client read. It needs two statements, because the seal covers
 * the fields that do not change. The seal is checked before, so that an edited record is never sealed again. The second
 * statement checks the version. It is not repeated: the client could not tell its own change from another's.
 */
export async function changeRecord(
  { call, keys, now }: Pick<WritingServiceProps, 'call' | 'keys' | 'now'>,
  request: RecordsRequest<'PATCH /records/{id}'>,
): Promise<Reply<ResponseOf<'PATCH /records/{id}'>>> {
  const { id } = request.parameters;
  const version = Number(request.parameters['If-Match'].slice(1, -1));
  const { fields } = request.body;
  const { answer: stored, keys: tenant } = await readWithKeys(
    keys,
    request.principal.tenant,
    () =>
      call<PreparedRecord | null>({
        function: 'prepare_change',
        parameters: { ...buildCaller(request), id },
        repeatable: true,
      }),
    (found) => (found === null ? [] : [found]),
  );
  if (!stored || !tenant) return { refused: 404 };
  const { key: wrapped, seal, boxes: storedBoxes, ...facts } = stored;
  if (storedBoxes === null) throw new TamperedData();
  const key = unwrapSubjectKey(tenant, facts.subject, wrapped);
  assertRecordSeal(key, tenant.tenant, { ...facts, boxes: storedBoxes }, seal);
  if (facts.version !== version) return { refused: 412 };

  const boxes = sealFields(key, { tenant: tenant.tenant, record: id }, fields);
  const removed = Object.entries(fields).flatMap(([name, value]) => (value === null ? [name] : []));
  const kept = Object.entries(storedBoxes).filter(([name]) => !removed.includes(name));
  const { email } = fields;
  const emailIndex = typeof email === 'string' ? tenant.computeBlindIndex('email', email) : null;
  const updatedAt = new Date(Math.max(now(), Date.parse(facts.createdAt))).toISOString();
  const answer = await call<Outcome>({
    function: 'change_record',
    parameters: {
      ...buildCaller(request),
      ...buildDeadline(now),
      id,
      version,
      fields: JSON.stringify(boxes),
      removed,
      reindex: email !== undefined,
      email_index: emailIndex,
      seal: computeRecordSeal(key, tenant.tenant, {
        ...facts,
        version: version + 1,
        updatedAt,
        emailIndex: email === undefined ? facts.emailIndex : (emailIndex?.toString('base64') ?? null),
        boxes: { ...Object.fromEntries(kept), ...hashBoxes(boxes) },
      }),
      at: updatedAt,
    },
    repeatable: false,
  });
  switch (answer.outcome) {
    case 'changed':
      return { body: answer.receipt, headers: buildETag(answer.receipt), event: 'RecordChanged' };
    case 'stale':
      return { refused: 412 };
    case 'missing':
      return { refused: 404 };
  }
}
