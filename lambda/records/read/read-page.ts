import type { RecordsRequest, Reply } from '../http/request-handler';
import type { ResponseOf, RouteKey } from '../routes';
import { buildCaller, type EncryptingServiceProps } from '../service-props';
import { openRecords, readWithKeys, type StoredRecord } from '../stored-record';

type Page = ResponseOf<'GET /records'>;
type PageItem = Page['items'][number];

/** A function of the database that reads one page, and its parameters besides the caller. */
export type PageRead =
  | {
      readonly function: 'list_records';
      readonly parameters: {
        readonly subject: string | undefined;
        readonly after: string | undefined;
        readonly limit: number;
      };
      readonly isWanted?: undefined;
    }
  | {
      readonly function: 'search_records';
      readonly parameters: { readonly email_index: Buffer; readonly after: string | undefined };
      /** Whether a found record has the wanted address. An index can be moved to another record. */
      readonly isWanted: (record: PageItem) => boolean;
    };

/**
 * Reads records in the order of their ids, so that no record is repeated or skipped between pages. A record that cannot
 * be opened is listed by its id, and raises DecryptFailed. A page looks at 5,000 records at most. While many records of
 * an erased person remain, it may have fewer than asked for, or none, and still a next page.
 */
export async function readPage(
  { call, keys }: Pick<EncryptingServiceProps, 'call' | 'keys'>,
  request: Pick<RecordsRequest<RouteKey>, 'principal' | 'requestId'>,
  read: PageRead,
): Promise<Reply<Page>> {
  const { answer: page, keys: tenant } = await readWithKeys(
    keys,
    request.principal.tenant,
    () =>
      call<{ readonly items: readonly StoredRecord[]; readonly next: string | null }>({
        function: read.function,
        parameters: { ...buildCaller(request), ...read.parameters },
        repeatable: true,
      }),
    ({ items }) => items,
  );
  const next = page.next ?? undefined;
  if (tenant === undefined) return { body: { items: [], next } };
  const { items, unreadable } = openRecords(tenant, page.items, read.isWanted);
  if (unreadable.length === 0) return { body: { items, next } };
  return { body: { items, unreadable, next }, event: 'DecryptFailed' };
}
