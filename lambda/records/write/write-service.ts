import { createRequestHandler } from '../http/request-handler';
import type { RoutesOf } from '../routes';
import { buildCaller, type EncryptingServiceProps } from '../service-props';
import { changeRecord } from './change-record';
import { createRecord } from './create-record';

/**
 * Every route of the function that writes. It answers with what is no secret, since a token that writes may not read.
 */
export function createWriteService({ call, keys, logger }: EncryptingServiceProps) {
  return createRequestHandler<RoutesOf<'write'>>({
    logger,
    handlers: {
      'POST /records': (request) => createRecord({ call, keys }, request),

      'PATCH /records/{id}': (request) => changeRecord({ call, keys }, request),

      'DELETE /records/{id}': async (request) => {
        const parameters = { ...buildCaller(request), id: request.parameters.id };
        const removed = await call<boolean>({ function: 'remove_record', parameters, repeatable: false });
        return removed ? { body: undefined, event: 'RecordRemoved' } : { refused: 404 };
      },
    },
  });
}
