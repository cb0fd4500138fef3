import { createRequestHandler } from '../http/request-handler';
import type { RoutesOf } from '../routes';
import { buildCaller, type ServiceProps } from '../service-props';

export interface EraseServiceProps extends ServiceProps {
  /** Milliseconds. */
  readonly now: () => number;
}

interface Erasure {
  /** When the key was deleted, which makes all records unreadable. */
  readonly erasedAt: string;
  readonly erasedRecords: number;
  readonly complete: boolean;
}

/** Milliseconds of batches in one request. The next request, or the scheduled function, does the rest. */
const BATCHES_MS = 4_000;

/**
 * Every route of the function that erases. It needs no key, because it deletes keys only. The first statement deletes
 * the key of the person, so nothing can be read after it, however many records there are. The records follow in
 * batches.
 */
export function createEraseService({ call, clientKeys, logger, now }: EraseServiceProps) {
  return createRequestHandler<RoutesOf<'erase'>>({
    logger,
    clientKeys,
    handlers: {
      'DELETE /subjects/{id}': async (request) => {
        const subject = request.parameters.id;
        const parameters = { ...buildCaller(request), subject };
        const until = now() + BATCHES_MS;
        // The same call continues an erasure, so it may be repeated.
        const erase = () => call<Erasure | null>({ function: 'erase_subject', parameters, repeatable: true });
        let erasure = await erase();
        while (erasure?.complete === false && now() < until) erasure = await erase();
        if (erasure === null) return { refused: 404 };
        const status = erasure.complete ? 200 : 202;
        return { status, body: { subject, ...erasure }, event: 'SubjectErased' };
      },
    },
  });
}
