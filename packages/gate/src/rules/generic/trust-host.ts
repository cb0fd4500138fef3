import { memoizeRecent } from '../../templates/memoize';
import type { TemplateResource } from '../../templates/template-resource';
import { awsDocs, EVERY_TYPE, nist, pciDss, type Rule } from '../rule';
import { isPublicAddress } from './cidr';
import { getDomain, isPrivateHost, isSharedHost, normalizeHost, readUrlHost } from './hosts';
import { findKnownParties, type KnownParties } from './known-parties';
import { readName } from './place-name';
import { findPlaces, type Place } from './places';

/** Properties that hold the name or the address of a host without a protocol, by the type of their resource. */
const HOSTS: readonly (readonly [type: RegExp, path: RegExp])[] = [
  [/^AWS::CloudFront::Distribution$/, /\bOrigins\.\d+\.DomainName$|\b(CustomOrigin|S3Origin)\.DNSName$/],
  [
    /^AWS::(ElasticLoadBalancingV2|S3)::/,
    /\b(RedirectConfig\.Host|RedirectRule\.HostName|RedirectAllRequestsTo\.HostName)$/,
  ],
  [/^AWS::Route53Resolver::ResolverRule$/, /^TargetIps\.\d+\.Ip(v6)?$/],
  [/^AWS::EC2::(DHCPOptions|ClientVpnEndpoint)$/, /^(DomainNameServers|NtpServers|DnsServers)(\.\d+)?$/],
  [/^AWS::DataSync::/, /ServerHostname$/],
  [/^AWS::DMS::Endpoint$/, /(^|\.)(ServerName|Broker)$/],
  [/^AWS::ElasticLoadBalancingV2::TargetGroup$/, /^Targets\.\d+\.Id$/],
  [/^AWS::MediaConnect::FlowOutput$/, /^Destination$/],
  [/./, /(^|\.)((Kafka|Additional)BootstrapServers|KAFKA_BOOTSTRAP_SERVERS)(\.\d+)?$/],
  [/^AWS::ECS::TaskDefinition$/, /\.(DnsServers\.\d+|ExtraHosts\.\d+\.IpAddress)$/],
  [/^AWS::AppStream::Stack$/, /^EmbedHostDomains\.\d+$/],
  [/^AWS::SES::MailManager\w+$/, /ServerName$/],
  // A service of AWS is named com.amazonaws.<region>.<service>.
  [/^AWS::EC2::VPCEndpoint$/, /^ServiceName$/],
  [/./, /(^|\.)(SmtpServer|SmtpHost|SyslogServer|ProxyHost|LdapServer)(\.\d+)?$/i],
];
/** The last names of these paths, by which most texts are sorted out. */
const HOST_NAMES = /(domain|dns|service)name|embedhostdomains|ipaddress|host|server|broker|^(id|ip|ipv6|destination)$/i;
/** Texts that people or browsers read, and names that only look like an address. */
const NOT_CALLED =
  /descri|comment|attributemapping|docum|^\$|^schema$|namespace|^xmlns|^logo|logo(url)?$|icon|image|picture|banner|terms|privacy|polic(y|ies)ur|homepage|feedback|help|support|tags?$|licen[cs]e|readme|message|subject|^title$|label|copyright|alloworigins|^origin$|header|claim|scope|audience|userdata|zipfile|inlinecode|^code$|buildspec|environment|variables|parametervalue|mailto|contact|resourceserver|^identifier$|^info$|example|content$|blocked|denied|allowed|allowlist|health/i;
/** Variables by which a program sends its requests, or loads its packages, elsewhere. */
const REDIRECTING =
  /^(?:(?:HTTPS?|ALL|FTP)_PROXY|PIP_(?:EXTRA_)?INDEX_URL|UV_(?:DEFAULT_)?INDEX|NPM_CONFIG_REGISTRY|YARN_NPM_REGISTRY_SERVER|GOPROXY|DOCKER_HOST|AWS_ENDPOINT_URL(?:_[A-Z0-9_]+)?|OTEL_EXPORTER_OTLP_(?:[A-Z]+_)?ENDPOINT)$/i;
/** Addresses that a user pool sends a signed-in user to, with the code of the sign-in. */
const CALLBACKS = /^(CallbackURLs|DefaultRedirectURI|LogoutURLs|ReplyUrls?|RedirectUris?)$/i;

