import { sealFields } from '../encryption/field-cipher';
import { createSubjectKey, type SubjectKey, unwrapSubjectKey } from '../encryption/subject-key';
import type { RecordsRequest, Reply } from '../http/request-handler';
import type { ResponseOf } from '../routes';
import { buildCaller, type EncryptingServiceProps } from '../service-props';
import { buildETag, type Receipt } from '../stored-record';
import { Unavailable } from '../unavailable';

type Outcome =
  | { readonly outcome: 'created'; readonly receipt: Receipt }
  /** The person already has a key; the fields must be sealed with it. */
  | { readonly outcome: 'key'; readonly key: string }
  /** A concurrent duplicate of this request is creating the record; another attempt returns its result. */
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'reused' | 'removed' };

/**
 * The second attempt uses the key of the person. More are needed only when a person is erased or a request duplicated
 * at the same time.
 */
const TRIES = 4;

/**
 * Creates a record, once per idempotency key: the id is derived from it. The same statement stores the key of a new
 * person; for a known person it returns the stored key.
 */
export async function createRecord(
  { call, keys }: Pick<EncryptingServiceProps, 'call' | 'keys'>,
  request: RecordsRequest<'POST /records'>,
): Promise<Reply<ResponseOf<'POST /records'>>> {
  const { subject, fields } = request.body;
  const tenant = await keys.findOrCreate(request.principal.tenant);
  const id = tenant.deriveRecordId(request.parameters['Idempotency-Key']);
  const digest = tenant.digestRequest(canonicalize(request.body));
  const emailIndex = fields.email === undefined ? undefined : tenant.computeBlindIndex('email', fields.email);

  const attempt = ({ key, wrapped }: SubjectKey) =>
    call<Outcome>({
      function: 'create_record',
      parameters: {
        ...buildCaller(request),
        id,
        subject,
        key: wrapped,
        fields: JSON.stringify(sealFields({ subject, key, wrapped }, { tenant: tenant.tenant, record: id }, fields)),
        email_index: emailIndex,
        digest,
      },
      repeatable: true,
    });

  let subjectKey = createSubjectKey(tenant, subject);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const answer = await attempt(subjectKey);
    switch (answer.outcome) {
      case 'created':
        return {
          body: answer.receipt,
          // Relative to the URL of the request, so that it is right with and without the stage in the path.
          headers: { Location: `records/${id}`, ...buildETag(answer.receipt) },
          event: 'RecordCreated',
        };
      case 'reused':
        return { refused: 422 };
      case 'removed':
        return { refused: 409 };
      case 'key':
        subjectKey = unwrapSubjectKey(tenant, subject, Buffer.from(answer.key, 'base64'));
        break;
      case 'busy':
        break;
    }
  }
  throw new Unavailable('database', 'CONTENDED');
}

/** The same text for the same request, in any order of its fields. */
function canonicalize({ subject, fields }: RecordsRequest<'POST /records'>['body']): string {
  return JSON.stringify([subject, Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))]);
}
