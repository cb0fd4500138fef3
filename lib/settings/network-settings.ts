import { z } from 'zod';
import { logRetentionDays } from './log-retention';
import { distinct, text, yesOrNo } from './text';

export const networkSettings = z.strictObject({
  /** Address range of the VPC. Default 10.20.0.0/16. Peered networks must not overlap. */
  cidr: text(
    /^(10\.(25[0-5]|2[0-4]\d|1?\d?\d)\.0\.0|172\.(1[6-9]|2\d|3[01])\.0\.0|192\.168\.0\.0)\/16$/,
    'a private /16 network on its boundary, such as "10.20.0.0/16"',
  ),
  /**
   * Availability zones, named because synthesis looks nothing up. No default; two for a sandbox, three for production. Each zone adds one interface
   * endpoint per service (about 8 USD a month each, see docs/deploy.md).
   */
  zones: distinct(
    text(/^[a-z]{2}-[a-z]+-\d[a-f]$/, 'an availability zone such as "eu-central-1a"'),
    { min: 2, max: 6 },
    '2 to 6 availability zones of the region, as Aurora needs two, such as ["eu-central-1a", "eu-central-1b"]',
  ),
  /**
   * Domains besides *.amazonaws.com that the DNS firewall lets workloads resolve. Default none. There is no route to the
   * internet, so a name that resolves is still not reachable; this only keeps DNS from carrying data out.
   */
  allowedDomains: distinct(
    text(/^(\*\.)?([a-z0-9-]+\.)+[a-z]{2,}\.?$/, 'a domain name in lower case, optionally starting with "*."'),
    { min: 0, max: 100 },
    'up to 100 domain names',
  ),
  /**
   * VPC Block Public Access for the whole account and region, both directions: a gateway added later by hand still carries
   * nothing. Default false, because it binds every other VPC of the account as well. Costs nothing.
   */
  blockPublicAccess: yesOrNo(),
  /** Days that flow and DNS query logs are kept in CloudWatch Logs. Sandbox 30, production 400. */
  logRetentionDays,
});
