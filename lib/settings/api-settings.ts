import { z } from 'zod';
import { logRetentionDays } from './log-retention';
import { distinct, text, wholeNumber, yesOrNo } from './text';

export const apiSettings = z.strictObject({
  /**
   * Own host name for the API; the default execute-api address is then switched off. Default none. Needs a certificate in
   * the same region; with `hostedZone` the DNS record is made as well.
   */
  domain: z
    .strictObject({
      /** The host name. Required. */
      name: text(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'a host name such as "api.example.com"'),
      /** Certificate for the name; ACM renews it. Required. */
      certificateArn: text(
        /^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
        'the ARN of an ACM certificate in the region of the environment',
      ),
      /** Public Route 53 zone that holds the name; left out when DNS is managed elsewhere. Default none. */
      hostedZone: z
        .strictObject({
          /** Id of the zone. Required. */
          id: text(/^Z[A-Z0-9]{5,31}$/, 'a hosted zone id such as "Z0123456789EXAMPLE"'),
          /** Name of the zone; the host name ends with it. Required. */
          name: text(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'the zone name such as "example.com"'),
        })
        .optional(),
      /** S3 address of the PEM bundle of client certificate authorities; turns mutual TLS on. Default none. */
      mutualTlsTruststore: text(
        /^s3:\/\/[a-z0-9.-]{3,63}\/\S+$/,
        'an S3 object such as "s3://bucket/truststore.pem"',
      ).optional(),
    })
    .optional(),
  /** Requests a second over all routes; a route never gets more. Sandbox 50, production 500. */
  requestsPerSecond: wholeNumber(1, 10_000, 'requests a second'),
  /** Requests that may arrive at once above the rate. Sandbox 100, production 1000. */
  burst: wholeNumber(1, 5_000, 'requests'),
  /** Requests a machine client may make in a day. Sandbox 10000, production 1000000. */
  machineRequestsPerDay: wholeNumber(1, 100_000_000, 'requests a day'),
  /** Requests from one address in five minutes before the firewall blocks it. Sandbox 500, production 2000. */
  requestsPerAddress: wholeNumber(10, 2_000_000, 'requests in five minutes'),
  /** Requests with one token in five minutes before the firewall blocks it. Sandbox 500, production 2000. */
  requestsPerToken: wholeNumber(10, 2_000_000, 'requests in five minutes'),
  /** Countries whose requests are answered, as ISO 3166-1 alpha-2 codes. Default none: every country. */
  allowedCountries: distinct(
    text(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 country code such as "DE"'),
    { min: 0, max: 50 },
    'up to 50 country codes',
  ),
  /** AWS WAF Bot Control, common inspection level. Default false. About 10 USD a month and 1 USD a million requests. */
  botControl: yesOrNo(),
  /** Reserved concurrency of each function; a ceiling of cost and of damage. Sandbox 5, production 50. New accounts allow 10 in all. */
  functionConcurrency: wholeNumber(1, 1000, 'concurrent executions'),
  /** Shift traffic to a new function version in steps, back on an alarm. Sandbox false, production true. Costs nothing. */
  canary: yesOrNo(),
  /** Account-wide role with which API Gateway writes logs. true: made here; false: another stack of the account made it. Default true. */
  manageAccountLogging: yesOrNo(),
  /** Days that access, firewall and function logs are kept. Sandbox 30, production 400. */
  logRetentionDays,
});
