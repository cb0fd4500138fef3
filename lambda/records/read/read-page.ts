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
    }
  | {
      readonly function: 'search_records';
      readonly parameters: { readonly email_index: Buffer; readonly after: string | undefined };
      /** Whether a found record has the wanted address. An index can be moved to another record. */
      readonly isWanted: (record: PageItem) => boolean;
    };

/**
 * Reads records in the order of their ids, so that no record is repeated or skipped between pages. A record that cannot
 * be opened is listed by its id, and raises DecryptFailed.
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
      call<{ readonly items: readonly StoredRecord[]; readonly more: boolean }>({
        function: read.function,
        parameters: { ...buildCaller(request), ...read.parameters },
        repeatable: true,
      }),
    ({ items }) => items,
  );
  if (tenant === undefined) return { body: { items: [] } };
  const { items, unreadable } = openRecords(
    tenant,
    page.items,
    read.function === 'search_records' ? read.isWanted : undefined,
  );
  const next = page.more ? page.items.at(-1)?.id : undefined;
  const body = {
    items,
    ...(unreadable.length === 0 ? {} : { unreadable }),
    ...(next === undefined ? {} : { next }),
  };
  return unreadable.length === 0 ? { body } : { body, event: 'DecryptFailed' };
}
