import { createRequestHandler } from '../http/request-handler';
import type { RoutesOf } from '../routes';
import { buildCaller, buildDeadline, type WritingServiceProps } from '../service-props';
import { changeRecord } from './change-record';
import { createRecord } from './create-record';

/**
 * Every route of the function that writes. It answers with what is no secret, since a token that writes may not read.
 */
export function createWriteService({ call, keys, clientKeys, logger, now }: WritingServiceProps) {
  return createRequestHandler<RoutesOf<'write'>>({
    logger,
    clientKeys,
    handlers: {
      'POST /records': (request) => createRecord({ call, keys, now }, request),

      'PATCH /records/{id}': (request) => changeRecord({ call, keys, now }, request),

      'DELETE /records/{id}': async (request) => {
        const parameters = { ...buildCaller(request), ...buildDeadline(now), id: request.parameters.id };
        const removed = await call<boolean>({ function: 'remove_record', parameters, repeatable: false });
        return removed ? { body: undefined, event: 'RecordRemoved' } : { refused: 404 };
      },
    },
  });
}
