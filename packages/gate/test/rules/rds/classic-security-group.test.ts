import { classicSecurityGroupRules } from '../../../src/rules/rds/classic-security-group';
import { type Case, rulesDecide } from '../rule-cases';

const group = (type: string): Case => ({ resources: { Group: { Type: `AWS::${type}`, Properties: {} } } });

rulesDecide('rules for EC2-Classic', classicSecurityGroupRules, {
  ClassicSecurityGroupNotUsed: {
    forbidsType: true,
    holds: [],
    broken: [
      { GroupDescription: 'Records', DBSecurityGroupIngress: [{ CIDRIP: '198.51.100.0/24' }] },
      group('ElastiCache::SecurityGroup'),
      group('Redshift::ClusterSecurityGroupIngress'),
    ],
    undecided: [],
  },
});
