import { awsDocs, nist, type Rule, trivy } from '../rule';

/** Groups of EC2-Classic, the network without a VPC that AWS has closed. */
const TYPES = [
  'AWS::RDS::DBSecurityGroup',
  'AWS::RDS::DBSecurityGroupIngress',
  'AWS::ElastiCache::SecurityGroup',
  'AWS::ElastiCache::SecurityGroupIngress',
  'AWS::Redshift::ClusterSecurityGroup',
  'AWS::Redshift::ClusterSecurityGroupIngress',
];

/** Rules for data stores in EC2-Classic. */
export const classicSecurityGroupRules: readonly Rule[] = [
  {
    id: 'ClassicSecurityGroupNotUsed',
    level: 'required',
    group: 'privateNetwork',
    types: TYPES,
    what: 'Database, cache or warehouse is not protected by a security group of EC2-Classic',
    why: 'Without a VPC the data store has an address of the internet, and no subnet or network ACL protects it.',
    fix: 'Replace the group by AWS::EC2::SecurityGroup, and create the data store in subnets of a VPC.',
    property: 'Type',
    references: [
      trivy('AVD-AWS-0085'),
      awsDocs('AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbsecuritygroup.html'),
      nist('SC-7'),
    ],
    check: () => false,
  },
];
