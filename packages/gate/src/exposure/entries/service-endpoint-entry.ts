import { isBroad } from '../../rules/generic/cidr';
import type { TemplateResource } from '../../templates/template-resource';
import { findTlsControl } from '../controls/encryption-controls';
import { findWebAcl } from '../controls/web-acl-control';
import { createMethod, type Entry } from '../entry';
import { findText, isTrue, listAt, listTexts, mayBeTrue, readAt } from '../known-values';
import { createNetwork, INTERNET, type Link, type ShownControl } from '../party';
import { listPublicStatements } from '../public-statements';
import { readResourcePolicies } from '../resource-policies';
import type { Surroundings } from '../surroundings';

/** An endpoint that a service has on the internet. */
interface Endpoint {
  /** `Kubernetes API`, `HTTPS` */
  readonly name: string;
  readonly protocol: string;
  /** `none`, `IAM`, `database password` */
  readonly authorization: string;
  readonly controls?: readonly ShownControl[];
  /** Ranges of addresses that may connect. @default - all addresses */
  readonly ranges?: readonly string[];
}

type Reader = (node: TemplateResource, surroundings: Surroundings) => Endpoint | undefined;

/** Services that AWS gives an endpoint on the internet, unless the template closes it. */
const READERS: Readonly<Record<string, Reader>> = {
  'AWS::EKS::Cluster': readKubernetes,
  'AWS::OpenSearchService::Domain': readSearchDomain,
  'AWS::Elasticsearch::Domain': readSearchDomain,
  'AWS::OpenSearchServerless::Collection': readSearchCollection,
  'AWS::AppRunner::Service': (node) =>
    mayBeTrue(readAt(node, 'NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible'), true)
      ? { name: 'ANY /*', protocol: 'HTTPS', authorization: 'none' }
      : undefined,
  'AWS::Transfer::Server': readTransferServer,
  'AWS::ElasticBeanstalk::Environment': () => ({ name: 'ANY /*', protocol: 'HTTP', authorization: 'none' }),
  'AWS::DSQL::Cluster': () => ({ name: 'SQL', protocol: 'PostgreSQL 5432', authorization: 'IAM' }),
  'AWS::MWAA::Environment': (node) =>
    findText(readAt(node, 'WebserverAccessMode')) === 'PUBLIC_ONLY'
      ? { name: 'Web interface', protocol: 'HTTPS', authorization: 'IAM' }
      : undefined,
  'AWS::IoT::TopicRule': () => ({ name: 'MQTT', protocol: 'MQTT', authorization: 'certificate of a device' }),
  'AWS::SES::ReceiptRule': () => ({ name: 'Mail', protocol: 'SMTP', authorization: 'none' }),
  'AWS::AppSync::Api': () => ({ name: 'Events', protocol: 'HTTPS', authorization: 'that of each namespace' }),
};

export function listServiceEndpoints(surroundings: Surroundings): readonly Entry[] {
  return Object.entries(READERS).flatMap(([type, read]) =>
    surroundings.ofType(type).flatMap((node) => {
      const endpoint = read(node, surroundings);
      return endpoint === undefined ? [] : [buildEntry(node, endpoint, surroundings)];
    }),
  );
}

function buildEntry(node: TemplateResource, endpoint: Endpoint, surroundings: Surroundings): Entry {
  const { name, protocol, authorization, controls = [], ranges = ['0.0.0.0/0'] } = endpoint;
  const acl = findWebAcl(node, surroundings);
  const tls = findTlsControl(node, surroundings);
  const limited = ranges.filter((range) => !isBroad(range));
  const isOpen = limited.length < ranges.length;
  const callers = [...(isOpen ? [INTERNET] : []), ...limited.map(createNetwork)];
  return {
    links: callers.map(
      (from): Link => ({
        from,
        to: node,
        action: 'connects to',
        protocol,
        authentication: authorization,
        encryption: tls === undefined && !['HTTPS', 'SFTP'].includes(protocol) ? undefined : 'TLS',
        evidence: [node],
        controls: [
          ...(acl?.control === undefined ? [] : [acl.control]),
          ...(tls === undefined ? [] : [tls]),
          ...controls,
          ...(from === INTERNET ? [] : [{ what: `Endpoint admits ${limited.join(', ')} only`, resource: node }]),
        ],
        isWay: true,
      }),
    ),
    methods: isOpen
      ? [createMethod(node, name, { authorization, ...(acl === undefined ? {} : { webAcl: acl.name }) })]
      : [],
  };
}

