import { getAtt, type JsonObject, omitAbsent, pick, ref, toItems, toObject } from '../../json-value';
import type { SamOutput } from '../sam-output';
import type { SamResource } from '../sam-resource';

const KNOWN = [
  'AccessAssociation',
  'BasePath',
  'CertificateArn',
  'DomainName',
  'EndpointAccessMode',
  'EndpointConfiguration',
  'IpAddressType',
  'MutualTlsAuthentication',
  'NormalizeBasePath',
  'OwnershipVerificationCertificateArn',
  'Policy',
  'Route53',
  'SecurityPolicy',
];

/** Expands the domain of a REST API, with its mappings and DNS records. */
export function addApiDomain(resource: SamResource, stage: string, output: SamOutput): void {
  const domain = readDomain(resource, output);
  if (domain === undefined) return;
  const { EndpointConfiguration: endpoint = 'REGIONAL', CertificateArn: certificate, IpAddressType } = domain;
  const isPrivate = endpoint === 'PRIVATE';
  const id = `${resource.id}DomainName`;
  const version = isPrivate ? 'V2' : '';
  output.add(resource, id, `AWS::ApiGateway::DomainName${version}`, {
    ...pick(domain, ['DomainName', 'EndpointAccessMode', 'MutualTlsAuthentication', 'Policy', 'SecurityPolicy']),
    ...pick(domain, ['OwnershipVerificationCertificateArn']),
    [endpoint === 'REGIONAL' ? 'RegionalCertificateArn' : 'CertificateArn']: certificate,
    EndpointConfiguration: omitAbsent({ Types: [endpoint], IpAddressType }),
  });
  for (const { suffix, path } of listBasePaths(domain)) {
    output.add(resource, `${resource.id}${suffix}BasePathMapping`, `AWS::ApiGateway::BasePathMapping${version}`, {
      [isPrivate ? 'DomainNameArn' : 'DomainName']: ref(id),
      RestApiId: ref(resource.id),
      Stage: ref(stage),
      BasePath: path,
    });
  }
  const { VpcEndpointId: vpcEndpoint } = toObject(domain['AccessAssociation']);
  if (vpcEndpoint !== undefined) {
    output.add(resource, `${id}AccessAssociation`, 'AWS::ApiGateway::DomainNameAccessAssociation', {
      DomainNameArn: ref(id),
      AccessAssociationSource: vpcEndpoint,
      AccessAssociationSourceType: 'VPCE',
    });
  }
  addRecords(resource, domain, id, output);
}

/** Expands the domain of an HTTP or WebSocket API. */
export function addApiV2Domain(resource: SamResource, stage: string, output: SamOutput): void {
  const domain = readDomain(resource, output);
  if (domain === undefined) return;
  const id = `${resource.id}DomainName`;
  output.add(resource, id, 'AWS::ApiGatewayV2::DomainName', {
    ...pick(domain, ['DomainName', 'MutualTlsAuthentication']),
    DomainNameConfigurations: [
      {
        EndpointType: domain['EndpointConfiguration'] ?? 'REGIONAL',
        ...pick(domain, ['CertificateArn', 'IpAddressType', 'OwnershipVerificationCertificateArn', 'SecurityPolicy']),
      },
    ],
  });
  for (const { suffix, path } of listBasePaths(domain)) {
    output.add(resource, `${resource.id}${suffix}ApiMapping`, 'AWS::ApiGatewayV2::ApiMapping', {
      DomainName: ref(id),
      ApiId: ref(resource.id),
      Stage: ref(stage),
      ApiMappingKey: path,
    });
  }
  addRecords(resource, domain, id, output);
}

function readDomain(resource: SamResource, output: SamOutput): JsonObject | undefined {
  if (resource.properties['Domain'] === undefined) return undefined;
  const domain = toObject(output.resolve(resource.properties['Domain']));
  output.rejectUnknown(resource, domain, KNOWN, 'Domain.');
  return domain;
}

function listBasePaths(domain: JsonObject): readonly { readonly suffix: string; readonly path: unknown }[] {
  const paths = toItems(domain['BasePath']);
  if (paths.length === 0) return [{ suffix: '', path: undefined }];
  return paths.map((path) => {
    const suffix = String(path).replaceAll(/[^0-9A-Za-z]/g, '');
    return { suffix, path: domain['NormalizeBasePath'] === false ? path : String(path).replaceAll(/^\/|\/$/g, '') };
  });
}

function addRecords(resource: SamResource, domain: JsonObject, id: string, output: SamOutput): void {
  const route53 = toObject(domain['Route53']);
  if (domain['Route53'] === undefined) return;
  const isEdge = domain['EndpointConfiguration'] === 'EDGE';
  const alias = omitAbsent({
    DNSName: route53['DistributionDomainName'] ?? getAtt(id, isEdge ? 'DistributionDomainName' : 'RegionalDomainName'),
    // The zone of every CloudFront distribution.
    HostedZoneId: isEdge ? 'Z2FDTNDATAQYW2' : getAtt(id, 'RegionalHostedZoneId'),
    ...pick(route53, ['EvaluateTargetHealth']),
  });
  const types = route53['IpV6'] === true ? ['A', 'AAAA'] : ['A'];
  output.add(resource, `${resource.id}RecordSetGroup`, 'AWS::Route53::RecordSetGroup', {
    ...pick(route53, ['HostedZoneId', 'HostedZoneName']),
    RecordSets: types.map((Type) => ({
      Name: domain['DomainName'],
      Type,
      AliasTarget: alias,
      ...pick(route53, ['Region', 'SetIdentifier']),
    })),
  });
}
