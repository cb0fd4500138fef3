import { Duration } from 'aws-cdk-lib';
import { Metric, SearchExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { STAGE_NAME } from '../api/records-api';
import type { Settings } from '../settings/settings';

/** Period of the metrics on the dashboard and of the alarms on load. */
const PERIOD = Duration.minutes(5);

export interface MetricSearch {
  readonly namespace: string;
  /** Names of the dimensions, all of them. */
  readonly dimensions: readonly string[];
  /** Terms that a metric must match, such as `MetricName="Errors"`. */
  readonly terms: readonly string[];
  readonly statistic: string;
}

/**
 * The metrics of an environment, found by names that are fixed. So the stack that shows them needs no export of the
 * others.
 */
export class EnvironmentMetrics {
  constructor(
    private readonly prefix: string,
    private readonly settings: Settings,
  ) {}

  /** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html */
  getApi(metricName: string, statistic: string): Metric {
    return createMetric('AWS/ApiGateway', metricName, statistic, {
      ApiName: `${this.prefix}-records`,
      Stage: STAGE_NAME,
    });
  }

  /**
   * A metric of all rules of a web ACL. CloudWatch has it by the metric name of the web ACL.
   *
   * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html
   */
  getWebAcl(webAcl: 'api' | 'sign-in', metricName: string): Metric {
    return createMetric('AWS/WAFV2', metricName, 'Sum', {
      WebACL: `${this.prefix}-${webAcl}`,
      Region: this.settings.region,
      Rule: 'ALL',
    });
  }

  /** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html */
  getCluster(metricName: string, statistic: string): Metric {
    const DBClusterIdentifier = `${this.prefix}-records-${this.settings.data.generation}`;
    return createMetric('AWS/RDS', metricName, statistic, { DBClusterIdentifier });
  }
}

/**
 * Searches for metrics whose names are generated or come and go. The names in the schema are quoted, since some contain a
 * hyphen. A term without quotes matches a part of a value.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
 */
export function searchMetrics({ namespace, dimensions, terms, statistic }: MetricSearch): SearchExpression {
  const schema = [namespace, ...dimensions].map((name) => `"${name}"`).join(',');
  return new SearchExpression({
    expression: `SEARCH('{${schema}} ${terms.join(' ')}', '${statistic}', ${PERIOD.toSeconds()})`,
    label: '',
    period: PERIOD,
  });
}

/** A metric of this region, with its name as label. */
export function createMetric(
  namespace: string,
  metricName: string,
  statistic: string,
  dimensionsMap: Readonly<Record<string, string>>,
): Metric {
  return new Metric({ namespace, metricName, dimensionsMap, period: PERIOD, statistic });
}
