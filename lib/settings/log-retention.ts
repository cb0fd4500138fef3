import { z } from 'zod';

/**
 * Retention periods for CloudWatch log groups, a selection of those that the service supports. 400 days is one year
 * plus one month for the investigation, and meets PCI DSS 10.5.1 (12 months). Less than 365 is allowed only in a
 * disposable environment.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const logRetentionDays = z.literal([30, 90, 180, 365, 400, 731]).describe('30, 90, 180, 365, 400 or 731 days');

export type LogRetentionDays = z.output<typeof logRetentionDays>;
