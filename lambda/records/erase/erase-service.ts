import { requestHandler } from '../http/request-handler';
import type { RoutesOf } from '../routes';
import { onBehalf, type ServiceProps } from '../service-props';

/** Every route of the function that erases. It needs no key: what it does is to take keys away. */
export function eraseService({ call, logger }: ServiceProps) {
  return requestHandler<RoutesOf<'erase'>>({
    logger,
    handlers: {
      'DELETE /subjects/{id}': async (request) => {
        const subject = request.parameters.id;
        const parameters = { ...onBehalf(request), subject };
        const erasedRecords = await call<number | null>({ function: 'erase_subject', parameters, repeatable: false });
        return erasedRecords === null ? { refused: 404 } : { body: { subject, erasedRecords }, event: 'SubjectErased' };
      },
    },
  });
}
