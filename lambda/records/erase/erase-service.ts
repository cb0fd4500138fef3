import { createRequestHandler } from '../http/request-handler';
import type { RoutesOf } from '../routes';
import { buildCaller, type ServiceProps } from '../service-props';

/** Every route of the function that erases. It needs no key, because it deletes keys only. */
export function createEraseService({ call, logger }: ServiceProps) {
  return createRequestHandler<RoutesOf<'erase'>>({
    logger,
    handlers: {
      'DELETE /subjects/{id}': async (request) => {
        const subject = request.parameters.id;
        const parameters = { ...buildCaller(request), subject };
        const erasedRecords = await call<number | null>({ function: 'erase_subject', parameters, repeatable: false });
        return erasedRecords === null ? { refused: 404 } : { body: { subject, erasedRecords }, event: 'SubjectErased' };
      },
    },
  });
}
