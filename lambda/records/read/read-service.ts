import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { checkHealth, type HealthStore } from '../health';
import { requestHandler } from '../request-handler';
import { respond, respondProblem } from '../respond';
import type { RoutesOf } from '../routes';

export interface ReadServiceProps {
  readonly store: HealthStore;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Every route of the function that may only read. */
export function readService({ store, logger, metrics }: ReadServiceProps) {
  return requestHandler<RoutesOf<'read'>>({
    logger,
    metrics,
    handlers: {
      'GET /health': async () => {
        const { health, code } = await checkHealth(store);
        metrics.addMetric('Healthy', MetricUnit.Count, health === 'ok' ? 1 : 0);
        if (health === 'ok') return respond(200, { status: health });
        logger.warn('the database does not answer', { failure: code });
        return respondProblem(503);
      },
    },
  });
}
