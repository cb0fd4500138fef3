import type { RecordsRequest } from '../http/request-handler';
import type { ResponseOf, RouteKey } from '../routes';
import { buildCaller, type EncryptingServiceProps } from '../service-props';
import { openRecord, type StoredRecord } from '../stored-record';

export interface Selection {
  readonly subject?: string | undefined;
  readonly emailIndex?: Buffer;
  /** Id of the last record of the page before. */
  readonly cursor: string | undefined;
  readonly size: number;
}

/** Reads records in the order of their ids, so that no record is repeated or skipped between pages. */
export async function readPage(
  { call, keys }: Pick<EncryptingServiceProps, 'call' | 'keys'>,
  request: Pick<RecordsRequest<RouteKey>, 'principal' | 'requestId'>,
  action: 'record.list' | 'record.search',
  { subject, emailIndex, cursor, size }: Selection,
): Promise<ResponseOf<'GET /records'>> {
  const page = await call<{ readonly items: readonly StoredRecord[]; readonly more: boolean }>({
    function: 'read_page',
    parameters: { ...buildCaller(request), action, subject, email_index: emailIndex, after: cursor, limit: size },
    repeatable: true,
  });
  const tenant = await keys.find(request.principal.tenant);
  if (tenant === undefined) return { items: [] };
  const items = page.items.map((stored) => openRecord(tenant, stored));
  const next = page.more ? items.at(-1)?.id : undefined;
  return next === undefined ? { items } : { items, next };
}
