import { sealFields } from '../encryption/field-cipher';
import { newSubjectKey, type SubjectKey, unwrapSubjectKey } from '../encryption/subject-key';
import type { RecordsRequest, Reply } from '../http/request-handler';
import type { ResponseOf } from '../routes';
import { type EncryptingServiceProps, onBehalf } from '../service-props';
import { type Receipt, versionTag } from '../stored-record';
import { Unavailable } from '../unavailable';

type Outcome =
  | { readonly outcome: 'created'; readonly receipt: Receipt }
  /** The person has a key already; the fields must be sealed with it. */
  | { readonly outcome: 'key'; readonly key: string }
  /** Made at this moment by the same request, sent twice; asked again, it tells. */
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'reused' | 'removed' };

/** The second try has the key of the person; more are needed only when persons are erased or requests doubled meanwhile. */
const TRIES = 4;

/**
 * Makes a record, once for each idempotency key: the key decides the id. A person who is new gets a key of their own in the same
 * statement; for one who is known the statement answers with the key that is to be used.
 */
export async function createRecord(
  { call, keys }: Pick<EncryptingServiceProps, 'call' | 'keys'>,
  request: RecordsRequest<'POST /records'>,
): Promise<Reply<ResponseOf<'POST /records'>>> {
  const { subject, fields } = request.body;
  const tenant = await keys.findOrMake(request.principal.tenant);
  const id = tenant.recordId(request.parameters['Idempotency-Key']);
  const digest = tenant.digest(canonical(request.body));
  const emailIndex = fields.email === undefined ? undefined : tenant.blindIndex('email', fields.email);

  const attempt = ({ key, wrapped }: SubjectKey) =>
    call<Outcome>({
      function: 'create_record',
      parameters: {
        ...onBehalf(request),
        id,
        subject,
        key: wrapped,
        fields: JSON.stringify(sealFields({ subject, key, wrapped }, { tenant: tenant.tenant, record: id }, fields)),
        email_index: emailIndex,
        digest,
      },
      repeatable: true,
    });

  let subjectKey = newSubjectKey(tenant, subject);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const answer = await attempt(subjectKey);
    switch (answer.outcome) {
      case 'created':
        return {
          body: answer.receipt,
          // Relative to what was asked for: right with and without the stage in the path.
          headers: { Location: `records/${id}`, ...versionTag(answer.receipt) },
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

/** The same for the same request, in whatever order its fields came. */
function canonical({ subject, fields }: RecordsRequest<'POST /records'>['body']): string {
  return JSON.stringify([subject, Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1))]);
}
