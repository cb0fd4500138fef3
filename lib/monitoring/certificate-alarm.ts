import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { AlertTopic } from '../audit/alert-topic';
import { RunbookAlarm } from '../audit/runbook-alarm';

export interface CertificateAlarmProps {
  /** Certificate of the domain name, in ACM. */
  readonly certificateArn: string;
  readonly alerts: AlertTopic;
}

/**
 * Days before the end at which the alarm goes off. ACM renews its own certificates 60 days before, so the renewal has
 * failed by then; an imported certificate is never renewed by ACM.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html
 */
const DAYS_LEFT = 30;

/**
 * An alarm before the certificate of the API expires. ACM publishes the metric twice a day.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html
 */
export class CertificateAlarm extends Construct {
  constructor(scope: Construct, id: string, { certificateArn, alerts }: CertificateAlarmProps) {
    super(scope, id);
    new RunbookAlarm(this, 'ExpiryAlarm', {
      summary: `The certificate of the API expires in ${DAYS_LEFT} days or less and was not renewed.`,
      runbook: 'service-load.md#certificate',
      severity: 'high',
      metric: new Metric({
        namespace: 'AWS/CertificateManager',
        metricName: 'DaysToExpiry',
        dimensionsMap: { CertificateArn: certificateArn },
        period: Duration.days(1),
        statistic: Stats.MINIMUM,
      }),
      threshold: DAYS_LEFT,
      bad: 'under',
      alerts,
    });
  }
}
