import { createRequestHandler } from '../http/request-handler';
import type { RoutesOf } from '../routes';
import { buildCaller, type EncryptingServiceProps } from '../service-props';
import { buildETag, openRecord, type StoredRecord } from '../stored-record';
import { exportSubject } from './export-subject';
import { readPage } from './read-page';

const PAGE = 20;

/** Every route of the function that may only read. */
export function createReadService({ call, keys, logger }: EncryptingServiceProps) {
  return createRequestHandler<RoutesOf<'read'>>({
    logger,
    handlers: {
      'GET /health': async () => {
        await call<boolean>({ function: 'health', parameters: {}, repeatable: true });
        return { body: { status: 'ok' } };
      },

      'GET /records/{id}': async (request) => {
        const parameters = { ...buildCaller(request), id: request.parameters.id };
        const stored = await call<StoredRecord | null>({ function: 'read_record', parameters, repeatable: true });
        const tenant = await keys.find(request.principal.tenant);
        if (stored === null || tenant === undefined) return { refused: 404 };
        return { body: openRecord(tenant, stored), headers: buildETag(stored), event: 'RecordRead' };
      },

      'GET /records': async (request) => {
        const { cursor, limit, subject } = request.parameters;
        const size = limit === undefined ? PAGE : Number(limit);
        return { body: await readPage({ call, keys }, request, 'record.list', { subject, cursor, size }) };
      },

      'POST /records/search': async (request) => {
        const { email, cursor } = request.body;
        const tenant = await keys.find(request.principal.tenant);
        // The tenant has never stored anything.
        if (tenant === undefined) return { body: { items: [] } };
        const emailIndex = tenant.computeBlindIndex('email', email);
        const found = await readPage({ call, keys }, request, 'record.search', { emailIndex, cursor, size: PAGE });
        return { body: found, event: 'RecordsSearched' };
      },

      'GET /subjects/{id}/export': (request) => exportSubject({ call, keys }, request),
    },
  });
}
