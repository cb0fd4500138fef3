import { rdsClusterRules } from '../../../src/rules/rds/rds-cluster';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const inZones = (...zones: unknown[]) => ({
  resources: {
    Cluster: { Type: 'AWS::RDS::DBCluster' },
    ...Object.fromEntries(
      zones.map((AvailabilityZone, index) => [
        `Instance${index}`,
        { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Cluster' }, AvailabilityZone } },
      ]),
    ),
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'eu-central-1b' } },
  },
});

rulesDecide('RDS cluster rules', rdsClusterRules, {
  RdsClusterMultiAz: {
    holds: [
      inZones('eu-central-1a', { 'Fn::GetAtt': ['Subnet', 'AvailabilityZone'] }),
      inZones('eu-central-1a', 'eu-central-1b', 'eu-central-1b'),
      inZones(undefined, undefined),
    ],
    broken: [inZones('eu-central-1a'), inZones(undefined), inZones('eu-central-1a', 'eu-central-1a')],
    undecided: [inZones('eu-central-1a', UNKNOWN)],
    notApplicable: [inZones(), { ...inZones('eu-central-1a'), disposable: true }],
  },
});
