import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { errorFacts } from './error-facts';
import { respondProblem } from './respond';

export type RouteHandler = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

export interface RequestHandlerProps<Key extends string> {
  /** One for each route that names the function, as `GET /health`. */
  readonly handlers: Readonly<Record<Key, RouteHandler>>;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/**
 * Makes a function of route handlers. Each request is logged with its id and outcome, never with a value of it; an error that nobody
 * expected becomes a 500 that tells nothing.
 */
export function requestHandler<Key extends string>({ handlers, logger, metrics }: RequestHandlerProps<Key>) {
  const routes = new Map<string, RouteHandler>(Object.entries<RouteHandler>(handlers));
  return async (event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> => {
    const route = `${event.httpMethod} ${event.resource}`;
    logger.addContext(context);
    logger.setCorrelationId(event.requestContext.requestId);
    try {
      const response = (await routes.get(route)?.(event)) ?? respondProblem(404);
      logger.info('answered', { route, status: response.statusCode });
      return response;
    } catch (error) {
      logger.error('failed', { route, failure: errorFacts(error) });
      metrics.addMetric('UnexpectedError', MetricUnit.Count, 1);
      return respondProblem(500);
    } finally {
      metrics.publishStoredMetrics();
    }
  };
}
