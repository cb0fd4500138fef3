import type { RecordsRequest, Reply } from '../http/request-handler';
import type { ResponseOf } from '../routes';
import { buildCaller, type EncryptingServiceProps } from '../service-props';
import { openRecords, readWithKeys, type StoredRecord } from '../stored-record';

type Export = ResponseOf<'GET /subjects/{id}/export'>;

interface StoredExport extends Pick<Export, 'since' | 'events'> {
  readonly records: readonly StoredRecord[];
  readonly lastRecord: string | null;
  readonly lastEvent: string | null;
  readonly more: boolean;
}

const START = '00000000-0000-0000-0000-000000000000.0';

/**
 * Exports all data of a person. The cursor is the last record and the last event of the page before. The database
 * returns at most 200 records and events, far less than the 6 MB limit of a Lambda response.
 *
 * @see https://eur-lex.europa.eu/eli/reg/2016/679/oj Articles 15 and 20
 */
export async function exportSubject(
  { call, keys }: Pick<EncryptingServiceProps, 'call' | 'keys'>,
  request: RecordsRequest<'GET /subjects/{id}/export'>,
): Promise<Reply<Export>> {
  const subject = request.parameters.id;
  const cursor = request.parameters.cursor ?? START;
  const dot = cursor.indexOf('.');
  const [record, event] = [cursor.slice(0, dot), cursor.slice(dot + 1)];
  const { answer: stored, keys: tenant } = await readWithKeys(
    keys,
    request.principal.tenant,
    () =>
      call<StoredExport | null>({
        function: 'export_subject',
        parameters: { ...buildCaller(request), subject, after_record: record, after_event: event },
        repeatable: true,
      }),
    (found) => found?.records ?? [],
  );
  if (stored === null) return { refused: 404 };
  if (tenant === undefined && stored.records.length > 0) return { refused: 404 };
  const { since, events, more, lastRecord, lastEvent } = stored;
  const { items: records, unreadable } = openRecords(tenant, stored.records);
  const next = more ? { next: `${lastRecord ?? record}.${lastEvent ?? event}` } : {};
  const body = { subject, since, records, events, ...next };
  if (unreadable.length === 0) return { body, event: 'SubjectExported' };
  return { body: { ...body, unreadable }, event: 'DecryptFailed' };
}
