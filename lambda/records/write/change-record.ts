import { sealFields } from '../encryption/field-cipher';
import { unwrapSubjectKey } from '../encryption/subject-key';
import type { RecordsRequest, Reply } from '../http/request-handler';
import type { ResponseOf } from '../routes';
import { buildCaller, type EncryptingServiceProps } from '../service-props';
import { buildETag, type Receipt } from '../stored-record';

type Outcome =
  | { readonly outcome: 'changed'; readonly receipt: Receipt }
  | { readonly outcome: 'stale' }
  | { readonly outcome: 'missing' };

/**
 * Changes a record that still has the version that the client read. It needs two statements, because the key of the
 * person is known only after the record is found. The second one checks the version. It is not repeated: the client
 * could not tell its own change from another's.
 */
export async function changeRecord(
  { call, keys }: Pick<EncryptingServiceProps, 'call' | 'keys'>,
  request: RecordsRequest<'PATCH /records/{id}'>,
): Promise<Reply<ResponseOf<'PATCH /records/{id}'>>> {
  const { id, 'If-Match': version } = request.parameters;
  const { fields } = request.body;
  const owner = await call<{ readonly subject: string; readonly key: string } | null>({
    function: 'subject_key_of',
    parameters: { tenant: request.principal.tenant, id },
    repeatable: true,
  });
  const tenant = await keys.find(request.principal.tenant);
  if (owner === null || tenant === undefined) return { refused: 404 };
  const subjectKey = unwrapSubjectKey(tenant, owner.subject, Buffer.from(owner.key, 'base64'));
  const { email } = fields;
  const answer = await call<Outcome>({
    function: 'change_record',
    parameters: {
      ...buildCaller(request),
      id,
      version: Number(version.slice(1, -1)),
      fields: JSON.stringify(sealFields(subjectKey, { tenant: tenant.tenant, record: id }, fields)),
      removed: Object.entries(fields).flatMap(([name, value]) => (value === null ? [name] : [])),
      reindex: email !== undefined,
      email_index: typeof email === 'string' ? tenant.computeBlindIndex('email', email) : null,
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
