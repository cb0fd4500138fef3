import { getEnvironment } from '../../templates/environment';
import { matchesPattern } from '../../templates/match-pattern';
import { memoize } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import type { TemplateSet } from '../../templates/template-set';
import type { Trust } from '../../templates/trust';
import { AWS_ACCOUNTS } from './data/aws-accounts';
import { isAwsHost, readDomains } from './hosts';

/** Whom the templates and the policy of an environment name as their own or as partners. */
export interface KnownParties {
  /** Whether an account id belongs to the app, to a partner, or to AWS itself. */
  knowsAccount(id: string): boolean;
  /** Whether the name of a bucket is declared in the templates, holds an account id of the app, or is trusted. */
  knowsBucket(name: string): boolean;
  knowsHost(host: string): boolean;
  /** Whether the policy or the templates name a host of the app, so that another one is known to be another's. */
  readonly namesHosts: boolean;
  /** Whether a reference to a container image, with its registry, is trusted by name. */
  knowsImage(reference: string): boolean;
  knowsCanonicalUser(id: string): boolean;
  /** Without a list of organizations in the policy any organization may be the app's. */
  knowsOrganization(id: string): boolean;
}

/** What the templates of an app declare as its own, whatever the policy of an environment trusts. */
const readOwn = memoize((templates: TemplateSet) => ({
  accounts: new Set(templates.stacks.flatMap(({ source: { account } }) => account ?? [])),
  buckets: new Set(templates.ofType('AWS::S3::Bucket').map((bucket) => bucket.at('BucketName').display())),
  domains: readDomains(templates),
  byEnvironment: new Map<string, KnownParties>(),
}));

/** The parties that a resource may work with. */
export function findKnownParties({ stack }: TemplateResource, templates: TemplateSet): KnownParties {
  const environment = getEnvironment(stack.path);
  const { byEnvironment } = readOwn(templates);
  const before = byEnvironment.get(environment);
  if (before !== undefined) return before;
  const now = createKnownParties(templates.getTrust(stack.path), templates);
  byEnvironment.set(environment, now);
  return now;
}

function createKnownParties(trust: Trust, templates: TemplateSet): KnownParties {
  const { accounts, buckets, domains } = readOwn(templates);
  const { organizations = [], canonicalUsers = [], hosts = [] } = trust;
  const isTrusted = (list: readonly string[] | undefined, name: string) =>
    (list ?? []).some((pattern) => matchesPattern(pattern.toLowerCase(), name.toLowerCase()));
  const namesOwnAccount = (name: string) =>
    /\$\{AWS::AccountId\}/.test(name) || [...accounts].some((account) => name.includes(account));
  return {
    knowsAccount: (id) => accounts.has(id) || id in AWS_ACCOUNTS || isTrusted(trust.accounts, id),
    // Of a name with a part that only a deployment determines, nothing is known.
    knowsBucket: (name) =>
      buckets.has(name) || namesOwnAccount(name) || /\$\{(?!AWS::)/.test(name) || isTrusted(trust.buckets, name),
    knowsHost: (host) =>
      isAwsHost(host) ||
      isTrusted(hosts, host) ||
      domains.some((domain) => host === domain || host.endsWith(`.${domain}`)),
    namesHosts: hosts.length + domains.length > 0,
    knowsImage: (reference) => isTrusted(trust.registries, reference),
    knowsCanonicalUser: (id) => id === LOG_DELIVERY_USER || isTrusted(canonicalUsers, id),
    knowsOrganization: (id) => organizations.length === 0 || isTrusted(organizations, id),
  };
}

/**
 * The canonical user that writes access logs of CloudFront.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html
 */
const LOG_DELIVERY_USER = 'c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0';
