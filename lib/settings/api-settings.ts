import { z } from 'zod';
import { COUNTRIES } from './countries';
import { defineBoolean, defineText, defineUniqueList, defineWholeNumber } from './fields';
import { logRetentionDays } from './log-retention';
import { protection } from './protection';

export const apiSettings = z.strictObject({
  /**
   * Custom domain name of the API; the default execute-api endpoint is then disabled. Default none. Needs a certificate
   * in the same region. With `hostedZone` the DNS record is created too.
   */
  domain: z
    .strictObject({
      /** The host name. Required. */
      name: defineText(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'a host name such as "api.example.com"'),
      /** ACM certificate for the host name. Required. */
      certificateArn: defineText(
        /^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
        'the ARN of an ACM certificate in the region of the environment',
      ),
      /** Public Route 53 hosted zone of the host name; left out when DNS is managed elsewhere. Default none. */
      hostedZone: z
        .strictObject({
          /** Id of the hosted zone. Required. */
          id: defineText(/^Z[A-Z0-9]{5,31}$/, 'a hosted zone id such as "Z0123456789EXAMPLE"'),
          /** Name of the hosted zone; the host name ends with it. Required. */
          name: defineText(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'the zone name such as "example.com"'),
        })
        .optional(),
      /** S3 URI of the PEM bundle of client certificate authorities; enables mutual TLS. Default none. */
      mutualTlsTruststore: defineText(
        /^s3:\/\/[a-z0-9.-]{3,63}\/\S+$/,
        'an S3 object such as "s3://bucket/truststore.pem"',
      ).optional(),
    })
    .optional(),
  /** Requests per second over all routes; also the maximum of each route. Sandbox 50, production 500. */
  requestsPerSecond: defineWholeNumber(1, 10_000, 'requests per second'),
  /** Burst limit of the throttle: requests accepted at once. Sandbox 100, production 1000. */
  burst: defineWholeNumber(1, 5_000, 'requests'),
  /**
   * Daily quota of each machine-to-machine client, at most what `requestsPerSecond` allows in a day. Sandbox 10000,
   * production 1000000.
   */
  machineRequestsPerDay: defineWholeNumber(1, 100_000_000, 'requests per day'),
  /** Requests per address in five minutes above which AWS WAF blocks the address. Sandbox 500, production 2000. */
  requestsPerAddress: defineWholeNumber(10, 2_000_000, 'requests in five minutes'),
  /** Requests per token in five minutes above which AWS WAF blocks the token. Sandbox 500, production 2000. */
  requestsPerToken: defineWholeNumber(10, 2_000_000, 'requests in five minutes'),
  /** Countries from which requests are allowed, as ISO 3166-1 alpha-2 codes. Default none: every country is allowed. */
  allowedCountries: defineUniqueList(
    defineText(new RegExp(`^(${COUNTRIES.join('|')})$`), 'an ISO 3166-1 alpha-2 country code such as "DE"'),
    { min: 0, max: 50 },
    'up to 50 country codes',
  ),
  /**
   * AWS WAF Bot Control, common inspection level. Default false. About 10 USD per month and 1 USD per million requests.
   */
  botControl: defineBoolean(),
  /**
   * Reserved concurrency of each of the three functions; limits cost and damage. Sandbox 5, production 50. Lambda keeps
   * 100 of the quota of an account unreserved. The default quota is 1000; new accounts have 10.
   */
  functionConcurrency: defineWholeNumber(1, 900, 'concurrent executions'),
  /**
   * CloudWatch metrics for each method of the API, in addition to those of the stage, which the alarms use. Sandbox: off
   * with a reason. Production: on. About 2 USD per month for each method that is called.
   */
  detailedMetrics: protection,
  /**
   * Canary deployments: a new version of a function gets one more tenth of the requests every two minutes, and is rolled
   * back on an alarm. Sandbox false, production true. About 2 USD per month for metrics and alarms.
   */
  canary: defineBoolean(),
  /**
   * Role with which API Gateway writes logs, one per account and region. true: this environment creates it; false:
   * another stack created it. Default true.
   */
  manageAccountLogging: defineBoolean(),
  /** Days that access, AWS WAF and function logs are kept. Sandbox 30, production 400. */
  logRetentionDays,
});
