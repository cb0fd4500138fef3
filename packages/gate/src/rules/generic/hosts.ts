import type { TemplateSet } from '../../templates/template-set';

/** Properties that name a domain of the app, by type. */
const DOMAINS: readonly (readonly [type: string, property: string])[] = [
  ['AWS::ApiGateway::DomainName', 'DomainName'],
  ['AWS::ApiGateway::DomainNameV2', 'DomainName'],
  ['AWS::ApiGatewayV2::DomainName', 'DomainName'],
  ['AWS::AppSync::DomainName', 'DomainName'],
  ['AWS::CertificateManager::Certificate', 'DomainName'],
  ['AWS::CloudFront::Distribution', 'DistributionConfig.Aliases'],
  ['AWS::Route53::HostedZone', 'Name'],
  ['AWS::Route53::RecordSet', 'Name'],
];

/** Suffixes of hosts that only AWS hands out. */
const AWS_SUFFIXES = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazoncognito.com',
  'api.aws',
  'aws.amazon.com',
  'awsapprunner.com',
  'aws.github.io',
  'awsapps.com',
  'cloudfront.net',
  'on.aws',
  'public.ecr.aws',
];

/**
 * Hosts that AWS hands out to a customer, who may be anyone: an API, a function URL, a load balancer, a distribution.
 * The first label is an id. Written out instead of a reference, it is not one of the templates.
 */
const CUSTOMER_HOST =
  /^[^.$]+\.(execute-api|lambda-url|appsync-api|auth|es|aoss|[a-z0-9-]+\.elb|elb|vpce(-svc)?|execute)\.|^[^$]+\.elb\.[a-z0-9-]+\.|^[^.$]+\.(cloudfront\.net$|[a-z0-9-]+\.awsapprunner\.com$)/;

/**
 * Identity providers and services that serve every customer. A condition of a policy or a secret says which customer, so
 * their name shows no stranger.
 */
const SHARED_HOSTS: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'agent.buildkite.com',
  'api.bitbucket.org',
  'api.github.com',
  'app.terraform.io',
  'appleid.apple.com',
  'bitbucket.org',
  'cognito-identity.amazonaws.com',
  'github.com',
  'gitlab.com',
  'graph.facebook.com',
  'oidc.circleci.com',
  'token.actions.githubusercontent.com',
  'www.amazon.com',
  'www.facebook.com',
  'www.googleapis.com',
]);

/** The domains that the templates declare. Their owner decides on every host below. */
export function readDomains(templates: TemplateSet): readonly string[] {
  const names = DOMAINS.flatMap(([type, property]) =>
    templates.ofType(type).flatMap((resource) => {
      const value = resource.at(property);
      return Array.isArray(value.raw) ? value.items().map((item) => item.display()) : [value.display()];
    }),
  );
  return names
    .map((name) => name.toLowerCase().replace(/^\*\./, '').replace(/\.$/, ''))
    .filter((name) => normalizeHost(name) !== undefined)
    .map(getDomain);
}

/** The domain that a host belongs to: its last two labels, or three where the last but one is short, as in `co.uk`. */
export function getDomain(host: string): string {
  const labels = host.split('.');
  return labels.slice((labels.at(-2)?.length ?? 0) <= 3 ? -3 : -2).join('.');
}

/** Whether a host belongs to AWS itself, and not to one of its customers. */
export function isAwsHost(host: string): boolean {
  return AWS_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`)) && !CUSTOMER_HOST.test(host);
}

/** Whether a host is a service for every customer, so that something else identifies the customer. */
export function isSharedHost(host: string): boolean {
  return SHARED_HOSTS.has(host);
}

/** Protocols that carry data. Others, such as `spiffe://` or `docker://`, only name something. */
const PROTOCOL =
  /^(?:jdbc:)?(?:https?|wss?|s?ftps?|amqps?|mqtts?|tls|tcp|udp|mysql|mariadb|postgres(?:ql)?|sqlserver|oracle|redshift|mongodb(?:\+srv)?|rediss?|ldaps?|smtps?|kafka|nfs|smb|git|ssh|rtmps?|rtsp|srt|syslog):\/\/([^/?#;\s]{1,500})/i;

/** The host of a URL, in lower case; undefined when it has none, or when only a deployment determines it. */
export function readUrlHost(url: string): string | undefined {
  // `${stageVariables.host}` and `{proxy}` may follow, so this is not parsed as a URL.
  const authority = PROTOCOL.exec(url)?.[1] ?? '';
  return normalizeHost(authority.slice(authority.lastIndexOf('@') + 1));
}

/** The host of `broker.example.com:9092`; undefined for text that is not the name or address of a host. */
export function normalizeHost(text: string): string | undefined {
  const host = text
    .toLowerCase()
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '');
  if (/[${}]/.test(host)) return undefined;
  return /^[a-z0-9_*-]+(\.[a-z0-9_-]+)+$/.test(host) ? host : undefined;
}

/** Whether a name or address is reachable only inside a network: private addresses, `.local`, `.internal`. */
export function isPrivateHost(host: string): boolean {
  return (
    /(^|\.)(localhost|local|internal|lan|corp)$/.test(host) ||
    /^(10\.|127\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host)
  );
}
