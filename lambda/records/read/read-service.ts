import { normalizeTerm } from '../encryption/tenant-keys';
import { createRequestHandler } from '../http/request-handler';
import type { RoutesOf } from '../routes';
import { buildCaller, type EncryptingServiceProps } from '../service-props';
import { buildETag, openRecord, readWithKeys, type StoredRecord } from '../stored-record';
import { exportSubject } from './export-subject';
import { readPage } from './read-page';

const PAGE = 20;

/** Every route of the function that may only read. */
export function createReadService({ call, keys, clientKeys, logger }: EncryptingServiceProps) {
  return createRequestHandler<RoutesOf<'read'>>({
    logger,
    clientKeys,
    handlers: {
      'GET /health': async () => {
        await call<boolean>({ function: 'health', parameters: {}, repeatable: true });
        return { body: { status: 'ok' } };
      },

      'GET /records/{id}': async (request) => {
        const parameters = { ...buildCaller(request), id: request.parameters.id };
        const { answer: stored, keys: tenant } = await readWithKeys(
          keys,
          request.principal.tenant,
          () => call<StoredRecord | null>({ function: 'read_record', parameters, repeatable: true }),
          (found) => (found === null ? [] : [found]),
        );
        if (!stored || !tenant) return { refused: 404 };
        return { body: openRecord(tenant, stored), headers: buildETag(stored), event: 'RecordRead' };
      },

      'GET /records': (request) => {
        const { cursor: after, limit, subject } = request.parameters;
        const parameters = { subject, after, limit: limit === undefined ? PAGE : Number(limit) };
        return readPage({ call, keys }, request, { function: 'list_records', parameters });
      },

      'POST /records/search': async (request) => {
        const { email, cursor: after } = request.body;
        const tenant = await keys.find(request.principal.tenant);
        // The tenant has never stored anything.
        if (tenant === undefined) return { body: { items: [] } };
        const wanted = normalizeTerm(email);
        const found = await readPage({ call, keys }, request, {
          function: 'search_records',
          parameters: { email_index: tenant.computeBlindIndex('email', email), after },
          isWanted: ({ fields }) => fields.email !== undefined && normalizeTerm(fields.email) === wanted,
        });
        return { event: 'RecordsSearched', ...found };
      },

      'GET /subjects/{id}/export': (request) => exportSubject({ call, keys }, request),
    },
  });
}