/** @see https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
function readKubernetes(node: TemplateResource): Endpoint | undefined {
  const access = readAt(node, 'ResourcesVpcConfig.EndpointPublicAccess');
  if (!mayBeTrue(access, true)) return undefined;
  const ranges = listTexts(readAt(node, 'ResourcesVpcConfig.PublicAccessCidrs'));
  return {
    name: 'Kubernetes API',
    protocol: 'HTTPS',
    authorization: 'IAM',
    controls: [{ what: 'IAM and Kubernetes RBAC', resource: node }],
    ...(ranges.length === 0 ? {} : { ranges }),
  };
}

function readSearchDomain(node: TemplateResource, surroundings: Surroundings): Endpoint | undefined {
  if (readAt(node, 'VPCOptions').present) return undefined;
  const isOpen = listPublicStatements(readResourcePolicies(node, surroundings)).length > 0;
  const hasUsers = isTrue(readAt(node, 'AdvancedSecurityOptions.Enabled'));
  const authorization = isOpen ? (hasUsers ? 'user of the domain' : 'none') : 'IAM';
  const what = hasUsers ? 'Fine-grained access control' : 'Resource policy limits the callers';
  return {
    name: 'ANY /*',
    protocol: 'HTTPS',
    authorization,
    controls: isOpen && !hasUsers ? [] : [{ what, resource: node }],
  };
}

/** A network policy opens a collection to the internet. */
function readSearchCollection(node: TemplateResource, surroundings: Surroundings): Endpoint | undefined {
  const name = findText(readAt(node, 'Name')) ?? '';
  const open = surroundings
    .ofType('AWS::OpenSearchServerless::SecurityPolicy')
    .find((policy) => isOpenPolicy(policy, name));
  return open === undefined
    ? undefined
    : {
        name: 'ANY /*',
        protocol: 'HTTPS',
        authorization: 'IAM',
        controls: [{ what: 'IAM and a data access policy', resource: node }],
      };
}

function isOpenPolicy(policy: TemplateResource, collection: string): boolean {
  if (findText(readAt(policy, 'Type')) !== 'network') return false;
  return listAt(readAt(policy, 'Policy'), ['*']).some((entry) => {
    const names = listAt(entry, ['Rules', '*', 'Resource', '*']).map((value) => value.display());
    return isTrue(readAt(entry, 'AllowFromPublic')) && names.some((name) => covers(name, collection));
  });
}

function covers(pattern: string, collection: string): boolean {
  const [, name = ''] = pattern.split('/');
  return name === collection || (name.endsWith('*') && collection.startsWith(name.slice(0, -1)));
}

/** @see https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html */
function readTransferServer(node: TemplateResource): Endpoint | undefined {
  const type = findText(readAt(node, 'EndpointType')) ?? 'PUBLIC';
  const hasAddress = readAt(node, 'EndpointDetails.AddressAllocationIds').present;
  if (type !== 'PUBLIC' && !(type === 'VPC' && hasAddress)) return undefined;
  const protocols = listTexts(readAt(node, 'Protocols'));
  const provider = findText(readAt(node, 'IdentityProviderType')) ?? 'SERVICE_MANAGED';
  const isPlain = protocols.includes('FTP');
  return {
    name: protocols.length === 0 ? 'SFTP' : [...protocols].sort().join(', '),
    protocol: protocols.length === 0 ? 'SFTP' : [...protocols].sort().join(', '),
    authorization: provider === 'SERVICE_MANAGED' ? 'SSH key' : 'identity provider',
    controls: [
      {
        what: provider === 'SERVICE_MANAGED' ? 'SSH key of a user' : 'Sign-in with an identity provider',
        resource: node,
      },
      ...(isPlain ? [] : [{ what: 'Encrypted file transfer only', resource: node }]),
    ],
  };
}
