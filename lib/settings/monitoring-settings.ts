import { z } from 'zod';
import { defineAccountService } from './account-service';
import { defineText, defineWholeNumber } from './fields';
import { protection } from './protection';

export const monitoringSettings = z.strictObject({
  /**
   * Alarms on slow answers, on waves of requests that AWS WAF blocks, on database capacity and on the concurrency of
   * functions. Sandbox: off with a reason. Production: on. 0.40 USD per month.
   */
  loadAlarms: protection,
  /**
   * Alerts about unusual cost of the account. Sandbox and default for production: off with a reason. An account has one
   * monitor of services for all regions, and AWS creates it when Cost Explorer is first opened. No cost.
   */
  costAnomalies: defineAccountService({
    /** USD that an anomaly must cost in total before it is reported, such as 20. Required. */
    minimumUsd: defineWholeNumber(1, 1_000_000, 'USD'),
    /** Monitor of services that the account has. Default none: the environment creates it, and fails if there is one. */
    monitorArn: defineText(
      /^arn:aws:ce::\d{12}:anomalymonitor\/[0-9a-f-]{36}$/,
      'the ARN of a cost anomaly monitor of the account',
    ).optional(),
  }),
});

export type MonitoringSettings = z.output<typeof monitoringSettings>;
