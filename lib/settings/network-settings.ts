import { z } from 'zod';
import { defineBoolean, defineText, defineUniqueList } from './fields';
import { logRetentionDays } from './log-retention';
import { protection } from './protection';

export const networkSettings = z.strictObject({
  /** Address range of the VPC. Default 10.20.0.0/16. Peered networks must not overlap. */
  cidr: defineText(
    /^(10\.(25[0-5]|2[0-4]\d|1?\d?\d)\.0\.0|172\.(1[6-9]|2\d|3[01])\.0\.0|192\.168\.0\.0)\/16$/,
    'a private /16 network on its boundary, such as "10.20.0.0/16"',
  ),
  /**
   * Availability zones by name, since synthesis makes no look-ups. No default; two for a sandbox, three for production.
   * A zone can be added at the end of the list, but not removed. RDS Proxy is then replaced: set `api.canary` to false
   * for this one deployment, and expect some minutes of 503 until the functions use the new proxy.
   */
  zones: defineUniqueList(
    defineText(/^[a-z]{2}-[a-z]+-\d[a-f]$/, 'an availability zone such as "eu-central-1a"'),
    { min: 2, max: 6 },
    '2 to 6 availability zones of the region, as Aurora needs two, such as ["eu-central-1a", "eu-central-1b"]',
  ),
  /**
   * Interface endpoints in the first two zones, or only in the first. The name of an endpoint resolves to the zones that
   * are available, and functions in every zone use it. With one zone, functions cannot call KMS while that zone is
   * unavailable. Sandbox: off with a reason. Production: on. About 8 USD per month for each endpoint and zone.
   */
  redundantEndpoints: protection,
  /**
   * Domains in addition to *.amazonaws.com that the DNS firewall lets workloads resolve. Default none. The VPC has no
   * route to the internet, so a resolved name is still not reachable. The list prevents data exfiltration in DNS
   * queries.
   */
  allowedDomains: defineUniqueList(
    defineText(/^(\*\.)?([a-z0-9-]+\.)+[a-z]{2,}\.?$/, 'a domain name in lower case, optionally starting with "*."'),
    { min: 0, max: 100 },
    'up to 100 domain names',
  ),
  /**
   * VPC Block Public Access for the whole account and region, in both directions: it also blocks traffic of a gateway
   * that is added later. Default false, because it applies to every other VPC of the account too. No cost.
   */
  blockPublicAccess: defineBoolean(),
  /** Days that flow and DNS query logs are kept in CloudWatch Logs. Sandbox 30, production 400. */
  logRetentionDays,
});
