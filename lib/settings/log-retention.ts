import { z } from 'zod';

/**
 * The retention periods offered for CloudWatch log groups, out of those the service knows. 400 days is a year plus a month
 * to find out, and meets PCI DSS 10.5.1 (12 months).
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const logRetentionDays = z.literal([30, 90, 180, 365, 400, 731]).describe('30, 90, 180, 365, 400 or 731 days');

export type LogRetentionDays = z.output<typeof logRetentionDays>;
