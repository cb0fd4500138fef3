import type { AddedWeakness } from './added-weakness';
import { GROUP, NO_AUTHENTICATION, NO_LOGS, TOO_BROAD, TRANSIT, weaken } from './weakened-properties';

/** Networks of services: VPC Lattice and App Mesh. */
export const serviceNetworkWeaknesses: readonly AddedWeakness[] = [
  ...weaken('AWS::VpcLattice::Service', { Name: 'orders', AuthType: 'AWS_IAM' }, [
    ['lattice-service-open', NO_AUTHENTICATION, 'AuthType', 'NONE', /authenticates requests with IAM/],
    ['lattice-service-default', NO_AUTHENTICATION, 'AuthType', undefined, /authenticates requests with IAM/],
  ]),
  ...weaken(
    'AWS::VpcLattice::ServiceNetwork',
    { Name: 'shop', AuthType: 'AWS_IAM' },
    [['lattice-network-open', NO_AUTHENTICATION, 'AuthType', 'NONE', /authenticates requests with IAM/]],
    {
      Log: {
        Type: 'AWS::VpcLattice::AccessLogSubscription',
        Properties: { ResourceIdentifier: { Ref: 'Subject' }, DestinationArn: GROUP },
      },
    },
  ),
  {
    id: 'lattice-network-no-log',
    service: 'VpcLattice',
    kind: NO_LOGS,
    hardened: {
      Network: { Type: 'AWS::VpcLattice::ServiceNetwork', Properties: { AuthType: 'AWS_IAM' } },
      Log: {
        Type: 'AWS::VpcLattice::AccessLogSubscription',
        Properties: { ResourceIdentifier: { Ref: 'Network' }, DestinationArn: GROUP },
      },
    },
    weaken: { Log: undefined },
    names: /service network logs access/,
  },
  ...weaken(
    'AWS::VpcLattice::Listener',
    {
      ServiceIdentifier: 'svc-0abc',
      Protocol: 'HTTPS',
      DefaultAction: { FixedResponse: { StatusCode: 404 } },
    },
    [['lattice-http', TRANSIT, 'Protocol', 'HTTP', /VPC Lattice listener uses HTTPS/]],
  ),
  ...weaken(
    'AWS::AppMesh::VirtualNode',
    {
      MeshName: 'shop',
      Spec: {
        Listeners: [
          {
            PortMapping: { Port: 8443, Protocol: 'http' },
            TLS: { Mode: 'STRICT', Certificate: { ACM: { CertificateArn: 'certificate' } } },
          },
        ],
        BackendDefaults: { ClientPolicy: { TLS: { Enforce: true } } },
      },
    },
    [
      ['mesh-permissive', TRANSIT, 'Spec.Listeners.0.TLS.Mode', 'PERMISSIVE', /encrypted connections only/],
      ['mesh-plain', TRANSIT, 'Spec.Listeners.0.TLS', undefined, /encrypted connections only/],
      ['mesh-client-plain', TRANSIT, 'Spec.BackendDefaults.ClientPolicy.TLS.Enforce', false, /require TLS from/],
    ],
  ),
  ...weaken('AWS::AppMesh::Mesh', { MeshName: 'shop', Spec: { EgressFilter: { Type: 'DROP_ALL' } } }, [
    ['mesh-egress', TOO_BROAD, 'Spec.EgressFilter.Type', 'ALLOW_ALL', /reach every address/],
  ]),
  ...weaken(
    'AWS::VpcLattice::ResourceConfiguration',
    {
      Name: 'database',
      ResourceConfigurationType: 'SINGLE',
      ResourceConfigurationAuthType: 'AWS_IAM',
      ResourceGatewayId: 'rgw-0abc',
      PortRanges: ['5432'],
    },
    [
      [
        'lattice-resource-open',
        NO_AUTHENTICATION,
        'ResourceConfigurationAuthType',
        'NONE',
        /resource configuration does not switch off/,
      ],
    ],
  ),
];
