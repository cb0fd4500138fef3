import { sealFields } from '../encryption/field-cipher';
import { computeRecordSeal, digestRequest, hashBoxes, sortEntries } from '../encryption/record-seal';
import { createSubjectKey, type SubjectKey, unwrapSubjectKey, type WrappedSubjectKey } from '../encryption/subject-key';
import { hasVersion, type TenantKeys } from '../encryption/tenant-keys';
import type { RecordsRequest, Reply } from '../http/request-handler';
import type { ResponseOf } from '../routes';
import { buildCaller, type WritingServiceProps } from '../service-props';
import { buildETag, type Receipt } from '../stored-record';
import { Unavailable } from '../unavailable';

type Outcome =
  | { readonly outcome: 'created'; readonly receipt: Receipt }
  /** The person already has a key; the fields must be sealed with it. */
  | { readonly outcome: 'key'; readonly key: WrappedSubjectKey }
  /** The keys that wrapped the key of the person are not the current ones of the tenant. */
  | { readonly outcome: 'keys' }
  /** A concurrent duplicate of this request is creating the record; another attempt returns its result. */
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'reused' | 'removed' };

/**
 * The second attempt uses the key of the person. More are needed only when a person is erased, a key rotated or a
 * request duplicated at the same time.
 */
const TRIES = 4;

interface KeysOfAttempt {
  readonly tenant: TenantKeys;
  readonly key: SubjectKey;
  readonly wrapped: WrappedSubjectKey;
}

/**
 * Creates a record, once per idempotency key: the id is derived from it. The same statement stores the key of a new
 * person; for a known person it returns the stored key.
 */
export async function createRecord(
  { call, keys, now }: Pick<WritingServiceProps, 'call' | 'keys' | 'now'>,
  request: RecordsRequest<'POST /records'>,
): Promise<Reply<ResponseOf<'POST /records'>>> {
  const { subject } = request.body;

  const createKeys = async (): Promise<KeysOfAttempt> => {
    const tenant = await keys.findOrCreate(request.principal.tenant);
    const { made, wrapped } = createSubjectKey(tenant, subject);
    return { tenant, key: made, wrapped };
  };

  let attempt = await createKeys();
  for (let tried = 0; tried < TRIES; tried += 1) {
    const answer = await call<Outcome>({
      function: 'create_record',
      parameters: { ...buildCaller(request), ...sealRecord(attempt, request, now()) },
      repeatable: true,
    });
    switch (answer.outcome) {
      case 'created':
        return {
          body: answer.receipt,
          // Relative to the URL of the request, so that it is right with and without the stage in the path.
          headers: { Location: `records/${answer.receipt.id}`, ...buildETag(answer.receipt) },
          event: 'RecordCreated',
        };
      case 'reused':
        return { refused: 422 };
      case 'removed':
        return { refused: 409 };
      case 'key': {
        const wrapped = answer.key;
        const tenant = await keys.findOrCreate(request.principal.tenant, [wrapped]);
        // A rotation may have replaced and deleted the key in the meantime. The next attempt is told the new one.
        if (hasVersion(tenant, wrapped) || tried + 1 === TRIES)
          attempt = { tenant, wrapped, key: unwrapSubjectKey(tenant, subject, wrapped) };
        break;
      }
      case 'keys':
        keys.forget(request.principal.tenant);
        attempt = await createKeys();
        break;
      // After 'busy' the same attempt is made again.
    }
  }
  throw new Unavailable('database', 'CONTENDED');
}

/** The parameters of the database function: everything sealed with the key of the person. */
function sealRecord({ tenant, key, wrapped }: KeysOfAttempt, request: RecordsRequest<'POST /records'>, now: number) {
  const { subject, fields } = request.body;
  const id = tenant.deriveRecordId(request.parameters['Idempotency-Key']);
  const digest = digestRequest(key, canonicalize(request.body));
  const emailIndex = fields.email === undefined ? null : tenant.computeBlindIndex('email', fields.email);
  const boxes = sealFields(key, { tenant: tenant.tenant, record: id }, fields);
  const at = new Date(now).toISOString();
  const seal = computeRecordSeal(key, tenant.tenant, {
    id,
    subject,
    version: 1,
    createdAt: at,
    updatedAt: at,
    emailIndex: emailIndex?.toString('base64') ?? null,
    digest: digest.toString('base64'),
    boxes: hashBoxes(boxes),
  });
  return {
    id,
    subject,
    key: Buffer.from(wrapped.key, 'base64'),
    generation: wrapped.generation,
    epoch: wrapped.epoch,
    fields: JSON.stringify(boxes),
    email_index: emailIndex,
    digest,
    seal,
    at,
  };
}

/** The same text for the same request, in any order of its fields. */
function canonicalize({ subject, fields }: RecordsRequest<'POST /records'>['body']): string {
  return JSON.stringify([subject, sortEntries(fields)]);
}
