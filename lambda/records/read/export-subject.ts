import type { RecordsRequest, Reply } from '../http/request-handler';
import type { ResponseOf } from '../routes';
import { buildCaller, type EncryptingServiceProps } from '../service-props';
import { openRecord, type StoredRecord } from '../stored-record';

type Export = ResponseOf<'GET /subjects/{id}/export'>;

interface StoredExport extends Pick<Export, 'since' | 'events'> {
  readonly records: readonly StoredRecord[];
  readonly lastRecord: string | null;
  readonly lastEvent: string | null;
  readonly more: boolean;
}

/** Records and events per page. A page is far smaller than the 6 MB limit of a Lambda response. */
const PAGE = 200;
const START = '00000000-0000-0000-0000-000000000000.0';

/**
 * Exports all data of a person. The cursor is the last record and the last event of the page before.
 *
 * @see https://eur-lex.europa.eu/eli/reg/2016/679/oj Articles 15 and 20
 */
export async function exportSubject(
  { call, keys }: Pick<EncryptingServiceProps, 'call' | 'keys'>,
  request: RecordsRequest<'GET /subjects/{id}/export'>,
): Promise<Reply<Export>> {
  const subject = request.parameters.id;
  const [record = '', event = ''] = (request.parameters.cursor ?? START).split('.');
  const stored = await call<StoredExport | null>({
    function: 'export_subject',
    parameters: { ...buildCaller(request), subject, after_record: record, after_event: event, limit: PAGE },
    repeatable: true,
  });
  const tenant = await keys.find(request.principal.tenant);
  if (stored === null || tenant === undefined) return { refused: 404 };
  const { since, events, more, lastRecord, lastEvent } = stored;
  const records = stored.records.map((each) => openRecord(tenant, each));
  const next = more ? { next: `${lastRecord ?? record}.${lastEvent ?? event}` } : {};
  return { body: { subject, since, records, events, ...next }, event: 'SubjectExported' };
}