/** Rules for the hosts that resources of every type send data to or load from. */
export const trustHostRules: readonly Rule[] = [
  {
    id: 'TrustHostKnown',
    level: 'required',
    group: 'closedOutbound',
    types: [EVERY_TYPE],
    appliesTo: (resource) => findHosts(resource).length > 0,
    what: 'Resource calls and redirects to hosts of the app, of AWS and of partners only',
    why: 'Whoever owns the host reads the requests, and decides the answer that the workload or the user trusts.',
    fix: 'Use a domain of the templates, or list the host in trusts.hosts of the gate policy.',
    property: 'Properties',
    references: [
      pciDss('12.8.1'),
      awsDocs('wellarchitected/latest/security-pillar/sec_data_transit_authentication.html'),
      nist('SC-7(5)'),
    ],
    check: (resource, templates) => {
      const known = findKnownParties(resource, templates);
      const hosts = findHosts(resource);
      return hosts
        .filter(({ place, host }) =>
          isCallback(place) ? isStrangeCallback(host, hosts, known) : !known.knowsHost(host) && !isSharedHost(host),
        )
        .map(({ place, host }) => `${place.path}: host ${host} ${describeAbility(place)}`);
    },
  },
];

interface NamedHost {
  readonly place: Place;
  readonly host: string;
}

const findHosts = memoizeRecent((resource: TemplateResource): readonly NamedHost[] =>
  findPlaces(resource).candidates.flatMap((place) => {
    const host = readHost(resource, place);
    return host === undefined || isPrivateHost(host) ? [] : [{ place, host }];
  }),
);

/** The host that a place names by text; undefined where a reference or a deployment decides it. */
function readHost(resource: TemplateResource, place: Place): string | undefined {
  const { text } = place;
  if (text.length > 4096) return undefined;
  const isBare = !text.includes('://');
  if (isBare && !(HOST_NAMES.test(place.name) && isHostProperty(resource.type, place.path))) return undefined;
  // Names are split off here, where most texts are sorted out.
  const { names } = place;
  // A nested template is read with these values.
  if (names[0] === 'Parameters' && resource.type === 'AWS::CloudFormation::Stack') return undefined;
  if (isCallback(place)) return readUrlHost(text);
  // The rule about buckets reads the addresses of S3.
  if (/(^|\/|\.)s3[.-][^/]*amazonaws\.com/.test(text)) return undefined;
  if (names.some((name) => NOT_CALLED.test(name)) && !isCalledAnyway(resource.type, place)) return undefined;
  if (resource.type === 'AWS::EC2::VPCEndpoint' && !text.includes('.vpce-svc-')) return undefined;
  return isBare ? readBareHost(text) : readUrlHost(text);
}

/** Whether a place decides what is loaded or who may embed an app, although its name is one that people read. */
function isCalledAnyway(type: string, place: Place): boolean {
  return (
    place.name === 'LoadTemplateFromURL' || type === 'AWS::Connect::ApprovedOrigin' || REDIRECTING.test(readName(place))
  );
}

/** Whether a property of a type holds a host without a protocol. */
function isHostProperty(type: string, path: string): boolean {
  return HOSTS.some(([types, paths]) => paths.test(path) && types.test(type));
}

/** Servers inside a network have private addresses; an address of version 6 has no dots. */
function readBareHost(text: string): string | undefined {
  const [first = ''] = text.split(',');
  const host = normalizeHost(first);
  if (host === undefined) return isPublicAddress(first) ? first : undefined;
  return /^[\d.]+$/.test(host) && !isPublicAddress(host) ? undefined : host;
}

function isCallback(place: Place): boolean {
  return CALLBACKS.test(place.name);
}

/**
 * Whether a sign-in sends users to a host that is not the app's. Where neither policy nor templates name a host of the
 * app, the addresses of one client have to agree on their domain.
 */
function isStrangeCallback(host: string, hosts: readonly NamedHost[], known: KnownParties): boolean {
  if (known.namesHosts) return !known.knowsHost(host);
  const domains = hosts.filter(({ place }) => isCallback(place)).map((one) => getDomain(one.host));
  return domains.some((domain) => domain !== getDomain(host));
}

function describeAbility(place: Place): string {
  const where = [...place.names].reverse();
  const is = (pattern: RegExp) => where.some((name) => pattern.test(name));
  if (isCallback(place)) return 'receives the codes of signed-in users';
  if (is(/issuer|discovery|metadata|authorize|jwks|token|oidc|saml|idp/i)) return 'decides who signs in';
  if (is(/redirect/i)) return 'receives the users';
  if (is(/dns|resolver|nameserver|TargetIps/i)) return 'answers the names';
  if (is(/template|code|script|source|repository|artifact/i)) return 'supplies code';
  if (is(/origin/i)) return 'serves the content';
  return 'receives the data';
}
